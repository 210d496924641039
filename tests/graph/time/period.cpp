#include "graph/time/period.hpp"

#include <doctest/doctest.h>

#include "tests/graph/time/naive_days.hpp"

namespace {

using ecgraph::Day;
using ecgraph::Period;
using namespace ecgraph::tests;

std::string days(std::string_view text) {
  const auto period = Period::parse(text, "during");
  REQUIRE_MESSAGE(period.has_value(), text);
  return period->days().from().text() + " " + period->days().until().text();
}

std::string message(std::string_view text) {
  const auto period = Period::parse(text, "during");
  REQUIRE_FALSE(period.has_value());
  CHECK(period.error().field == "during");
  CHECK(period.error().kind == ecgraph::ErrorKind::kUnreadable);
  return period.error().message;
}

TEST_CASE("a period covers all days of what was written, both ends included") {
  CHECK(days("2023") == "2023-01-01 2024-01-01");
  CHECK(days("2023-10") == "2023-10-01 2023-11-01");
  CHECK(days("2023-10-17") == "2023-10-17 2023-10-18");
  CHECK(days("2023-10/2024-02") == "2023-10-01 2024-03-01");
  CHECK(days("2023-10-17/2023-10-17") == "2023-10-17 2023-10-18");
  CHECK(days("2023-10/..") == "2023-10-01 ..");
  CHECK(days("../2023") == ".. 2024-01-01");
}

TEST_CASE("one day is one day, however it is written") {
  CHECK(Period::parse("2023-10-17", "at")->is_one_day());
  CHECK(Period::parse("2023-10-17/2023-10-17", "at")->is_one_day());
  CHECK(Period::parse("9999-12-31", "at")->is_one_day());
  CHECK_FALSE(Period::parse("2023-10", "at")->is_one_day());
  CHECK_FALSE(Period::parse("../2023", "at")->is_one_day());
  const Period day = Period::of(Day::parse("2023-10-17").value());
  CHECK(day.is_one_day());
  CHECK(day.text() == "2023-10-17");
}

TEST_CASE("a question with a mark of doubt is refused with both readings") {
  CHECK(message("2023-10~") ==
        "A question must say which days it means, so 2023-10~ cannot be asked: write 2023-10, or "
        "2023-09-01/2023-11-30 for "
        "all that it may mean.");
  CHECK(message("2023/2024?").find("write 2023/2024, or 2023-01-01/2025-12-31") != std::string::npos);
}

TEST_CASE("every refusal names the parameter and what to write") {
  CHECK(message("") == "`during` is empty: write 2023, 2023-10, 2023-10-17, or a span as 2023-10/2024-02.");
  CHECK(message("2024/2023") == "2024/2023 ends before it begins: write the earlier date first, 2023/2024.");
  CHECK(message("202310") == "\"202310\" is not written as a date: write 2023-10 instead.");
  CHECK(message("2023-02-30").starts_with("There is no 30 February 2023."));
  CHECK(message("2023-13").starts_with("2023-13: there is no such month."));
  CHECK(message("../..").starts_with("../.. names no date"));
}

TEST_CASE("a random period covers exactly the days that it names on the wall calendar") {
  Random random;
  INFO(random.replay());
  for (int i = 0; i < 10'000; ++i) {
    const std::string text = random_edtf(random, 0);
    CAPTURE(text);
    const auto period = Period::parse(text, "during");
    REQUIRE(period.has_value());
    const DaySpan named = meaning(text);
    int covered = 0;
    for (int day = 0; day < day_count(); ++day) {
      const bool contained = period->days().contains(day_at(day));
      if (contained != (named.first <= day && day <= named.last)) FAIL_CHECK(day_at(day).text());
      covered += contained ? 1 : 0;
    }
    CHECK(period->is_one_day() == (covered == 1));
  }
}

}  // namespace
