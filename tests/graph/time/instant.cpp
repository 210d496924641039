#include "graph/time/instant.hpp"

#include <doctest/doctest.h>

#include "tests/support/random.hpp"

namespace {

using ecgraph::Day;
using ecgraph::Instant;
using ecgraph::tests::Random;

std::string again(std::string_view text) {
  const auto instant = Instant::parse(text);
  REQUIRE_MESSAGE(instant.has_value(), text);
  return instant->text();
}

std::string message(std::string_view text) {
  const auto instant = Instant::parse(text);
  REQUIRE_MESSAGE(!instant.has_value(), text);
  return instant.error().message;
}

TEST_CASE("a moment is read and printed in UTC, with a fraction only when there is one") {
  CHECK(again("2024-03-01T12:00:00Z") == "2024-03-01T12:00:00Z");
  CHECK(again("2024-03-01T12:00:00.500Z") == "2024-03-01T12:00:00.5Z");
  CHECK(again("2024-03-01T12:00:00.000001Z") == "2024-03-01T12:00:00.000001Z");
  CHECK(again("2024-03-01t12:00:00z") == "2024-03-01T12:00:00Z");
  CHECK(again("1969-12-31T23:59:59.999999Z") == "1969-12-31T23:59:59.999999Z");
  CHECK(Instant::parse("1970-01-01T00:00:01Z")->microseconds() == 1'000'000);
}

TEST_CASE("an offset is taken off") {
  CHECK(again("2024-03-01T00:30:00+01:00") == "2024-02-29T23:30:00Z");
  CHECK(again("2024-03-01T12:00:00-00:30") == "2024-03-01T12:30:00Z");
  CHECK(again("2024-12-31T20:00:00-08:00") == "2025-01-01T04:00:00Z");
}

TEST_CASE("what is finer than a microsecond is cut off") {
  CHECK(again("2024-03-01T12:00:00.1234569Z") == "2024-03-01T12:00:00.123456Z");
  CHECK(again("2024-03-01T12:00:00.00000000000000000001Z") == "2024-03-01T12:00:00Z");
}

TEST_CASE("a moment that cannot be read is refused with what to write") {
  CHECK(message("") == "A moment is missing: write the moment as 2024-03-01T12:00:00Z.");
  CHECK(message("2024-03-01") == "2024-03-01 is a day without a time: write 2024-03-01T00:00:00Z.");
  CHECK(message("2024-03-01T12:00:00") ==
        "\"2024-03-01T12:00:00\" names no time zone: write 2024-03-01T12:00:00Z for UTC.");
  CHECK(message("2024-03-01 12:00:00Z").find("needs a T") != std::string::npos);
  CHECK(message("2024-03-01T12:00:00 01:00").find("%2B") != std::string::npos);
  CHECK(message("2024-02-30T12:00:00Z") == "There is no 30 February 2024. February 2024 ends on 2024-02-29.");
  for (const auto* text :
       {"2024-03-01T24:00:00Z", "2024-03-01T12:60:00Z", "2024-03-01T12:00:60Z", "2024-03-01T12:00Z",
        "2024-03-01T1:00:00Z", "2024-03-01T12:00:00.Z", "2024-03-01T"}) {
    CHECK(message(text).find("has no such time of day") != std::string::npos);
  }
  for (const auto* text : {"2024-03-01T12:00:00Zx", "2024-03-01T12:00:00+1", "2024-03-01T12:00:00+0100",
                           "2024-03-01T12:00:00+24:00"}) {
    CHECK(message(text).find("has no readable time zone") != std::string::npos);
  }
  CHECK(message("0001-01-01T00:00:00+00:01").find("0001 to 9999") != std::string::npos);
  CHECK(message("9999-12-31T23:59:59-00:01").find("0001 to 9999") != std::string::npos);
}

TEST_CASE("the end of a day is its last microsecond, and belongs to it") {
  const Day day = Day::parse("2024-02-29").value();
  CHECK(Instant::end_of(day).text() == "2024-02-29T23:59:59.999999Z");
  CHECK(Instant::end_of(day).day() == day);
  CHECK(Instant::from_microseconds(Instant::end_of(day).microseconds() + 1).day() == day.plus(1));
  CHECK(Instant::end_of(Day::end_of_time()) > Instant::end_of(Day::parse("9999-12-31").value()));
  CHECK(Instant::end_of(Day::beginning_of_time()) < Instant::end_of(Day::parse("0001-01-01").value()));
}

TEST_CASE("now lies between 2024 and 2100") {
  CHECK(Instant::now() > Instant::parse("2024-01-01T00:00:00Z").value());
  CHECK(Instant::now() < Instant::parse("2100-01-01T00:00:00Z").value());
}

TEST_CASE("printing and reading a moment gives it back, and texts of whole seconds order like moments") {
  Random random;
  INFO(random.replay());
  const std::int64_t first = Instant::parse("0001-01-01T00:00:00Z")->microseconds();
  const std::int64_t last = Instant::parse("9999-12-31T23:59:59Z")->microseconds();
  const auto random_moment = [&] {
    const std::int64_t moment = random.between(first, last);
    return Instant::from_microseconds(random.chance(50) ? moment : moment / 1'000'000 * 1'000'000);
  };
  for (int i = 0; i < 10'000; ++i) {
    const Instant a = random_moment(), b = random_moment();
    CAPTURE(a.text());
    CHECK(Instant::parse(a.text()).value() == a);
    CHECK(a.text().starts_with(a.day().text() + "T"));
    CHECK((a.text().substr(0, 19) < b.text().substr(0, 19)) ==
          (a.microseconds() < b.microseconds() && a.text().substr(0, 19) != b.text().substr(0, 19)));
  }
}

}  // namespace
