#pragma once
// What a run of random questions has met: a case that never occurs is a test that cannot fail.

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "graph/legality/legality.hpp"

namespace ecgraph::tests {

class Tally {
 public:
  void count(const std::string& name) { ++counts_[name]; }
  /// The readings, buyers and items that a posted body asks for.
  void count_question(const nlohmann::json& body);
  /// Verdicts, exceptions and, where there is a proof, every kind of test with its result.
  void count_answer(const legality::Answer& answer);

  /// Those of `names` that were never counted.
  [[nodiscard]] std::vector<std::string> never(const std::vector<std::string>& names) const;
  /// Each case with its count, in lines.
  [[nodiscard]] std::string text() const;

 private:
  void count_piece(const legality::Piece& piece);
  void count_proof(const legality::ProofNode& node);

  std::map<std::string, std::size_t> counts_;
};

/// What every run of some size has to meet.
[[nodiscard]] const std::vector<std::string>& cases_to_meet();

}  // namespace ecgraph::tests
