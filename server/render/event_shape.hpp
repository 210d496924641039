#pragma once
// The `event` shape of the contract: one dated thing that happened to a relation, or to the status of an
// item.

#include <boost/json.hpp>
#include <set>
#include <vector>

#include "graph/legality/answer.hpp"
#include "graph/query/timeline.hpp"
#include "server/render/answer.hpp"
#include "server/render/columns.hpp"
#include "server/render/labels.hpp"

namespace ecgraph::render {

/// A day on which the status of an item changed, with the pieces on either side and the rules that did it.
struct LegalityEvent {
  EntityId item;
  std::optional<EntityId> family;
  CountryCode destination;
  legality::Piece before, after;
  std::set<RuleId> because;
  [[nodiscard]] Day day() const { return after.days.from(); }
};

/// What the question said of time: of the relations, and whether of the events.
struct EventsAsked {
  Asked relations = Asked::kNoTime;
  bool period = false;    ///< `holds` says whether the event falls into it
  bool legality = false;  ///< there may be legality events
};

/// {"date","earliest","latest","event","holds"?,"relation"}
[[nodiscard]] Result<boost::json::object> event_shape(const Event& event, const EventsAsked& asked,
                                                      Labels& labels);
/// {"date","earliest","latest","event","holds"?,"legality":
/// {"item","destination","before","after","because"}}
[[nodiscard]] Result<boost::json::object> event_shape(const LegalityEvent& event, const EventsAsked& asked,
                                                      Labels& labels);
[[nodiscard]] std::vector<Column> event_columns(const Vocabulary& vocabulary,
                                                std::span<const RelationType> types,
                                                const EventsAsked& asked);

}  // namespace ecgraph::render
