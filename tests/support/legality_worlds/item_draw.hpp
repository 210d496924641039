#pragma once
// The items of a random world, with figures on and beside the thresholds of its rules.

#include "tests/support/legality_worlds/date_draw.hpp"
#include "tests/support/legality_worlds/random_world.hpp"

namespace ecgraph::tests {

/// A figure that a rule may compare, and the numbers it is compared with, in hundredths.
struct NumberFigure {
  std::string name;
  std::vector<int> thresholds;
};
[[nodiscard]] const std::vector<NumberFigure>& number_figures();
/// A number on, or beside, a threshold of the figure.
[[nodiscard]] nlohmann::json drawn_number(Random& random, const std::string& figure);

class ItemDraw {
 public:
  ItemDraw(Random& random, DateDraw& dates, RandomWorld& world)
      : random_(random), dates_(dates), world_(world) {}

  /// Adds families, chips and memory stacks.
  void draw();
  /// Figures of a chip, as properties; some are missing. `ranges` as well as numbers.
  [[nodiscard]] nlohmann::json chip_figures(bool ranges);
  [[nodiscard]] nlohmann::json stack_figures();

 private:
  void add_throughput(nlohmann::json& properties, bool ranges);
  void add_density(nlohmann::json& properties, bool ranges);
  void add_item(const std::string& type, const std::string& id, nlohmann::json properties);

  Random& random_;
  DateDraw& dates_;
  RandomWorld& world_;
};

}  // namespace ecgraph::tests
