#pragma once
// Whether a rule, taken alone, is one that the legality engine can read.

#include "graph/write/faults.hpp"

namespace ecgraph::write {

/// Every fault of a rule in itself; references are checked elsewhere.
void check_rule(const Rule& rule, const Vocabulary& vocabulary, const Pointer& at, FaultsOfChange& faults);

}  // namespace ecgraph::write
