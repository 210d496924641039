#pragma once
// The rules of a random world: of several regimes and kinds, with clauses of every effect.

#include "tests/support/legality_worlds/clause_test_draw.hpp"

namespace ecgraph::tests {

class RuleDraw {
 public:
  RuleDraw(Random& random, DateDraw& dates, RandomWorld& world)
      : random_(random), dates_(dates), world_(world), tests_(random, world) {}

  /// Adds rules of the parties and items drawn before.
  void draw();

 private:
  [[nodiscard]] nlohmann::json rule(const std::string& id);
  void add_dates(nlohmann::json& rule);
  void add_aliases(nlohmann::json& rule);
  void add_predicates(nlohmann::json& rule);
  void add_asking_clauses(nlohmann::json& rule);
  void add_other_clauses(nlohmann::json& rule);
  [[nodiscard]] nlohmann::json clause(const nlohmann::json& rule, const std::string& effect);
  void add_enforcement(nlohmann::json& clause);
  [[nodiscard]] nlohmann::json exception(const nlohmann::json& rule);
  [[nodiscard]] nlohmann::json review_policy(const nlohmann::json& rule);
  [[nodiscard]] nlohmann::json also_named();
  [[nodiscard]] nlohmann::json some_requirements();
  [[nodiscard]] std::string another_rule();

  Random& random_;
  DateDraw& dates_;
  RandomWorld& world_;
  ClauseTestDraw tests_;
  std::vector<nlohmann::json> rules_;
};

}  // namespace ecgraph::tests
