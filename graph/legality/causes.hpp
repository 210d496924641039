#pragma once
// Why the status of items changed between two days: which rules, left out, undo it (legality.md, Causes).

#include <set>
#include <vector>

#include "graph/legality/diff.hpp"

namespace ecgraph::legality {

/// Fills in `because` of each difference between the two days; of all only when `go_on` lets the work come to
/// its end.
void find_causes(const World& world, const Question& question, Day before, Day after,
                 std::vector<Difference>& differences, const GoOn& go_on = to_the_end);
/// For each piece of an item's answer to the question, the rules because of which its status differs from
/// that of the piece before it: none for the first, and where only the launch or the missing facts differ.
[[nodiscard]] std::vector<std::set<RuleId>> causes_of_pieces(const World& world, const Question& question,
                                                             const EntityId& item,
                                                             const std::vector<Piece>& pieces,
                                                             const GoOn& go_on = to_the_end);

}  // namespace ecgraph::legality
