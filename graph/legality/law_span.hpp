#pragma once
// Between which days the law of a regime is recorded, and what has to be said of days beyond them.

#include <optional>
#include <string>
#include <vector>

#include "graph/legality/question.hpp"
#include "graph/legality/world.hpp"

namespace ecgraph::legality {

/// The regime that the question is answered under.
[[nodiscard]] const std::string& regime_of(const World& world, const Question& question);
/// The first day on which a clause of the regime counts; none where no such day is recorded.
[[nodiscard]] std::optional<Day> first_day_of_law(const World& world, const Question& question);
/// A sentence where some of the days lie before the first rule recorded of the regime, and one where some lie
/// after the day up to which its law was read.
[[nodiscard]] std::vector<std::string> beyond_the_law(const World& world, const Question& question,
                                                      const Interval& days);

}  // namespace ecgraph::legality
