#include "graph/time/period.hpp"

#include <fmt/format.h>

#include <cassert>

#include "graph/time/edtf_date.hpp"

namespace ecgraph {
namespace {

Failure refuse(std::string message, std::string_view parameter) {
  return fail(ErrorKind::kUnreadable, std::move(message), std::string(parameter));
}

/// The text without its marks of doubt.
std::string unmarked(std::string_view text) {
  std::string plain(text);
  std::erase_if(plain, [](char c) { return c == '~' || c == '?' || c == '%'; });
  return plain;
}

/// The span that a date with marks of doubt may mean, for the asker to write instead.
std::string spelled_out(const EdtfDate& date) {
  return fmt::format("{}/{}", date.earliest().text(), date.latest().text());
}

}  // namespace

Result<Period> Period::parse(std::string_view text, std::string_view parameter) {
  if (text.empty()) {
    return refuse(fmt::format("`{}` is empty: write 2023, 2023-10, 2023-10-17, or a span as 2023-10/2024-02.",
                              parameter),
                  parameter);
  }
  auto date = EdtfDate::parse(text);
  if (!date) {
    Error error = std::move(date.error());
    error.field = parameter;
    return fail(std::move(error));
  }
  const std::string plain = unmarked(text);
  if (plain != text) {
    return refuse(
        fmt::format("A question must say which days it means, so {} cannot be asked: write {}, or {} for all "
                    "that it may mean.",
                    text, plain, spelled_out(*date)),
        parameter);
  }
  // `latest` is the last day asked about, so the interval ends the day after; an open side stays open.
  return Period(std::string(text), *Interval::make(date->earliest(), date->latest().plus(1)));
}

Period Period::of(Day day) {
  assert(day.is_finite());
  return Period(day.text(), Interval::day(day));
}

}  // namespace ecgraph
