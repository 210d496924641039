#pragma once
// Why the status of items changed between two days: which rules, left out, undo it (legality.md, Causes).

#include <vector>

#include "graph/legality/diff.hpp"

namespace ecgraph::legality {

/// Fills in `because` of each difference between the two days.
void find_causes(const World& world, const Question& question, Day before, Day after,
                 std::vector<Difference>& differences);

}  // namespace ecgraph::legality
