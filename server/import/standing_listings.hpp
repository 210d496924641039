#pragma once
// What stands of the lists that are loaded under one prefix, held so that the records of a new version find
// it.

#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/index/view.hpp"
#include "server/import/listing_key.hpp"
#include "server/import/listing_terms.hpp"

namespace ecgraph::import {

/// One listing that an import wrote.
struct StandingListing {
  RelationNo relation;
  EntityNo party, list;
  Fingerprint entry, content;
  Fingerprint number;        ///< of its list and the publisher's id
  bool is_numbered = false;  ///< the publisher gave it an id
  bool gone = false;         ///< a later version did not name it
  Day until;                 ///< the last day on which it may end by its own dates
};

/// All of them, by what a record may be known by.
class StandingListings {
 public:
  using Number = std::uint32_t;  ///< of a listing in `all()`

  /// Those whose party has an id that begins with `prefix:`.
  [[nodiscard]] static Result<StandingListings> read(const View& view, const ListingTerms& terms,
                                                     std::string_view prefix);

  [[nodiscard]] const std::vector<StandingListing>& all() const { return all_; }
  /// With this mark of an entry; those that are not gone first.
  [[nodiscard]] std::vector<Number> with_entry(Fingerprint entry) const;
  /// The only one that is not gone and has this mark of list and publisher's id.
  [[nodiscard]] std::optional<Number> with_number(Fingerprint number) const;
  /// The only one that is not gone and whose party has this label on this list.
  [[nodiscard]] std::optional<Number> with_name(const EntityId& list, std::string_view name) const;
  [[nodiscard]] const View& view() const { return view_; }

 private:
  explicit StandingListings(View view) : view_(std::move(view)) {}
  [[nodiscard]] Result<void> add(const RelationHead& head, const ListingTerms& terms);
  void sort();

  /// A number, or that there are several.
  using Only = std::optional<Number>;
  View view_;
  std::vector<StandingListing> all_;
  std::unordered_multimap<Fingerprint, Number, FingerprintHash> by_entry_;
  std::unordered_map<Fingerprint, Only, FingerprintHash> by_number_;
  mutable std::unordered_map<Fingerprint, Only, FingerprintHash> by_name_;  ///< made when first asked
  mutable bool has_names_ = false;
};

/// The mark of a list and a publisher's id on it.
[[nodiscard]] Fingerprint number_mark(const EntityId& list, std::string_view publisher_id);

}  // namespace ecgraph::import
