#include "graph/time/day.hpp"

#include <fmt/format.h>

#include "graph/time/calendar_date.hpp"

namespace ecgraph {

Result<Day> Day::parse(std::string_view text) {
  auto date = read_calendar_date(text);
  if (!date) return fail(std::move(date.error()));
  if (date->precision == CalendarDate::Precision::kDay) return date->first();
  const std::string_view what = date->precision == CalendarDate::Precision::kYear ? "year" : "month";
  const std::string example = Day(date->first()).text();
  return fail(ErrorKind::kUnreadable,
              fmt::format("{} is a whole {}, and one day is needed here: write {} or another day of it.",
                          text, what, example));
}

std::string Day::text() const {
  if (!is_finite()) return "..";
  const auto date = calendar();
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

}  // namespace ecgraph
