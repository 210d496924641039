#pragma once
// What a rule refers to: sources, other rules, their clauses, predicates, and the entities that its tests
// name.

#include "graph/write/references.hpp"

namespace ecgraph::write {

/// Calls `visit` for everything that the rule names: other rules, entities, sources, predicates.
void for_each_reference_of_rule(const Rule& rule, const Pointer& at, const VisitReference& visit);

/// The predicates and entities that a test of an item names.
void for_each_reference_of_test(const ItemTest& test, const Pointer& at, const VisitReference& visit);

}  // namespace ecgraph::write
