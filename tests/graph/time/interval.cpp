#include "graph/time/interval.hpp"

#include <doctest/doctest.h>

#include <set>

#include "tests/support/random.hpp"

namespace {

using ecgraph::Day;
using ecgraph::Interval;
using ecgraph::merged;
using ecgraph::tests::Random;

constexpr int kCases = 10'000;
constexpr int kFirst = -5,
              kLast = 65;  ///< the days looked at; intervals have their ends within 0 to 60, or open

using Days = std::set<int>;

Days days_of(const std::optional<Interval>& interval) {
  Days days;
  for (int day = kFirst; day <= kLast; ++day) {
    if (interval && interval->from() <= Day::from_number(day) && Day::from_number(day) < interval->until())
      days.insert(day);
  }
  return days;
}

Days days_of(const std::vector<Interval>& intervals) {
  Days days;
  for (const auto& interval : intervals) days.merge(days_of(std::optional(interval)));
  return days;
}

Days common(const Days& a, const Days& b) {
  Days both;
  for (const int day : a) {
    if (b.contains(day)) both.insert(day);
  }
  return both;
}

Interval random_interval(Random& random) {
  const int from = random.between(0, 59);
  const int until = random.between(from + 1, 60);
  const Day start = random.chance(10) ? Day::beginning_of_time() : Day::from_number(from);
  const Day end = random.chance(10) ? Day::end_of_time() : Day::from_number(until);
  return Interval::make(start, end).value();
}

TEST_CASE("an interval is never empty") {
  const Day day = Day::from_number(10);
  CHECK_FALSE(Interval::make(day, day).has_value());
  CHECK_FALSE(Interval::make(day, day.plus(-1)).has_value());
  CHECK(Interval::make(day, day.plus(1)) == Interval::day(day));
  CHECK(Interval::always().contains(day));
}

TEST_CASE("intersection, overlap and containment agree with sets of days") {
  Random random;
  INFO(random.replay());
  for (int i = 0; i < kCases; ++i) {
    const Interval a = random_interval(random), b = random_interval(random);
    const Days in_a = days_of(std::optional(a)), in_b = days_of(std::optional(b)),
               in_both = common(in_a, in_b);
    CAPTURE(a.from().text() + " " + a.until().text());
    CAPTURE(b.from().text() + " " + b.until().text());
    CHECK(days_of(a.intersect(b)) == in_both);
    CHECK(a.overlaps(b) == !in_both.empty());
    CHECK(a.contains(b) == (in_both == in_b));
    const int day = random.between(kFirst, kLast);
    CHECK(a.contains(Day::from_number(day)) == in_a.contains(day));
  }
}

TEST_CASE("merged intervals hold the same days, in order, with a gap between each two") {
  Random random;
  INFO(random.replay());
  for (int i = 0; i < kCases; ++i) {
    std::vector<Interval> intervals;
    for (int left = random.between(0, 8); left > 0; --left) intervals.push_back(random_interval(random));
    const std::vector<Interval> joined = merged(intervals);
    CHECK(days_of(joined) == days_of(intervals));
    for (std::size_t next = 1; next < joined.size(); ++next)
      CHECK(joined[next - 1].until() < joined[next].from());
    CHECK(merged(joined) == joined);
  }
}

}  // namespace
