#include "server/routes/step_filter.hpp"

#include <fmt/format.h>

#include <charconv>

#include "server/routes/listing.hpp"

namespace ecgraph::routes {

Result<StepFilter> read_step_filter(Call& call, TimeDefault otherwise) {
  StepFilter filter;
  if (auto read = read_filters(call, filter.relations, otherwise); !read) return fail(read.error());
  auto types = entity_types(call, Parameter::kEntityType);
  if (!types) return fail(types.error());
  filter.reached.types = std::move(*types);
  auto avoided = entities(call, Parameter::kAvoid);
  if (!avoided) return fail(avoided.error());
  filter.reached.drop.insert(avoided->begin(), avoided->end());
  auto avoided_types = entity_types(call, Parameter::kAvoidType);
  if (!avoided_types) return fail(avoided_types.error());
  filter.reached.dropped_types = std::move(*avoided_types);
  return filter;
}

Result<std::optional<std::size_t>> whole_number(Call& call, Parameter parameter, std::size_t most) {
  const auto given = call.arguments.first(parameter);
  if (!given) return std::nullopt;
  std::size_t value = 0;
  const char* end = given->data() + given->size();
  const auto [stop, error] = std::from_chars(given->data(), end, value);
  if (error != std::errc() || stop != end || value == 0 || value > most)
    return fail(bad_value(parameter, *given, fmt::format("must be a whole number from 1 to {}.", most)));
  return value;
}

void add_footing(const Path& path, const View& view, Footing& footing) {
  for (const auto& step : path.steps) footing.add(view.head(step.relation), view.vocabulary());
}

std::set<RelationType> types_of(const std::vector<StepFilter>& filters) {
  std::set<RelationType> types;
  for (const StepFilter& filter : filters) {
    if (filter.relations.types.empty()) return {};
    types.insert(filter.relations.types.begin(), filter.relations.types.end());
  }
  return types;
}

std::vector<render::TimeAsked> times_of(const std::vector<StepFilter>& filters) {
  std::vector<render::TimeAsked> times;
  for (const StepFilter& filter : filters)
    times.push_back({filter.relations.when, asked(filter.relations.when)});
  return times;
}

}  // namespace ecgraph::routes
