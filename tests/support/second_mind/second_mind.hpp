#pragma once
// The second mind: the legality question answered from graph/legality/legality.md alone, day by day, with no
// code of the engine: not its dates, numbers, logic, clauses, nor its ownership. Slow, plain, and made to
// disagree.

#include <memory>
#include <nlohmann/json.hpp>
#include <vector>

namespace ecgraph::tests::naive {

struct Facts;

class SecondMind {
 public:
  /// `statements`: documents as in seed/ and POST /v1/changes.
  explicit SecondMind(const std::vector<nlohmann::json>& statements);
  ~SecondMind();
  SecondMind(SecondMind&&) noexcept;

  /// `question`: a body of POST /v1/legality, ids for names, with `items` or `specs`, and `at` or `during` of
  /// bounded length. {item: {"legal", "pieces": [{"from", "until", "verdict", "review_policy",
  /// "requirements", "exceptions": {clause: applies}, "missing": bool, "not_yet_launched"}],
  /// "by_published_rules"?: pieces}}; specs are the item "".
  [[nodiscard]] nlohmann::json answer(const nlohmann::json& question) const;

 private:
  std::unique_ptr<Facts> facts_;
};

}  // namespace ecgraph::tests::naive
