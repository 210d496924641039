#pragma once
// A verdict with everything that it follows from: question, statements, tests, hashes. Whoever has the
// program can compute it again without the graph.

#include <boost/json.hpp>
#include <string>
#include <vector>

#include "graph/legality/question.hpp"
#include "graph/model/statement.hpp"

namespace ecgraph::proof {

/// The first words of every proof.
inline constexpr std::string_view kForm = "ecgraph proof";
inline constexpr std::string_view kFormVersion = "1";

/// Where a proof comes from.
struct Origin {
  std::string program;  ///< version
  std::string log;      ///< hash of the log's first record
  std::uint32_t revision = 0;
  std::string permalink;  ///< of the answer
};

/// Answers the question, which is about one item, from the statements alone, and writes both down. An error
/// when the item is not among them.
[[nodiscard]] Result<boost::json::object> proof_document(const Vocabulary& vocabulary,
                                                         const std::vector<Statement>& statements,
                                                         const legality::Question& question,
                                                         const Origin& origin);

}  // namespace ecgraph::proof
