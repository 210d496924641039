#pragma once
// The whole read side once more, for comparison: design.md applied to a list of documents, one by one. Of the
// product it uses the vocabulary (data) and nothing else.

#include <boost/json.hpp>
#include <string>
#include <vector>

#include "tests/server/reads/naive_graph.hpp"
#include "tests/server/reads/naive_relations_asked.hpp"
#include "tests/server/reads/question.hpp"

namespace ecgraph::tests {

/// What a request must be answered with: every result, as if no limit had been set.
struct NaiveAnswer {
  int status = 200;
  std::string parameter;  ///< at fault; with 308: the location
  std::size_t revision = 0;
  std::vector<boost::json::object> rows;
  boost::json::object left_out;
};

class NaiveReader {
 public:
  NaiveReader(const NaiveGraph& graph, std::string today) : graph_(graph), today_(std::move(today)) {}
  [[nodiscard]] NaiveAnswer answer(const Question& question) const;

 private:
  const NaiveGraph& graph_;
  std::string today_;
};

}  // namespace ecgraph::tests
