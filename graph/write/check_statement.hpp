#pragma once
// Whether a statement, taken alone, is what the vocabulary allows. What it refers to is checked elsewhere
// (validate.cpp).

#include "graph/write/faults.hpp"

namespace ecgraph::write {

/// Every fault of a statement in itself; references are checked elsewhere.
void check_statement(const Statement& statement, const Vocabulary& vocabulary, const Pointer& at,
                     FaultsOfChange& faults);

}  // namespace ecgraph::write
