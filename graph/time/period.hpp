#pragma once
// The dates of a question: one day, or a span with both ends included.

#include <string>
#include <string_view>

#include "graph/time/interval.hpp"

namespace ecgraph {

/// What `at=` or `during=` asked: its text and the days it covers. `during=2023-10` covers the month,
/// `2023-10/2024-02` both months whole, `2023-10/..` everything from October on. Qualifiers (`~ ? %`) are
/// refused: a question must say what it means.
class Period {
 public:
  /// EDTF: a day, month, year, or an interval of them; kUnreadable, naming `parameter`, with what to write
  /// instead.
  [[nodiscard]] static Result<Period> parse(std::string_view text, std::string_view parameter);
  [[nodiscard]] static Period of(Day day);
  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] const Interval& days() const { return days_; }
  [[nodiscard]] bool is_one_day() const { return days_.from().plus(1) == days_.until(); }

 private:
  Period(std::string text, Interval days) : text_(std::move(text)), days_(days) {}
  std::string text_;
  Interval days_;
};

}  // namespace ecgraph
