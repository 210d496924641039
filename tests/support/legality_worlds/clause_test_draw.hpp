#pragma once
// The tests that a clause of a random rule makes: of the item, the destination and the end user.

#include "tests/support/legality_worlds/date_draw.hpp"
#include "tests/support/legality_worlds/random_world.hpp"

namespace ecgraph::tests {

class ClauseTestDraw {
 public:
  ClauseTestDraw(Random& random, const RandomWorld& world) : random_(random), world_(world) {}

  /// A test of the item; refers to the predicates drawn so far.
  [[nodiscard]] nlohmann::json item() { return item(random_.between(0, 3)); }
  /// A set of countries.
  [[nodiscard]] nlohmann::json countries();
  /// One of the kinds of test that the language has.
  [[nodiscard]] nlohmann::json end_user();

 private:
  [[nodiscard]] nlohmann::json item(int depth);
  [[nodiscard]] nlohmann::json comparison();
  [[nodiscard]] nlohmann::json word_or_flag();
  [[nodiscard]] nlohmann::json named_item();
  [[nodiscard]] nlohmann::json some(const std::vector<std::string>& of, std::size_t most);
  [[nodiscard]] nlohmann::json group_names();

  Random& random_;
  const RandomWorld& world_;
};

}  // namespace ecgraph::tests
