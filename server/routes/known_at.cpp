#include "server/routes/known_at.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "server/routes/cursor.hpp"

namespace ecgraph::routes {
namespace {

constexpr std::size_t kDayLength = std::string_view("2024-03-01").size();

Error in_the_future(Parameter parameter, std::string_view value, std::string_view newest) {
  Error error = bad_value(parameter, value, fmt::format("must not lie in the future (now: {});", newest));
  error.kind = ErrorKind::kUnprocessable;
  return error;
}

Result<View> view_at_revision(const Service& service, Parameter parameter, std::string_view digits) {
  const auto newest = service.graph().newest().revision().number;
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc() || number > newest)
    return fail(in_the_future(parameter, digits,
                              fmt::format("revision {}, as a plain number is a revision", newest)));
  return service.graph().view({Revision{number}, std::nullopt});
}

Result<View> view_at_instant(const Service& service, Parameter parameter, std::string_view text) {
  const Instant now = service.now();
  auto day = Day::parse(text);
  if (day) {
    if (*day > now.day()) return fail(in_the_future(parameter, text, now.text()));
    return service.graph().view({std::nullopt, Instant::end_of(*day)});
  }
  auto instant = Instant::parse(text);
  if (!instant && text.size() == kDayLength && text[4] == '-') {
    Error error = day.error();  // a day that does not exist has a sentence of its own
    error.field = declaration(parameter).name;
    return fail(std::move(error));
  }
  if (!instant)
    return fail(
        bad_value(parameter, text,
                  "must be a revision (12), an instant (2024-03-01T12:00:00Z) or a day (2024-03-01);"));
  if (*instant > now) return fail(in_the_future(parameter, text, now.text()));
  return service.graph().view({std::nullopt, *instant});
}

}  // namespace

Result<View> view_at(const Service& service, Parameter parameter, std::string_view text) {
  const bool digits =
      !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  return digits ? view_at_revision(service, parameter, text) : view_at_instant(service, parameter, text);
}

Result<View> view_of(const Service& service, const Arguments& arguments) {
  if (const auto known_at = arguments.first(Parameter::kKnownAt))
    return view_at(service, Parameter::kKnownAt, *known_at);
  if (const auto text = arguments.first(Parameter::kCursor)) {
    auto cursor = read_cursor(*text);
    if (!cursor) return fail(cursor.error());
    if (cursor->log_id == service.graph().log_id() && cursor->revision <= service.graph().newest().revision())
      return service.graph().view({cursor->revision, std::nullopt});
  }
  return service.graph().newest();
}

}  // namespace ecgraph::routes
