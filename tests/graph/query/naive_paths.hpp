#pragma once
// Traversal and paths the slow way: every way is tried that comes by no entity twice, along a list of arcs
// found by a scan of all relations; time is tried out day by day. Shares no code with graph/query.

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "graph/query/paths.hpp"
#include "graph/query/traversal.hpp"
#include "tests/graph/query/naive_relations.hpp"

namespace ecgraph::tests {

/// A relation, in a direction in which it may be taken.
struct Arc {
  const Relation* relation;
  std::string from, to;
  bool reversed;
  Holds holds;
};
using Arcs = std::vector<Arc>;
using Way = std::vector<Arc>;

/// Length, where it begins, its relations: the stated order, and enough to tell two paths apart.
using WayKey = std::tuple<std::size_t, std::string, std::vector<std::string>>;

inline WayKey key_of(const Way& way) {
  std::vector<std::string> ids;
  for (const Arc& arc : way) ids.push_back(arc.relation->id.text());
  return {way.size(), way.front().from, ids};
}
inline WayKey key_of(const View& view, const Path& path) {
  std::vector<std::string> ids;
  for (const PathStep& step : path.steps) ids.push_back(view.id(step.relation).text());
  return {path.length(), view.head(path.steps.front().from).id.text(), ids};
}

/// A small graph as it was written.
struct NaiveGraph {
  const View& view;
  const std::vector<Relation>& relations;
  std::map<std::string, std::string> types;  ///< of entities

  [[nodiscard]] std::set<std::string> ids(const std::vector<EntityNo>& entities) const {
    std::set<std::string> ids;
    for (const EntityNo entity : entities) ids.insert(view.head(entity).id.text());
    return ids;
  }

  [[nodiscard]] bool admits(const EntityFilter& filter, const std::string& entity) const {
    const auto has = [&](const std::set<EntityNo>& set) {
      return std::ranges::any_of(set, [&](EntityNo no) { return view.head(no).id.text() == entity; });
    };
    const EntityType type = entity_type(types.at(entity));
    return (filter.keep.empty() || has(filter.keep)) && !has(filter.drop) &&
           (filter.types.empty() || filter.types.contains(type)) && !filter.dropped_types.contains(type);
  }

  /// `exempt`: entities that may be reached whatever the filter says.
  [[nodiscard]] Arcs arcs(const StepFilter& filter, const std::set<std::string>& exempt = {}) const {
    RelationSelection asked = filter.relations;
    const Direction direction = std::exchange(asked.direction, Direction::kBoth);
    Arcs arcs;
    for (const NaiveHit& hit : naive_find(view, relations, asked).hits) {
      const auto relation =
          std::ranges::find(relations, hit.id, [](const Relation& r) { return r.id.text(); });
      const bool either = words()[relation->type].symmetric || direction == Direction::kBoth;
      const auto add = [&](const EntityId& from, const EntityId& to, bool reversed) {
        if (from != to && (exempt.contains(to.text()) || admits(filter.reached, to.text())))
          arcs.push_back({&*relation, from.text(), to.text(), reversed, hit.holds});
      };
      if (either || direction == Direction::kOut) add(relation->subject, relation->object, false);
      if (either || direction == Direction::kIn) add(relation->object, relation->subject, true);
    }
    return arcs;
  }
};

/// Every way from one of `starts` along arcs: `allowed` says which arc may follow a way, `is_found` which
/// ways are answers; none comes by an entity twice.
class NaiveWays {
 public:
  using Allowed = std::function<const Arcs*(const Way&)>;  ///< null: no further
  using Found = std::function<void(const Way&)>;

  NaiveWays(Allowed allowed, Found found) : allowed_(std::move(allowed)), found_(std::move(found)) {}

  void from(const std::string& start) {
    visited_ = {start};
    Way way;
    extend(way, start);
  }

