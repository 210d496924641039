#pragma once
// The recorded versions of one statement: who said it when, and why.

#include <vector>

#include "graph/graph.hpp"
#include "graph/index/view.hpp"

namespace ecgraph {

/// Every version that was recorded up to the view's revision, oldest first; empty when the statement had
/// never stood by then. What was retracted keeps its history.
[[nodiscard]] Result<std::vector<RecordedVersion>> find_history(const Graph& graph, const View& view,
                                                                const StatementKey& key);

}  // namespace ecgraph
