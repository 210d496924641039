#pragma once
// The dated events of relations: when they were announced and published, took effect and ended.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "graph/query/selection.hpp"

namespace ecgraph {

/// What happened on a day, in the order in which events of one day are told. The end is the first day on
/// which the relation no longer holds.
enum class EventKind : std::uint8_t { kAnnounced, kPublished, kEffective, kEnded };
/// `announced` …
[[nodiscard]] std::string_view word(EventKind kind);
[[nodiscard]] std::optional<EventKind> event_kind(std::string_view word);

/// Which events are asked for.
struct EventSelection {
  RelationSelection relations;     ///< its `when` chooses relations by a day or not at all, never by a period
  std::set<EventKind> kinds;       ///< empty: all
  std::optional<Interval> during;  ///< events that may fall into it
  bool certainly_only = false;     ///< with `during`: only those that certainly do
};

/// One event of a relation.
struct Event {
  RelationNo relation;
  Holds stands;  ///< whether the relation stands as asked (RelationHit::holds)
  EventKind kind;
  Holds within = Holds::kCertainly;  ///< whether the event falls into the period asked about
  Day earliest, latest;              ///< between which it lies; open sides are the ends of time
};

/// What a selection found, ordered by earliest day, latest day, kind and relation; and what it left out.
struct Timeline {
  std::vector<Event> events;
  std::map<std::string, std::size_t> left_out;  ///< by status: relations with events that a default left out
  /// Relations asked for that took effect on a day that nobody states, and those that have no date at all.
  std::size_t undated_starts = 0, undated = 0;
};
/// When `effort` ends the work, the events that were found by then.
[[nodiscard]] Result<Timeline> find_events(const View& view, const EventSelection& selection, Effort& effort);

/// The date of an event of a relation as written; nothing when it is not stated.
[[nodiscard]] const std::optional<EdtfDate>& date_of(const Relation& relation, EventKind kind);

}  // namespace ecgraph
