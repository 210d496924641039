#pragma once
// Whether what a transaction retracts, or gives another type, is still referred to by statements that it
// leaves alone.

#include <vector>

#include "graph/write/faults.hpp"
#include "graph/write/proposed.hpp"

namespace ecgraph::write {

/// `effective` are the numbers of the changes that change something. Looks through all statements that stand,
/// once, and only when something is retracted or changes its type.
[[nodiscard]] Result<void> check_removals(const Proposed& proposed, const std::vector<std::size_t>& effective,
                                          Faults& faults);

}  // namespace ecgraph::write
