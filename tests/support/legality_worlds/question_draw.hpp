#pragma once
// Random questions of a random world, as bodies of a posted legality request.

#include "tests/support/legality_worlds/random_world.hpp"

namespace ecgraph::tests {

class QuestionDraw {
 public:
  QuestionDraw(Random& random, const RandomWorld& world) : random_(random), world_(world) {}

  [[nodiscard]] nlohmann::json draw();

 private:
  void add_items(nlohmann::json& question);
  [[nodiscard]] nlohmann::json specs();
  void add_end_user(nlohmann::json& question);
  [[nodiscard]] nlohmann::json described_buyer();
  [[nodiscard]] nlohmann::json owners();
  void add_time(nlohmann::json& question);
  void add_reading(nlohmann::json& question);
  [[nodiscard]] std::string period();
  /// A day on which something may change, or one beside it.
  [[nodiscard]] Day day();

  Random& random_;
  const RandomWorld& world_;
};

}  // namespace ecgraph::tests
