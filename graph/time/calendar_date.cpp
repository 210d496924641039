#include "graph/time/calendar_date.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>

#include "graph/time/date_advice.hpp"

namespace ecgraph {
namespace {

using Precision = CalendarDate::Precision;

constexpr std::array<std::string_view, 12> kMonthNames = {"January",   "February", "March",    "April",
                                                          "May",       "June",     "July",     "August",
                                                          "September", "October",  "November", "December"};

/// The numbers between the hyphens of a text that has the right shape, not yet held against the calendar.
struct Numbers {
  Precision precision = Precision::kYear;
  unsigned year = 0, month = 1, day = 1;
};

/// Reads exactly `text.size()` digits.
bool read_digits(std::string_view text, unsigned& value) {
  for (const char c : text) {
    if (c < '0' || c > '9') return false;
  }
  return std::from_chars(text.data(), text.data() + text.size(), value).ec == std::errc();
}

bool split(std::string_view text, Numbers& numbers) {
  const std::size_t size = text.size();
  if (size != 4 && size != 7 && size != 10) return false;
  if (!read_digits(text.substr(0, 4), numbers.year)) return false;
  if (size == 4) return true;
  numbers.precision = Precision::kMonth;
  if (text[4] != '-' || !read_digits(text.substr(5, 2), numbers.month)) return false;
  if (size == 7) return true;
  numbers.precision = Precision::kDay;
  return text[7] == '-' && read_digits(text.substr(8, 2), numbers.day);
}

CalendarDate date_of(const Numbers& numbers) {
  return {numbers.precision, std::chrono::year(static_cast<int>(numbers.year)),
          std::chrono::month(numbers.month), std::chrono::day(numbers.day)};
}

std::chrono::day last_day_of(const CalendarDate& date) {
  return std::chrono::year_month_day_last(date.year, std::chrono::month_day_last(date.month)).day();
}

Failure refuse(std::string message) { return fail(ErrorKind::kUnreadable, std::move(message)); }

Failure no_such_month(const Numbers& numbers) {
  const std::string season = months_of_season(numbers.year, numbers.month);
  if (!season.empty()) {
    return refuse(
        fmt::format("{:04}-{} would be a season or a part of the year, which is not read here: write its "
                    "months, as {}.",
                    numbers.year, numbers.month, season));
  }
  return refuse(
      fmt::format("{:04}-{:02}: there is no such month. Months run from 01 to 12; write {:04} for the whole "
                  "year.",
                  numbers.year, numbers.month, numbers.year));
}

Failure no_such_day(const CalendarDate& date) {
  const unsigned month = static_cast<unsigned>(date.month);
  const std::string_view month_name = kMonthNames[month - 1];
  const int year = static_cast<int>(date.year);
  return refuse(fmt::format("There is no {} {} {}. {} {} ends on {:04}-{:02}-{:02}.",
                            static_cast<unsigned>(date.day), month_name, year, month_name, year, year, month,
                            static_cast<unsigned>(last_day_of(date))));
}

CalendarDate shifted(CalendarDate date, int by) {
  const CalendarDate before = date;
  if (date.precision == Precision::kYear) {
    date.year += std::chrono::years(by);
  } else if (date.precision == Precision::kMonth) {
    const auto moved = std::chrono::year_month(date.year, date.month) + std::chrono::months(by);
    date.year = moved.year();
    date.month = moved.month();
  } else {
    const auto moved = before.first().plus(by).calendar();
    date.year = moved.year();
    date.month = moved.month();
    date.day = moved.day();
  }
  const int year = static_cast<int>(date.year);
  return year < 1 || year > 9999 ? before : date;
}

}  // namespace

Day CalendarDate::first() const {
  return Day(std::chrono::sys_days(std::chrono::year_month_day(year, month, day)));
}

Day CalendarDate::last() const {
  CalendarDate end = *this;
  if (precision == Precision::kYear) end.month = std::chrono::December;
  if (precision != Precision::kDay) end.day = last_day_of(end);
  return end.first();
}

CalendarDate CalendarDate::previous() const { return shifted(*this, -1); }

CalendarDate CalendarDate::next() const { return shifted(*this, 1); }

Result<CalendarDate> read_calendar_date(std::string_view text) {
  Numbers numbers;
  if (!split(text, numbers)) return not_a_date(text);
  if (numbers.year == 0) return refuse("There is no year 0000: years run from 0001 to 9999.");
  if (numbers.month < 1 || numbers.month > 12) return no_such_month(numbers);
  const CalendarDate date = date_of(numbers);
  if (numbers.day == 0) {
    return refuse(fmt::format("{}: days of a month begin with 01; write {:04}-{:02} for the whole month.",
                              text, numbers.year, numbers.month));
  }
  if (date.day > last_day_of(date)) return no_such_day(date);
  return date;
}

bool is_calendar_date(std::string_view text) {
  Numbers numbers;
  if (!split(text, numbers) || numbers.year == 0 || numbers.month < 1 || numbers.month > 12) return false;
  const CalendarDate date = date_of(numbers);
  return numbers.day != 0 && date.day <= last_day_of(date);
}

std::string text_of(const CalendarDate& date) {
  const int year = static_cast<int>(date.year);
  const unsigned month = static_cast<unsigned>(date.month);
  if (date.precision == Precision::kYear) return fmt::format("{:04}", year);
  if (date.precision == Precision::kMonth) return fmt::format("{:04}-{:02}", year, month);
  return fmt::format("{:04}-{:02}-{:02}", year, month, static_cast<unsigned>(date.day));
}

}  // namespace ecgraph
