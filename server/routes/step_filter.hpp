#pragma once
// Which steps traversal and paths may take, as a query string says it.

#include <optional>
#include <vector>

#include "graph/query/footing.hpp"
#include "graph/query/neighbours.hpp"
#include "graph/query/path.hpp"
#include "server/render/path_shape.hpp"
#include "server/routes/selection.hpp"

namespace ecgraph::routes {

/// The filters of relations, and `entity_type`, `avoid`, `avoid_type`.
[[nodiscard]] Result<StepFilter> read_step_filter(Call& call, TimeDefault otherwise);

/// A whole number from 1 to `most`; nothing when not given.
[[nodiscard]] Result<std::optional<std::size_t>> whole_number(Call& call, Parameter parameter,
                                                              std::size_t most);

/// Adds the relations of a path to what an answer rests on.
void add_footing(const Path& path, const View& view, Footing& footing);

/// The types that any of the filters admits; empty: all.
[[nodiscard]] std::set<RelationType> types_of(const std::vector<StepFilter>& filters);
/// What each of them said of time.
[[nodiscard]] std::vector<render::TimeAsked> times_of(const std::vector<StepFilter>& filters);

}  // namespace ecgraph::routes
