#pragma once
// Claims and observations: what is said, not what holds.

#include <set>
#include <string>
#include <vector>

#include "graph/query/selection.hpp"

namespace ecgraph {

/// Which claims and observations are asked for; what is empty filters nothing.
struct ClaimSelection {
  std::vector<EntityId>
      entities;                  ///< subject, about or addressee (observations: subject or about); empty: all
  std::set<std::string> topics;  ///< of claims
  std::set<std::string> metrics;    ///< of observations
  std::vector<EntityId> claimants;  ///< anywhere in the chain
  StatusFilter status{StatusFilter::Which::kAny, {}};
  std::optional<Interval>
      during;  ///< published, or holding, on some day of it (possibly counts; undated: never)
};

/// Ordered by id. When `effort` ends the work, those found by then.
[[nodiscard]] Result<std::vector<Claim>> find_claims(const View& view, const ClaimSelection& selection,
                                                     Effort& effort);
[[nodiscard]] Result<std::vector<Observation>> find_observations(const View& view,
                                                                 const ClaimSelection& selection,
                                                                 Effort& effort);

}  // namespace ecgraph
