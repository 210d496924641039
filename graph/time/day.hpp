#pragma once
// A civil day of the proleptic Gregorian calendar, 0001-01-01 to 9999-12-31, without a time zone.

#include <chrono>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "schema/error.hpp"

namespace ecgraph {

/// One day. Orders by time; arithmetic is in days.
class Day {
 public:
  constexpr Day() = default;
  constexpr explicit Day(std::chrono::sys_days day)
      : number_(static_cast<std::int32_t>(day.time_since_epoch().count())) {}
  /// The day `number` days after 1970-01-01.
  [[nodiscard]] static constexpr Day from_number(std::int32_t number) {
    Day day;
    day.number_ = number;
    return day;
  }
  /// Reads `2023-10-17` and nothing else.
  [[nodiscard]] static Result<Day> parse(std::string_view text);

  /// Days since 1970-01-01; and the date on the proleptic Gregorian calendar.
  [[nodiscard]] constexpr std::int32_t number() const { return number_; }
  [[nodiscard]] constexpr std::chrono::year_month_day calendar() const {
    return std::chrono::year_month_day{std::chrono::sys_days{std::chrono::days{number_}}};
  }
  /// `2023-10-17`; the two ends of time as `..`.
  [[nodiscard]] std::string text() const;
  /// That many days later, or earlier when negative; the two ends of time stay where they are.
  [[nodiscard]] constexpr Day plus(std::int32_t days) const {
    return is_finite() ? from_number(number_ + days) : *this;
  }

  /// Before every day, and after every day: the ends of open intervals. Never shown as a date.
  [[nodiscard]] static constexpr Day beginning_of_time() { return from_number(INT32_MIN); }
  [[nodiscard]] static constexpr Day end_of_time() { return from_number(INT32_MAX); }
  [[nodiscard]] constexpr bool is_finite() const { return number_ != INT32_MIN && number_ != INT32_MAX; }

  friend constexpr auto operator<=>(const Day&, const Day&) = default;

 private:
  std::int32_t number_ = 0;
};

static_assert(sizeof(Day) == 4);

}  // namespace ecgraph
