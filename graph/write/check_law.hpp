#pragma once
// Whether all rules together still fit after a transaction: predicates are unique and not circular, and what
// rules name of each other exists.

#include "graph/write/faults.hpp"
#include "graph/write/proposed.hpp"

namespace ecgraph::write {

/// Does nothing when the transaction touches no rule. Fails only when a stored rule cannot be read.
[[nodiscard]] Result<void> check_law(const Proposed& proposed, Faults& faults);

}  // namespace ecgraph::write
