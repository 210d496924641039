#include "bench/built_in_graph.hpp"

#include <unistd.h>

#include <string>

#include "schema/embedded.hpp"
#include "schema/vocabulary_reader.hpp"
#include "server/seed/seed_loader.hpp"

namespace ecgraph::bench {

BuiltInGraph::BuiltInGraph()
    : folder_(std::filesystem::temp_directory_path() / ("ecgraph-bench-" + std::to_string(getpid()))),
      graph_(must(Graph::open(folder_, built_in_vocabulary(), Graph::Open::kCreate))) {
  const auto seed = must(seed::read_seed(embedded::seed(), built_in_vocabulary()));
  static_cast<void>(must(seed::load_seed(*graph_, seed)));
}

BuiltInGraph::~BuiltInGraph() {
  graph_.reset();
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

}  // namespace ecgraph::bench
