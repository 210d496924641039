#pragma once
// What every form of the question shares: which items it is asked of, their pieces alone, and what an answer
// has to say besides.

#include <string>
#include <vector>

#include "graph/legality/answer.hpp"
#include "graph/legality/go_on.hpp"
#include "graph/legality/question.hpp"
#include "graph/legality/scene.hpp"
#include "graph/legality/world.hpp"

namespace ecgraph::legality {

/// The pieces of one item, without what a whole answer shows beside them.
struct ItemPieces {
  const Item* item = nullptr;  ///< of the world
  EntityId id;
  std::vector<Piece> pieces;
};

/// The items of the question, families member by member; a list leaves out those launched after the period.
[[nodiscard]] std::vector<const Item*> items_asked(const World& world, const Question& question);
/// Evaluates the question's items, not its specs, over its period and under its own reading. Nothing when
/// `go_on` ended the work: who compares answers item by item must not compare parts.
[[nodiscard]] std::optional<std::vector<ItemPieces>> verdicts(const World& world, const Question& question,
                                                              const GoOn& go_on = to_the_end);

/// What is not evaluated, said with every answer under the regime, and what of the days answered about lies
/// beyond the law that is recorded.
[[nodiscard]] std::vector<std::string> notes_of(const World& world, const Question& question,
                                                const Interval& days);
/// The lists on which the end user was not found; empty where none was named or described.
[[nodiscard]] std::vector<ListCoverage> coverage_of(const Setting& setting);
[[nodiscard]] std::vector<ListCoverage> coverage_of(const World& world, const Question& question);

}  // namespace ecgraph::legality