 private:
  void extend(Way& way, const std::string& at) {
    const Arcs* arcs = allowed_(way);
    if (arcs == nullptr) return;
    for (const Arc& arc : *arcs) {
      if (arc.from != at || visited_.contains(arc.to)) continue;
      way.push_back(arc);
      visited_.insert(arc.to);
      found_(way);
      extend(way, arc.to);
      visited_.erase(arc.to);
      way.pop_back();
    }
  }

  Allowed allowed_;
  Found found_;
  std::set<std::string> visited_;
};

inline void put_in_order(std::vector<Way>& ways) {
  std::ranges::sort(ways, {}, [](const Way& way) { return key_of(way); });
}

/// The ways to each entity that was reached.
using NaiveReached = std::map<std::string, std::vector<Way>>;

inline NaiveReached naive_traverse(const NaiveGraph& graph, const std::vector<EntityNo>& from,
                                   const StepFilter& filter, std::size_t depth) {
  const Arcs arcs = graph.arcs(filter);
  const auto starts = graph.ids(from);
  NaiveReached reached;
  NaiveWays ways(
      [&](const Way& way) {
        const bool came_back = !way.empty() && starts.contains(way.back().to);
        return came_back || way.size() == depth ? nullptr : &arcs;
      },
      [&](const Way& way) {
        if (!starts.contains(way.back().to)) reached[way.back().to].push_back(way);
      });
  for (const auto& start : starts) ways.from(start);
  for (auto& [entity, found] : reached) put_in_order(found);
  return reached;
}

inline NaiveReached naive_steps(const NaiveGraph& graph, const std::vector<EntityNo>& from,
                                const std::vector<StepFilter>& steps) {
  std::vector<Arcs> arcs;
  for (const StepFilter& step : steps) arcs.push_back(graph.arcs(step));
  NaiveReached reached;
  NaiveWays ways([&](const Way& way) { return way.size() == steps.size() ? nullptr : &arcs[way.size()]; },
                 [&](const Way& way) {
                   if (way.size() == steps.size()) reached[way.back().to].push_back(way);
                 });
  for (const auto& start : graph.ids(from)) ways.from(start);
  for (auto& [entity, found] : reached) put_in_order(found);
  return reached;
}

inline Holds naive_on(const Relation& relation, Day on) {
  return in_all(courses(relation.valid, on), [&](const Course& c) { return c.start <= on && on < c.end; });
}

/// The day on which a way arrives; nothing when it cannot be taken.
inline std::optional<Day> naive_arrival(const Way& way, const InTime& in_time, bool certainly_only) {
  std::set<Day> there;
  for (Day each = in_time.period.from(); each < in_time.period.until(); each = each.plus(1))
    there.insert(each);
  for (const Arc& arc : way) {
    std::set<Day> then;
    for (Day each = in_time.period.from(); each < in_time.period.until(); each = each.plus(1)) {
      const Holds holds = naive_on(*arc.relation, each);
      if (holds == Holds::kNo || (certainly_only && holds != Holds::kCertainly)) continue;
      const bool can = in_time.waiting ? !there.empty() && *there.begin() <= each : there.contains(each);
      if (can) then.insert(each);
    }
    there = std::move(then);
  }
  return there.empty() ? std::nullopt : std::optional(*there.begin());
}

/// All paths that the question admits, in order, whatever `most` says.
inline std::vector<Way> naive_paths(const NaiveGraph& graph, const PathQuestion& asked) {
  const auto starts = graph.ids(asked.from), ends = graph.ids(asked.to);
  const Arcs arcs = graph.arcs(asked.filter, ends);
  std::vector<Way> found;
  NaiveWays ways(
      [&](const Way& way) {
        const bool over = !way.empty() && (starts.contains(way.back().to) || ends.contains(way.back().to));
        return over || way.size() == asked.max_length ? nullptr : &arcs;
      },
      [&](const Way& way) {
        if (!ends.contains(way.back().to)) return;
        const bool certainly = asked.filter.relations.when.certainly_only;
        if (!asked.in_time || naive_arrival(way, *asked.in_time, certainly)) found.push_back(way);
      });
  for (const auto& start : starts) ways.from(start);
  put_in_order(found);
  return found;
}

}  // namespace ecgraph::tests
