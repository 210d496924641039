#include "server/routes/step_filter.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>

#include "server/routes/listing.hpp"

namespace ecgraph::routes {

Result<StepFilter> read_step_filter(Call& call, TimeDefault otherwise) {
  StepFilter filter;
  if (auto read = read_filters(call, filter.relations, otherwise); !read) return fail(read.error());
  for (const auto& condition : filter.relations.where) {
    if (auto wrong = wrong_attribute(filter.relations, condition, call.view.vocabulary()))
      return fail(ErrorKind::kUnprocessable, std::move(*wrong), "where." + condition.name);
  }
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

std::optional<std::string> wrong_attribute(const RelationSelection& selection,
                                           const ValueCondition& condition, const Vocabulary& vocabulary) {
  std::set<std::string> had;
  std::vector<std::string> types;
  for (const RelationType type : selection.types) {
    const auto& declared = vocabulary[type];
    if (std::ranges::find(declared.attributes, condition.name) != declared.attributes.end())
      return std::nullopt;
    had.insert(declared.attributes.begin(), declared.attributes.end());
    types.push_back(declared.id);
  }
  if (types.empty()) return std::nullopt;
  return fmt::format("\"{}\" is no attribute of {}: {}.", condition.name, fmt::join(types, ", "),
                     had.empty() ? "there are none" : fmt::format("they have {}", fmt::join(had, ", ")));
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
