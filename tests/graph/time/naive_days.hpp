#pragma once
// Dates as a pupil would work with them: a wall calendar of every day of seven years, and sets of its days.
// Knows no chrono and no arithmetic of dates; a year or month is the days whose text begins like it.

#include <cassert>
#include <string>
#include <string_view>
#include <vector>

#include "graph/time/interval.hpp"
#include "tests/support/random.hpp"

namespace ecgraph::tests {

/// The days 2020-01-01 to 2026-12-31, one text each. A day's place in it is its index.
inline const std::vector<std::string>& wall_calendar() {
  static const std::vector<std::string> days = [] {
    constexpr int kLengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    std::vector<std::string> texts;
    for (int year = 2020; year <= 2026; ++year) {
      for (int month = 1; month <= 12; ++month) {
        const int length = kLengths[month - 1] + (month == 2 && year % 4 == 0 ? 1 : 0);
        for (int day = 1; day <= length; ++day)
          texts.push_back(std::to_string(year) + "-" + two(month) + "-" + two(day));
      }
    }
    return texts;
  }();
  return days;
}

inline int day_count() { return static_cast<int>(wall_calendar().size()); }

/// The day at an index; only here the calendar on the wall meets the code under test.
inline Day day_at(int index) {
  static const Day first = Day::parse(wall_calendar().front()).value();
  return first.plus(index);
}

/// Indices of days. The ends stand for "before every day" and "after every day".
struct DaySpan {
  int first, last;  ///< both included; -1 and day_count() are the open ends
};
constexpr int kBefore = -1;
inline int after() { return day_count(); }

/// The days whose text begins with `prefix`: a year, a month or a day.
inline DaySpan days_like(std::string_view prefix) {
  DaySpan span{after(), kBefore};
  for (int index = 0; index < day_count(); ++index) {
    if (!wall_calendar()[static_cast<std::size_t>(index)].starts_with(prefix)) continue;
    if (span.first == after()) span.first = index;
    span.last = index;
  }
  assert(span.first <= span.last);
  return span;
}

/// What one date, without or with a mark of doubt, may mean: with one, the unit before and the unit after
/// too.
inline DaySpan meaning_of_date(std::string_view text) {
  const std::size_t precision = text.find_first_of("~?%");
  const std::string_view date = text.substr(0, precision);
  DaySpan span = days_like(date);
  if (precision == std::string_view::npos) return span;
  const auto unit_of = [&](int index) {
    return days_like(wall_calendar()[static_cast<std::size_t>(index)].substr(0, date.size()));
  };
  return {unit_of(span.first - 1).first, unit_of(span.last + 1).last};
}

/// What a date or a span may mean.
inline DaySpan meaning(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return meaning_of_date(text);
  const auto first = text.substr(0, slash), last = text.substr(slash + 1);
  return {first == ".." ? kBefore : meaning_of_date(first).first,
          last == ".." ? after() : meaning_of_date(last).last};
}

/// A date of 2022 to 2024, so that marks of doubt stay within the calendar on the wall.
inline std::string random_date(Random& random, int percent_marked) {
  constexpr std::size_t kPrecisions[] = {4, 7, 7, 10, 10};
  static const DaySpan middle{days_like("2022").first, days_like("2024").last};
  const auto& day = wall_calendar()[static_cast<std::size_t>(random.between(middle.first, middle.last))];
  std::string date = day.substr(0, random.one_of(kPrecisions));
  if (random.chance(percent_marked)) date += random.letter("~?%");
  return date;
}

/// A date or a span, never one that ends before it begins.
inline std::string random_edtf(Random& random, int percent_marked) {
  const std::string date = random_date(random, percent_marked);
  if (random.chance(60)) return date;
  if (random.chance(20)) return "../" + date;
  if (random.chance(20)) return date + "/..";
  const std::string other = random_date(random, percent_marked);
  const auto bare = [](const std::string& marked) { return marked.substr(0, marked.find_first_of("~?%")); };
  return days_like(bare(date)).first <= days_like(bare(other)).last ? date + "/" + other : other + "/" + date;
}

/// The first index in an interval and the first index after it, cut to the calendar on the wall.
struct IndexRange {
  int from, until;
  friend bool operator==(const IndexRange&, const IndexRange&) = default;
};
inline IndexRange indices(const Interval& interval) {
  const auto index = [](Day day) {
    if (day <= day_at(0)) return 0;
    return day >= day_at(day_count()) ? day_count() : day.number() - day_at(0).number();
  };
  return {index(interval.from()), index(interval.until())};
}

}  // namespace ecgraph::tests
