#pragma once
// Exceptions: each lifts only the requirements that it lists (legality.md, One day, 3).

#include <span>
#include <vector>

#include "graph/legality/matches.hpp"

namespace ecgraph::legality {

/// What the exceptions do to one requirement.
struct Lifting {
  Finding lifted;                      ///< by an exception that needs no more facts
  std::vector<const Match*> by;        ///< those that lift it for sure
  std::vector<const Match*> possible;  ///< those that may: unknown, or not usable without more facts
};
[[nodiscard]] Lifting lifting_of(const CompiledClause& requirement, std::span<const Match> exceptions);

}  // namespace ecgraph::legality
