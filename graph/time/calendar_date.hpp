#pragma once
// A date of known precision without any mark of doubt: the part that days, EDTF dates and periods have in
// common.

#include <cstdint>
#include <string>
#include <string_view>

#include "graph/time/day.hpp"

namespace ecgraph {

/// A year, a month or a day as written: `2023`, `2023-10`, `2023-10-17`.
struct CalendarDate {
  enum class Precision : std::uint8_t { kYear, kMonth, kDay };
  Precision precision = Precision::kDay;
  std::chrono::year year{1970};
  std::chrono::month month{1};  ///< of a year: January
  std::chrono::day day{1};      ///< of a year or a month: the first

  /// The first and the last day of it.
  [[nodiscard]] Day first() const;
  [[nodiscard]] Day last() const;
  /// The year, month or day before or after it. At the ends of the calendar (years 1 and 9999) it stays what
  /// it is.
  [[nodiscard]] CalendarDate previous() const;
  [[nodiscard]] CalendarDate next() const;
};

/// Reads the three forms strictly. A refusal says what is wrong and what to write instead.
[[nodiscard]] Result<CalendarDate> read_calendar_date(std::string_view text);

/// Whether `text` is one of the three forms.
[[nodiscard]] bool is_calendar_date(std::string_view text);

/// `2023`, `2023-10`, `2023-10-17`, by the precision.
[[nodiscard]] std::string text_of(const CalendarDate& date);

}  // namespace ecgraph
