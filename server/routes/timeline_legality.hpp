#pragma once
// `include=legality`: the days on which the status of the items of a timeline changed.

#include <string>
#include <vector>

#include "server/render/event_shape.hpp"
#include "server/routes/call.hpp"

namespace ecgraph::routes {

/// Ordered by day and item, with what has to be said of them.
struct LegalityEvents {
  std::vector<render::LegalityEvent> events;
  std::vector<std::string> notes;
  std::optional<boost::json::object> coverage;
};
/// Of the items and families among the ends of the selection, from their launch on, for the `destination` and
/// the rest of the question of legality; with `during` those that fall into it.
[[nodiscard]] Result<LegalityEvents> legality_events(Call& call, const EventSelection& selection,
                                                     Effort& effort);

}  // namespace ecgraph::routes
