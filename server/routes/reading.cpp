#include "server/routes/reading.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace ecgraph::routes {
namespace {

std::optional<std::string> before_recording(const Call& call) {
  constexpr std::uint32_t kFirst = 1;
  const auto& graph = call.service.graph();
  if (call.view.revision().number >= kFirst || graph.newest().revision().number < kFirst) return std::nullopt;
  const auto first = graph.view({Revision{kFirst}, std::nullopt});
  if (!first) return std::nullopt;
  return fmt::format(
      "This graph had recorded nothing by then: its first revision is of {}. What the world could know by a "
      "day is public_by.",
      first->recorded_at().text());
}

/// How a month or year given as the day was read.
std::optional<std::string> period_for_day(const Call& call) {
  const auto at = call.arguments.first(Parameter::kAt);
  if (!at || call.arguments.first(Parameter::kDuring)) return std::nullopt;
  const auto resolved = call.arguments.resolved();
  const auto during = std::ranges::find(resolved, declaration(Parameter::kDuring).name,
                                        &std::pair<std::string, std::string>::first);
  if (during == resolved.end()) return std::nullopt;
  return fmt::format("at={} is no single day and was read as the period during={}.", *at, during->second);
}

}  // namespace

void tell_reading(render::Answer& answer, const Call& call) {
  if (auto note = before_recording(call)) answer.notes.push_back(*std::move(note));
  if (auto line = period_for_day(call)) answer.foot.push_back("note: " + *std::move(line));
}

Error with_reading(Error error, const Call& call) {
  if (error.kind != ErrorKind::kNotFound && error.kind != ErrorKind::kUnprocessable) return error;
  if (const auto note = before_recording(call)) error.message += " " + *note;
  return error;
}

}  // namespace ecgraph::routes
