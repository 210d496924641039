#pragma once
// Which steps traversal and paths may take, as a query string says it.

#include <optional>
#include <string_view>
#include <vector>

#include "graph/query/neighbours.hpp"
#include "server/render/path_shape.hpp"
#include "server/routes/selection.hpp"

namespace ecgraph::routes {

/// The filters of relations, and `entity_type`, `avoid`, `avoid_type`.
[[nodiscard]] Result<StepFilter> read_step_filter(Call& call, TimeDefault otherwise);

/// The sentence that says which attributes the types have, when none of them has the one of a condition;
/// nothing where no types are named.
[[nodiscard]] std::optional<std::string> wrong_attribute(const RelationSelection& selection,
                                                         const ValueCondition& condition,
                                                         const Vocabulary& vocabulary);

/// A whole number from 1 to `most`; nothing when not given.
[[nodiscard]] Result<std::optional<std::size_t>> whole_number(Call& call, Parameter parameter,
                                                              std::size_t most);

/// The types that any of the filters admits; empty: all.
[[nodiscard]] std::set<RelationType> types_of(const std::vector<StepFilter>& filters);
/// What each of them said of time.
[[nodiscard]] std::vector<render::TimeAsked> times_of(const std::vector<StepFilter>& filters);

}  // namespace ecgraph::routes
