#include "graph/query/timeline.hpp"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include "graph/query/admission.hpp"

namespace ecgraph {
namespace {

constexpr auto kKinds = std::to_array<std::pair<EventKind, std::string_view>>({
    {EventKind::kAnnounced, "announced"},
    {EventKind::kPublished, "published"},
    {EventKind::kEffective, "effective"},
    {EventKind::kEnded, "ended"},
});

/// Whether a date that lies somewhere from `earliest` to `latest` falls into a period.
Holds falls_into(Day earliest, Day latest, const Interval& period) {
  if (latest < period.from() || earliest >= period.until()) return Holds::kNo;
  // What is open at its end lies in a period that is, too.
  const bool ends_inside = latest < period.until() || !period.until().is_finite();
  return period.from() <= earliest && ends_inside ? Holds::kCertainly : Holds::kPossibly;
}

class Telling {
 public:
  Telling(const View& view, const EventSelection& selection, Effort& effort)
      : view_(view), selection_(selection), effort_(effort) {}

  [[nodiscard]] Result<Timeline> run() {
    // Statuses that only the default leaves out are counted by the events that they would have had.
    RelationSelection relations = selection_.relations;
    if (relations.status.which == StatusFilter::Which::kDefault)
      relations.status.which = StatusFilter::Which::kAny;
    auto found = find_relations(view_, relations, effort_);
    if (!found) return fail(found.error());
    for (const RelationHit& hit : found->hits) {
      if (!effort_.go_on()) break;
      if (auto told = tell(hit); !told) return fail(told.error());
    }
    std::ranges::sort(timeline_.events, [&](const Event& a, const Event& b) { return before(a, b); });
    return std::move(timeline_);
  }

 private:
  [[nodiscard]] Result<void> tell(const RelationHit& hit) {
    const auto relation = view_.relation(hit.head.no);
    if (!relation) return fail(relation.error());
    const auto events = events_of(*relation, hit);
    const auto& vocabulary = view_.vocabulary();
    const auto& asked = selection_.relations;
    if (!counts(asked, hit.head.status, vocabulary)) {
      if (!events.empty()) ++timeline_.left_out[vocabulary[hit.head.status].id];
      return {};
    }
    const auto is_stated = [&](EventKind kind) { return date_of(*relation, kind).has_value(); };
    const bool starts = vocabulary[hit.head.status].holds && !relation->valid.open_start();
    if (starts && is_wanted(EventKind::kEffective) && !is_stated(EventKind::kEffective))
      ++timeline_.undated_starts;
    if (std::ranges::none_of(kKinds, [&](const auto& kind) { return is_stated(kind.first); }))
      ++timeline_.undated;
    timeline_.events.insert(timeline_.events.end(), events.begin(), events.end());
    return {};
  }

  [[nodiscard]] std::vector<Event> events_of(const Relation& relation, const RelationHit& hit) const {
    std::vector<Event> events;
    for (const auto& [kind, word] : kKinds) {
      const auto& date = date_of(relation, kind);
      if (!date || !is_wanted(kind)) continue;
      Event event{hit.head.no, hit.holds, kind, Holds::kCertainly, date->earliest(), date->latest()};
      if (selection_.during) event.within = falls_into(event.earliest, event.latest, *selection_.during);
      if (event.within == Holds::kNo) continue;
      if (selection_.certainly_only && event.within != Holds::kCertainly) continue;
      events.push_back(event);
    }
    return events;
  }

  [[nodiscard]] bool is_wanted(EventKind kind) const {
    return selection_.kinds.empty() || selection_.kinds.contains(kind);
  }

  [[nodiscard]] bool before(const Event& a, const Event& b) const {
    const auto when = [](const Event& event) { return std::tuple(event.earliest, event.latest, event.kind); };
    if (when(a) != when(b)) return when(a) < when(b);
    return view_.id(a.relation) < view_.id(b.relation);
  }

  const View& view_;
  const EventSelection& selection_;
  Effort& effort_;
  Timeline timeline_;
};

}  // namespace

std::string_view word(EventKind kind) {
  return std::ranges::find(kKinds, kind, &std::pair<EventKind, std::string_view>::first)->second;
}

std::optional<EventKind> event_kind(std::string_view text) {
  const auto* found = std::ranges::find(kKinds, text, &std::pair<EventKind, std::string_view>::second);
  return found == kKinds.end() ? std::nullopt : std::optional(found->first);
}

const std::optional<EdtfDate>& date_of(const Relation& relation, EventKind kind) {
  switch (kind) {
    case EventKind::kAnnounced:
      return relation.announced;
    case EventKind::kPublished:
      return relation.published;
    case EventKind::kEffective:
      return relation.valid.from();
    case EventKind::kEnded:
      break;
  }
  return relation.valid.until();
}

Result<Timeline> find_events(const View& view, const EventSelection& selection, Effort& effort) {
  return Telling(view, selection, effort).run();
}

}  // namespace ecgraph
