#pragma once
// The legality engine: may this item go there, on these days, under what, and why (shared meaning:
// legality.md).
//
//   const auto world = World::build(vocabulary, statements);      // once a revision
//   Question question; question.items = {…}; question.destination = …; question.during = Interval::day(…);
//   const Answer answer = legality::answer(world, question);
//
// A question is answered from the world alone: no clock, no store. Figures are compared exactly, logic is
// three-valued.

#include "graph/legality/answer.hpp"
#include "graph/legality/go_on.hpp"
#include "graph/legality/question.hpp"
#include "graph/legality/world.hpp"

namespace ecgraph::legality {

/// Answers for every item asked (families member by member) or for the specs. Unknown items are left out:
/// resolve ids first.
[[nodiscard]] Answer answer(const World& world, const Question& question, const GoOn& go_on = to_the_end);

/// The items that stand for these ids: a family is its members, an item itself; others are nothing.
[[nodiscard]] std::vector<EntityId> expand_families(const World& world, const std::vector<EntityId>& ids);

}  // namespace ecgraph::legality
