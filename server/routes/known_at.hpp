#pragma once
// Which recorded state a request reads: settled once, before any handler runs.

#include "server/routes/arguments.hpp"
#include "server/routes/service.hpp"

namespace ecgraph::routes {

/// `known_at`: a revision, an instant or a day (its end); without it the revision of `cursor`, else the
/// newest. What lies in the future is an error: the graph cannot know it yet.
[[nodiscard]] Result<View> view_of(const Service& service, const Arguments& arguments);

/// The state that a parameter of this kind selects.
[[nodiscard]] Result<View> view_at(const Service& service, Parameter parameter, std::string_view text);

}  // namespace ecgraph::routes
