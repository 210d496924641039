#pragma once
// The days of a journey: from which days to which days a step leads.

#include <optional>

#include "graph/query/paths.hpp"

namespace ecgraph {

/// The days of the period on which a relation can be taken.
[[nodiscard]] inline std::optional<Interval> days_of(const ValidityBounds& valid, const InTime& in_time,
                                                     bool certainly_only) {
  const auto days = certainly_only ? valid.certain() : valid.possible();
  return days ? days->intersect(in_time.period) : std::nullopt;
}

/// `standing`: the days on which one may take the next step. Once a step is taken on one of its `days`, those
/// on which one may take the one after it; nothing when it cannot be taken.
[[nodiscard]] inline std::optional<Interval> after_step(const Interval& standing, const Interval& days,
                                                        const InTime& in_time) {
  const auto taken = standing.intersect(days);
  if (!taken || !in_time.waiting) return taken;
  return Interval::make(taken->from(), in_time.period.until());
}

/// Says of each step on which day it is taken, the earliest that can be; and how sure it is that it holds
/// then. Nothing when the steps cannot be taken in order.
[[nodiscard]] bool take_in_time(Path& path, const InTime& in_time, bool certainly_only);

}  // namespace ecgraph
