#include "graph/time/day.hpp"

#include <doctest/doctest.h>

#include "tests/graph/time/naive_days.hpp"

namespace {

using ecgraph::Day;

int length_of_month(int year, int month) {
  constexpr int kLengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return kLengths[month - 1] + (month == 2 && leap ? 1 : 0);
}

std::string padded(int number, std::size_t width) {
  std::string text = std::to_string(number);
  return std::string(width - std::min(width, text.size()), '0') + text;
}

std::string date(int year, int month, int day) {
  return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2);
}

std::string message(std::string_view text) {
  const auto day = Day::parse(text);
  REQUIRE_FALSE(day.has_value());
  CHECK(day.error().field.empty());
  CHECK(day.error().kind == ecgraph::ErrorKind::kUnreadable);
  return day.error().message;
}

TEST_CASE("every day from 1 January 1 to 31 December 9999 follows its predecessor") {
  int number = Day::parse("0001-01-01").value().number();
  CHECK(Day::parse("1970-01-01").value().number() == 0);
  for (int year = 1; year <= 9999; ++year) {
    // Every day of the years that matter, the first and last days of each month of the others.
    const bool whole = year > 1890 && year < 2110;
    for (int month = 1; month <= 12; ++month) {
      const int length = length_of_month(year, month);
      for (int day = 1; day <= length; ++day, ++number) {
        if (!whole && day > 1 && day < length) continue;
        const std::string text = date(year, month, day);
        const auto parsed = Day::parse(text);
        REQUIRE(parsed.has_value());
        REQUIRE(parsed->number() == number);
        REQUIRE(parsed->text() == text);
      }
    }
  }
}

TEST_CASE("exactly the days of the calendar are read") {
  for (const int year : {1900, 2000, 2023, 2024}) {
    for (int month = 0; month <= 13; ++month) {
      for (int day = 0; day <= 32; ++day) {
        const bool exists = month >= 1 && month <= 12 && day >= 1 && day <= length_of_month(year, month);
        CHECK(Day::parse(date(year, month, day)).has_value() == exists);
      }
    }
  }
}

TEST_CASE("a day that does not exist is refused with the month's real end") {
  CHECK(message("2023-02-30") == "There is no 30 February 2023. February 2023 ends on 2023-02-28.");
  CHECK(message("2024-02-30") == "There is no 30 February 2024. February 2024 ends on 2024-02-29.");
  CHECK(message("2023-06-31") == "There is no 31 June 2023. June 2023 ends on 2023-06-30.");
  CHECK(message("2023-10-00") ==
        "2023-10-00: days of a month begin with 01; write 2023-10 for the whole month.");
}

TEST_CASE("a year or a month is not taken for a day") {
  CHECK(message("2023") ==
        "2023 is a whole year, and one day is needed here: write 2023-01-01 or another day of it.");
  CHECK(message("2023-10") ==
        "2023-10 is a whole month, and one day is needed here: write 2023-10-01 or another day of it.");
  CHECK(message("2023-10-17~") == "\"2023-10-17~\" is not written as a date: write 2023-10-17~ instead.");
}

TEST_CASE("the ends of time stay the ends of time") {
  CHECK(Day::beginning_of_time() < Day::parse("0001-01-01").value());
  CHECK(Day::end_of_time() > Day::parse("9999-12-31").value());
  CHECK(Day::end_of_time().plus(1) == Day::end_of_time());
  CHECK(Day::beginning_of_time().plus(-1) == Day::beginning_of_time());
  CHECK(Day::end_of_time().text() == "..");
  CHECK_FALSE(Day::beginning_of_time().is_finite());
}

}  // namespace
