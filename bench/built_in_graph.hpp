#pragma once
// A real graph with the built-in data, in a temporary folder that goes away with it.

#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <utility>

#include "graph/graph.hpp"

namespace ecgraph::bench {

class BuiltInGraph {
 public:
  BuiltInGraph();
  ~BuiltInGraph();
  BuiltInGraph(const BuiltInGraph&) = delete;
  BuiltInGraph& operator=(const BuiltInGraph&) = delete;
  [[nodiscard]] Graph& graph() { return *graph_; }

 private:
  std::filesystem::path folder_;
  std::unique_ptr<Graph> graph_;
};

/// The value; a failure ends the program with its message.
template <class T>
[[nodiscard]] T must(Result<T> result) {
  if (result) return std::move(*result);
  fmt::print(stderr, "{}\n", result.error().message);
  std::exit(1);
}

}  // namespace ecgraph::bench
