#include "graph/query/history.hpp"

namespace ecgraph {

Result<std::vector<RecordedVersion>> find_history(const Graph& graph, const View& view,
                                                  const StatementKey& key) {
  auto history = graph.history(key);
  if (!history) return fail(std::move(history.error()));
  std::erase_if(*history, [&](const RecordedVersion& version) { return version.revision > view.revision(); });
  return history;
}

}  // namespace ecgraph
