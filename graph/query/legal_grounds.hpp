#pragma once
// The statements that a legality answer can depend on, for a proof that needs nothing else.

#include <vector>

#include "graph/index/view.hpp"
#include "graph/legality/question.hpp"

namespace ecgraph {

/// For a question about one recorded item, or figures: the rules of its regime and those that they refer to,
/// the groups of countries with their members, the item with its maker, the lists, the end user with its
/// owners all the way up, and their listings; and the sources of all these. What is shown beside a verdict is
/// left out. In the order in which a whole state is read.
[[nodiscard]] Result<std::vector<Statement>> legal_grounds(const View& view,
                                                           const legality::Question& question);

}  // namespace ecgraph
