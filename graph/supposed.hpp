#pragma once
// Rules that a question supposes and nobody records.

#include <vector>

#include "graph/index/view.hpp"
#include "graph/model/rule.hpp"

namespace ecgraph {

/// Whether the rules would fit into the law of a recorded state, each in the place of the rule of its id or
/// beside the others. Fails with every fault, as a commit would, with pointers `/<rule's number>/…`.
[[nodiscard]] Result<void> check_supposed(const std::vector<Rule>& rules, const View& view);

}  // namespace ecgraph
