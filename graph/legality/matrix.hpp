#pragma once
// Many items by many periods, or by many destinations: a word each.

#include <vector>

#include "graph/legality/answer.hpp"
#include "graph/legality/go_on.hpp"
#include "graph/legality/question.hpp"
#include "graph/legality/world.hpp"

namespace ecgraph::legality {

/// A row of the matrix.
struct MatrixRow {
  EntityId item;
  std::optional<EntityId> family;
  std::vector<Legal> cells;  ///< one a column
};

/// Each item is evaluated once over the question's period, and its pieces are cut into the columns, which lie
/// in that period in order. Not whole when `go_on` ended the work, here and below.
[[nodiscard]] std::vector<MatrixRow> matrix_by_period(const World& world, const Question& question,
                                                      const std::vector<Interval>& columns,
                                                      const GoOn& go_on = to_the_end);
/// A column a destination, all for the question's period.
[[nodiscard]] std::vector<MatrixRow> matrix_by_destination(const World& world, Question question,
                                                           const std::vector<CountryCode>& columns,
                                                           const GoOn& go_on = to_the_end);

}  // namespace ecgraph::legality
