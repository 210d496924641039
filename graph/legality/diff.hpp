#pragma once
// Which items changed status between two days, or because of rules, and which rules did it (legality.md,
// Causes).

#include <set>
#include <vector>

#include "graph/legality/answer.hpp"
#include "graph/legality/go_on.hpp"
#include "graph/legality/question.hpp"
#include "graph/legality/world.hpp"

namespace ecgraph::legality {

/// An item of which the law says another thing before than after.
struct Difference {
  EntityId item;
  std::optional<EntityId> family;
  Piece before, after;
  std::set<RuleId> because;  ///< empty where leaving out rules does not undo the change
};

/// The items whose verdict, review policy, exceptions or requirements differ between the two days. Items are
/// those that the question would be answered for on the later day; its period does not matter. Not whole when
/// `go_on` ended the work, here and below.
[[nodiscard]] std::vector<Difference> diff_days(const World& world, const Question& question, Day before,
                                                Day after, const GoOn& go_on = to_the_end);
/// The items, and each stretch of days of the question's period, for which its `without_rules` and
/// `with_rules` make a difference: before, the law with them taken out and put in; after, as it is.
[[nodiscard]] std::vector<Difference> diff_rules(const World& world, const Question& question,
                                                 const GoOn& go_on = to_the_end);

}  // namespace ecgraph::legality
