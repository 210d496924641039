#pragma once
// Totals of values that add up.

#include <vector>

#include "graph/query/values.hpp"

namespace ecgraph {

/// For each pair of ends, and each currency, the total of all series on every stretch of days on which some
/// value is stated. `pieces` are ordered by their ends. Fails when a total needs more digits than a decimal
/// has.
[[nodiscard]] Result<std::vector<ValuePiece>> totals_of(const std::vector<ValuePiece>& pieces);

}  // namespace ecgraph
