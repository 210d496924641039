#pragma once
// Dates of random worlds: few days, so that what begins and ends meets, and some written less exactly.

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "graph/time/day.hpp"
#include "tests/support/random.hpp"

namespace ecgraph::tests {

class DateDraw {
 public:
  explicit DateDraw(Random& random);

  /// One of the world's days, or one beside it; now and then one on which nothing else changes.
  [[nodiscard]] Day day();
  /// `2023-10-17`, and sometimes less: `2023-10`, `2023-10-17~`, `2023`, a span.
  [[nodiscard]] std::string written();
  /// {"from", "until"} that a statement may have; either end may be open or not known.
  [[nodiscard]] nlohmann::json interval();
  /// The same with an end.
  [[nodiscard]] nlohmann::json ended_interval();
  /// The days on which something of the world may begin or end; those of much as often as those of one thing
  /// together.
  [[nodiscard]] std::vector<Day> days() const;

 private:
  [[nodiscard]] nlohmann::json candidate(bool ended);

  Random& random_;
  std::vector<Day> pivots_;
  std::vector<Day> lone_;
  int inexact_percent_;  ///< of the dates: a world of doubts answers little else
};

}  // namespace ecgraph::tests
