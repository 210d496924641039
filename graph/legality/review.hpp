#pragma once
// How a licence application would be looked at (legality.md, One day, 4).

#include <optional>
#include <span>
#include <vector>

#include "graph/legality/matches.hpp"

namespace ecgraph::legality {

/// With which policy an application is reviewed, and why.
struct Review {
  ReviewPolicy policy;
  Grounds grounds;                  ///< of the clause that says so
  std::vector<FactNumber> missing;  ///< what would make it another, milder one
};

/// The matching review policy of highest priority, else the requirement's default. Where it is unknown
/// whether one of higher priority matches, the strictest that may be the case, and what is missing.
[[nodiscard]] Review review_of(const Vocabulary& vocabulary, const ClauseScene& requirement,
                               std::span<const Match> policies);

}  // namespace ecgraph::legality
