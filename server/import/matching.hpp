#pragma once
// Which listing that stands a record of a new version is: decided in two passes over the file, so that the
// order of its records makes no difference.

#include <functional>
#include <optional>
#include <set>
#include <unordered_set>
#include <vector>

#include "server/import/standing_listings.hpp"

namespace ecgraph::import {

/// What a record was found to be.
struct Match {
  /// What it was found by, or why it is none of its own.
  enum class How : std::uint8_t {
    kNew,        ///< nothing that stands is it
    kFurther,    ///< a further entry of a party that this file names already
    kById,       ///< known by the publisher's id
    kByName,     ///< known by list, name and country
    kDuplicate,  ///< this file has it already
    kClash       ///< this file has another record under the same lasting id
  } how = How::kNew;
  std::optional<StandingListings::Number> standing;  ///< of kById and kByName
  bool is_same = false;                              ///< what is published about it has not changed
};

/// Matches the records of one file. `survey` every record, then `assign` every record again, in their order.
class Matching {
 public:
  explicit Matching(const StandingListings& standing) : standing_(&standing) {
    exact_.resize(standing.all().size());
    named_.resize(standing.all().size());
    taken_.resize(standing.all().size());
  }

  /// First pass: what the file names.
  void survey(const ListedParty& party, const ListingKey& key);
  /// Whether the file names a listing, as far as the first pass says.
  [[nodiscard]] bool is_named(StandingListings::Number number) const {
    return exact_[number] || named_[number] || guessed_.contains(number);
  }
  /// Second pass: what the record is.
  [[nodiscard]] Match assign(const ListedParty& party, const ListingKey& key);
  /// Whether a record was found to be it.
  [[nodiscard]] bool is_taken(StandingListings::Number number) const { return taken_[number]; }
  [[nodiscard]] const StandingListings& standing() const { return *standing_; }

 private:
  [[nodiscard]] std::optional<StandingListings::Number> by_other_marks(const ListedParty& party) const;
  [[nodiscard]] Match take(StandingListings::Number number, const ListedParty& party, const ListingKey& key);
  [[nodiscard]] Match new_entry(const ListedParty& party, const ListingKey& key);

  const StandingListings* standing_;
  std::vector<bool> exact_;  ///< a record has its entry and its content
  std::vector<bool> named_;  ///< a record has its entry
  std::set<StandingListings::Number> guessed_;
  std::vector<bool> taken_;
  std::unordered_set<Fingerprint, FingerprintHash> entries_, records_;  ///< of this pass
};

}  // namespace ecgraph::import
