#pragma once
// Half-open intervals of days.

#include <optional>
#include <vector>

#include "graph/time/day.hpp"

namespace ecgraph {

/// The days d with from <= d < until; never empty. An open side is the beginning or end of time.
class Interval {
 public:
  /// Empty optional when from >= until.
  [[nodiscard]] static constexpr std::optional<Interval> make(Day from, Day until) {
    if (from >= until) return std::nullopt;
    return Interval(from, until);
  }
  [[nodiscard]] static constexpr Interval day(Day day) { return Interval(day, day.plus(1)); }
  [[nodiscard]] static constexpr Interval always() {
    return Interval(Day::beginning_of_time(), Day::end_of_time());
  }

  /// Half-open: `until` is the first day outside.
  [[nodiscard]] constexpr Day from() const { return from_; }
  [[nodiscard]] constexpr Day until() const { return until_; }
  [[nodiscard]] constexpr bool contains(Day day) const { return from_ <= day && day < until_; }
  [[nodiscard]] constexpr bool contains(const Interval& other) const {
    return from_ <= other.from_ && other.until_ <= until_;
  }
  [[nodiscard]] constexpr bool overlaps(const Interval& other) const {
    return from_ < other.until_ && other.from_ < until_;
  }
  [[nodiscard]] constexpr std::optional<Interval> intersect(const Interval& other) const {
    return make(from_ < other.from_ ? other.from_ : from_, until_ < other.until_ ? until_ : other.until_);
  }
  friend constexpr bool operator==(const Interval&, const Interval&) = default;

 private:
  constexpr Interval(Day from, Day until) : from_(from), until_(until) {}
  Day from_;
  Day until_;
};

/// Sorts, and joins what touches or overlaps.
[[nodiscard]] std::vector<Interval> merged(std::vector<Interval> intervals);

}  // namespace ecgraph
