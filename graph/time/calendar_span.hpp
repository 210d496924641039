#pragma once
// Months, quarters and years by number: what dates are counted in.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "graph/time/interval.hpp"

namespace ecgraph {

/// How long the spans are.
enum class CalendarUnit : std::uint8_t { kMonth, kQuarter, kYear };
/// `month`, `quarter`, `year`; nothing for other words.
[[nodiscard]] std::optional<CalendarUnit> calendar_unit(std::string_view word);
[[nodiscard]] std::string_view word(CalendarUnit unit);

/// One month, quarter or year of the calendar; those of one unit are numbered without a gap.
struct CalendarSpan {
  CalendarUnit unit = CalendarUnit::kMonth;
  std::int32_t number = 0;

  /// The one that a day lies in; the day is finite.
  [[nodiscard]] static CalendarSpan of(Day day, CalendarUnit unit);
  /// Its days.
  [[nodiscard]] Day first() const;
  [[nodiscard]] Day last() const;
  [[nodiscard]] CalendarSpan plus(std::int32_t spans) const { return {unit, number + spans}; }
  /// `2023-10`, `2023-Q4`, `2023`.
  [[nodiscard]] std::string text() const;
  friend auto operator<=>(const CalendarSpan&, const CalendarSpan&) = default;
};

/// The smallest period of whole spans around `days`, as a question writes it: `2023-10/2024-02`; an open side
/// is `..`, and whole quarters are written in months.
[[nodiscard]] std::string whole_spans(const Interval& days, CalendarUnit unit);
/// Whether `days` begins and ends with a span, or is open.
[[nodiscard]] bool is_whole(const Interval& days, CalendarUnit unit);

}  // namespace ecgraph
