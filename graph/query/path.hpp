#pragma once
// A chain of relations from one entity to another, and when it holds.
//
// A path never comes by an entity twice. Of parallel statements each makes a path of its own. Paths are
// ordered by length, then by the id of the entity they begin at, then by the ids of their relations in order.

#include <optional>
#include <vector>

#include "graph/query/neighbours.hpp"

namespace ecgraph {

/// One relation of a path.
struct PathStep {
  RelationNo relation;
  EntityNo from, to;
  bool reversed = false;  ///< from the relation's object to its subject
  Holds holds = Holds::kCertainly;
  ValidityBounds valid;
  std::optional<Day> taken;  ///< the day on which it is taken, of paths that respect time
};

/// Relations of which each begins where the one before ends.
struct Path {
  std::vector<PathStep> steps;
  /// Relations; at least one.
  [[nodiscard]] std::size_t length() const { return steps.size(); }
  /// The days on which all of it holds for certain, and as far as partial dates let it; nothing: on no day.
  [[nodiscard]] std::optional<Interval> certain() const;
  [[nodiscard]] std::optional<Interval> possible() const;
  /// How sure it is that each of its relations stands as asked.
  [[nodiscard]] Holds holds() const;
};

/// The step that a hop from an entity makes.
[[nodiscard]] inline PathStep step_of(EntityNo from, const Hop& hop) {
  return {hop.relation, from, hop.to, hop.reversed, hop.holds, hop.valid, std::nullopt};
}

/// Entities each once, ordered by id.
[[nodiscard]] std::vector<EntityNo> by_id(const View& view, std::vector<EntityNo> entities);

}  // namespace ecgraph
