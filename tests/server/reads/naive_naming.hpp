#pragma once
// What a text in a question names: an id, a name, a country's code.

#include <string>
#include <vector>

#include "tests/server/reads/naive_graph.hpp"

namespace ecgraph::tests {

/// What a text names, as `subject=` and its like take it: one entity, none or several.
[[nodiscard]] std::vector<std::string> named_by(const Standing& standing, const std::string& text);

}  // namespace ecgraph::tests
