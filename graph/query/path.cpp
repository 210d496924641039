#include "graph/query/path.hpp"

#include <algorithm>

namespace ecgraph {
namespace {

/// The days that all of them share; nothing when there are none.
template <class IntervalOf>
std::optional<Interval> shared_days(const std::vector<PathStep>& steps, const IntervalOf& interval_of) {
  std::optional<Interval> shared = Interval::always();
  for (const PathStep& step : steps) {
    const std::optional<Interval> days = interval_of(step.valid);
    shared = shared && days ? shared->intersect(*days) : std::nullopt;
  }
  return shared;
}

}  // namespace

std::optional<Interval> Path::certain() const {
  return shared_days(steps, [](const ValidityBounds& valid) { return valid.certain(); });
}

std::optional<Interval> Path::possible() const {
  return shared_days(steps, [](const ValidityBounds& valid) { return valid.possible(); });
}

Holds Path::holds() const {
  Holds least = Holds::kCertainly;
  for (const PathStep& step : steps) least = std::min(least, step.holds);
  return least;
}

std::vector<EntityNo> by_id(const View& view, std::vector<EntityNo> entities) {
  std::ranges::sort(entities, {}, [&](EntityNo entity) -> const EntityId& { return view.head(entity).id; });
  entities.erase(std::ranges::unique(entities).begin(), entities.end());
  return entities;
}

}  // namespace ecgraph
