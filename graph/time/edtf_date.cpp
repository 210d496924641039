#include "graph/time/edtf_date.hpp"

#include <fmt/format.h>

#include <cassert>

#include "graph/time/calendar_date.hpp"
#include "graph/time/date_advice.hpp"

namespace ecgraph {
namespace {

constexpr std::string_view kOpen = "..";

/// One date of the written text: the date itself, and what it may mean with its mark of doubt.
struct Side {
  CalendarDate written;
  Day earliest, latest;
};

Result<Side> read_side(std::string_view text) {
  const bool marked = !text.empty() && std::string_view("~?%").find(text.back()) != std::string_view::npos;
  const std::string_view bare = marked ? text.substr(0, text.size() - 1) : text;
  if (bare.find_first_of("~?%") != std::string_view::npos) return not_a_date(text);
  auto date = read_calendar_date(bare);
  if (!date) return marked && !date_meant(text).empty() ? not_a_date(text) : fail(std::move(date.error()));
  if (!marked) return Side{*date, date->first(), date->last()};
  return Side{*date, date->previous().first(), date->next().last()};
}

/// The refusal of one side of a span, unless the whole text means something else (`2023/10` is no span).
Failure refuse_span(std::string_view text, Error side) {
  const std::string meant = date_meant(text);
  return meant.empty() || meant == text ? fail(std::move(side)) : not_a_date(text);
}

}  // namespace

Result<EdtfDate> EdtfDate::parse(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) {
    const auto side = read_side(text);
    if (!side) return fail(side.error());
    return EdtfDate(std::string(text), side->earliest, side->latest);
  }
  const std::string_view left = text.substr(0, slash);
  const std::string_view right = text.substr(slash + 1);
  if (left == kOpen && right == kOpen) {
    return fail(ErrorKind::kUnreadable,
                "../.. names no date: write one end at least, as ../2023 or 2023/.. do.");
  }
  if (right.find('/') != std::string_view::npos) return not_a_date(text);
  std::optional<Side> first, last;
  if (left != kOpen) {
    auto side = read_side(left);
    if (!side) return refuse_span(text, std::move(side.error()));
    first = *side;
  }
  if (right != kOpen) {
    auto side = read_side(right);
    if (!side) return refuse_span(text, std::move(side.error()));
    last = *side;
  }
  if (first && last && first->written.first() > last->written.last()) {
    return fail(
        ErrorKind::kUnreadable,
        fmt::format("{} ends before it begins: write the earlier date first, {}/{}.", text, right, left));
  }
  return EdtfDate(std::string(text), first ? first->earliest : Day::beginning_of_time(),
                  last ? last->latest : Day::end_of_time());
}

EdtfDate EdtfDate::of(Day day) {
  assert(day.is_finite());
  return EdtfDate(day.text(), day, day);
}

}  // namespace ecgraph
