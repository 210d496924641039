#include "server/routes/compared_days.hpp"

#include <fmt/format.h>

namespace ecgraph::routes {
namespace {

Result<Day> day(Call& call, Parameter parameter, std::string_view given) {
  if (given.empty())
    return unreadable("A comparison of two days needs both: before=2023-10-01&after=2023-12-01.", parameter);
  auto read = Day::parse(given);
  if (!read) {
    Error error = read.error();
    error.field = std::string(declaration(parameter).name);
    return fail(std::move(error));
  }
  call.arguments.resolve(parameter, read->text());
  return read;
}

}  // namespace

Result<ComparedDays> compared_days(Call& call, std::string_view before, std::string_view after) {
  auto first = day(call, Parameter::kBefore, before);
  if (!first) return fail(first.error());
  auto second = day(call, Parameter::kAfter, after);
  if (!second) return fail(second.error());
  if (*first == *second)
    return unreadable(
        fmt::format("Both days are {}: nothing differs between a day and itself.", first->text()),
        Parameter::kAfter);
  if (*first > *second)
    return unreadable(
        fmt::format("{1} is later than {0}, and \"before\" is the earlier of the two days: write "
                    "before={0}&after={1}.",
                    second->text(), first->text()),
        Parameter::kAfter);
  return ComparedDays{*first, *second};
}

Failure no_day_beside_compared(Parameter parameter) {
  return unreadable("\"before\" and \"after\" are the days compared: leave this out.", parameter);
}

}  // namespace ecgraph::routes
