#pragma once
// The machine-readable part of a rule: predicates, clauses and the tests inside them.

#include "graph/model/rule.hpp"
#include "server/wire/object_reader.hpp"

namespace ecgraph::wire {

/// Reads the members of a rule, but for `kind` and those that all statements share.
[[nodiscard]] Rule read_rule(ObjectReader& reader, const Vocabulary& vocabulary);

}  // namespace ecgraph::wire
