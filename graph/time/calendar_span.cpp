#include "graph/time/calendar_span.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "graph/time/calendar_date.hpp"

namespace ecgraph {
namespace {

constexpr auto kUnits = std::to_array<std::pair<CalendarUnit, std::string_view>>({
    {CalendarUnit::kMonth, "month"},
    {CalendarUnit::kQuarter, "quarter"},
    {CalendarUnit::kYear, "year"},
});

std::int32_t months_of(CalendarUnit unit) {
  return unit == CalendarUnit::kYear ? 12 : unit == CalendarUnit::kQuarter ? 3 : 1;
}

/// The month with that number of months since the year 0.
CalendarDate month(std::int32_t number) {
  return {CalendarDate::Precision::kMonth, std::chrono::year(number / 12),
          std::chrono::month(static_cast<unsigned>(number % 12) + 1), std::chrono::day(1)};
}

CalendarDate first_month(CalendarSpan span) { return month(span.number * months_of(span.unit)); }
CalendarDate last_month(CalendarSpan span) { return month((span.number + 1) * months_of(span.unit) - 1); }

std::string written(CalendarDate date, CalendarUnit unit) {
  if (unit == CalendarUnit::kYear) date.precision = CalendarDate::Precision::kYear;
  return text_of(date);
}

}  // namespace

std::optional<CalendarUnit> calendar_unit(std::string_view text) {
  const auto* found = std::ranges::find(kUnits, text, &std::pair<CalendarUnit, std::string_view>::second);
  return found == kUnits.end() ? std::nullopt : std::optional(found->first);
}

std::string_view word(CalendarUnit unit) {
  return std::ranges::find(kUnits, unit, &std::pair<CalendarUnit, std::string_view>::first)->second;
}

CalendarSpan CalendarSpan::of(Day day, CalendarUnit unit) {
  const auto date = day.calendar();
  const auto months = static_cast<int>(date.year()) * 12 + static_cast<int>(unsigned{date.month()}) - 1;
  return {unit, months / months_of(unit)};
}

Day CalendarSpan::first() const { return first_month(*this).first(); }

Day CalendarSpan::last() const { return last_month(*this).last(); }

std::string CalendarSpan::text() const {
  const auto begins = first_month(*this);
  if (unit != CalendarUnit::kQuarter) return written(begins, unit);
  return fmt::format("{:04}-Q{}", static_cast<int>(begins.year), number % 4 + 1);
}

std::string whole_spans(const Interval& days, CalendarUnit unit) {
  const auto begins = !days.from().is_finite()
                          ? std::string("..")
                          : written(first_month(CalendarSpan::of(days.from(), unit)), unit);
  const auto ends = !days.until().is_finite()
                        ? std::string("..")
                        : written(last_month(CalendarSpan::of(days.until().plus(-1), unit)), unit);
  return begins == ends ? begins : begins + "/" + ends;
}

bool is_whole(const Interval& days, CalendarUnit unit) {
  const bool begins = !days.from().is_finite() || CalendarSpan::of(days.from(), unit).first() == days.from();
  const bool ends = !days.until().is_finite() ||
                    CalendarSpan::of(days.until().plus(-1), unit).last().plus(1) == days.until();
  return begins && ends;
}

}  // namespace ecgraph
