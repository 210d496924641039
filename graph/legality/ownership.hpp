#pragma once
// The affiliates cascade: a firm counts as listed when it is, or when owners that count as listed together
// hold the threshold or more of it (legality.md, Owners). Least fixpoint, three-valued.

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "graph/legality/finding.hpp"
#include "graph/legality/holdings.hpp"
#include "graph/legality/listings.hpp"
#include "graph/legality/parties.hpp"
#include "graph/legality/proof.hpp"

namespace ecgraph::legality {

/// What the cascade is computed from. The references outlive it.
struct CascadeInput {
  const Parties& parties;
  const Holdings& holdings;
  const Listings& listings;
  std::span<const Party> lists;  ///< on any of which an owner counts as listed
  Day day;
  std::optional<Day> public_by;
  Decimal threshold;  ///< percent
};

/// The cascade above one party (or one that is only described, by its stakes).
class Cascade {
 public:
  Cascade(const CascadeInput& input, std::vector<Stake> stakes, std::string owned_name, FactNames& facts);
  /// Whether owners that count as listed hold the threshold or more, together. Lower bounds give true, upper
  /// bounds false, between them unknown, missing the shares and the listing statuses that would settle it.
  [[nodiscard]] Finding owned_by_listed(Recorder at);
  /// The strictest policy of the listings that make up the share, when it is reached for sure.
  [[nodiscard]] std::optional<ReviewPolicy> policy() const;

 private:
  struct Node {
    Party party;
    ListingStatus listed;
    std::vector<Stake> stakes;
    bool surely = false, possibly = false;  ///< counts as listed
    std::optional<ReviewPolicy> policy;
  };
  void gather(const std::vector<Stake>& stakes);
  void settle();
  [[nodiscard]] Node& node(Party party) { return nodes_.at(party); }
  [[nodiscard]] Decimal lower(const std::vector<Stake>& stakes) const;
  [[nodiscard]] Decimal upper(const std::vector<Stake>& stakes) const;
  [[nodiscard]] std::optional<ReviewPolicy> strictest(const std::vector<Stake>& stakes) const;
  void add_reasons(const std::vector<Stake>& stakes, const std::string& owned,
                   std::vector<FactNumber>& missing, std::vector<Party>& seen) const;
  /// What a share that is reached, may be reached or is not reached rests on.
  void rest_on(const std::vector<Stake>& stakes, Kleene reached, Grounds& grounds,
               std::vector<Party>& seen) const;
  [[nodiscard]] bool counts_for(const Stake& stake, Kleene reached) const;
  void record(const std::vector<Stake>& stakes, Recorder at, std::vector<Party>& seen) const;

  CascadeInput input_;
  std::vector<Stake> stakes_;
  std::string owned_name_;
  FactNames& facts_;
  std::map<Party, Node> nodes_;
};

}  // namespace ecgraph::legality
