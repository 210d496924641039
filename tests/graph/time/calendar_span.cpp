#include "graph/time/calendar_span.hpp"

#include <doctest/doctest.h>

#include "tests/support/random.hpp"

namespace ecgraph::tests {
namespace {

Day day(std::string_view text) { return Day::parse(text).value(); }

TEST_CASE("a month, a quarter and a year are written so that they sort") {
  CHECK(CalendarSpan::of(day("2023-10-17"), CalendarUnit::kMonth).text() == "2023-10");
  CHECK(CalendarSpan::of(day("2023-10-17"), CalendarUnit::kQuarter).text() == "2023-Q4");
  CHECK(CalendarSpan::of(day("2023-10-17"), CalendarUnit::kYear).text() == "2023");
  CHECK(CalendarSpan::of(day("0001-01-01"), CalendarUnit::kQuarter).text() == "0001-Q1");
  CHECK(CalendarSpan::of(day("9999-12-31"), CalendarUnit::kMonth).text() == "9999-12");
}

TEST_CASE("every day lies in the span that is found for it, and the next begins where it ends") {
  Random random;
  INFO(random.replay());
  for (int round = 0; round < 20'000; ++round) {
    const Day one = Day::from_number(random.between(-719'162, 2'932'000));
    const auto unit = static_cast<CalendarUnit>(random.between(0, 2));
    const auto span = CalendarSpan::of(one, unit);
    CAPTURE(one.text());
    REQUIRE(span.first() <= one);
    REQUIRE(one <= span.last());
    REQUIRE(span.plus(1).first() == span.last().plus(1));
    REQUIRE(CalendarSpan::of(span.first(), unit) == span);
    REQUIRE(CalendarSpan::of(span.last(), unit) == span);
  }
}

TEST_CASE("a period is told whole spans from parts, and the whole ones around it are written") {
  const auto days = [](std::string_view from, std::string_view until) {
    return Interval::make(from == ".." ? Day::beginning_of_time() : day(from),
                          until == ".." ? Day::end_of_time() : day(until))
        .value();
  };
  CHECK(is_whole(days("2023-10-01", "2024-01-01"), CalendarUnit::kMonth));
  CHECK(is_whole(days("2023-10-01", "2024-01-01"), CalendarUnit::kQuarter));
  CHECK_FALSE(is_whole(days("2023-10-01", "2024-01-01"), CalendarUnit::kYear));
  CHECK_FALSE(is_whole(days("2023-10-02", "2024-01-01"), CalendarUnit::kMonth));
  CHECK_FALSE(is_whole(days("2023-10-01", "2024-01-02"), CalendarUnit::kMonth));
  CHECK(is_whole(days("..", "2024-01-01"), CalendarUnit::kYear));
  CHECK(is_whole(days("2023-10-01", ".."), CalendarUnit::kMonth));
  CHECK(whole_spans(days("2023-10-17", "2024-02-02"), CalendarUnit::kMonth) == "2023-10/2024-02");
  CHECK(whole_spans(days("2023-11-17", "2024-02-02"), CalendarUnit::kQuarter) == "2023-10/2024-03");
  CHECK(whole_spans(days("2023-11-17", "2023-11-18"), CalendarUnit::kYear) == "2023");
  CHECK(whole_spans(days("2023-11-17", ".."), CalendarUnit::kYear) == "2023/..");
}

}  // namespace
}  // namespace ecgraph::tests
