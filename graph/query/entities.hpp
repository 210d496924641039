#pragma once
// Lists of entities.

#include <set>
#include <string>
#include <vector>

#include "graph/query/selection.hpp"

namespace ecgraph {

/// Which entities are asked for; what is empty filters nothing.
struct EntitySelection {
  std::set<EntityType> types;         ///< empty: all
  std::vector<ValueCondition> where;  ///< on properties
  std::string
      name;  ///< a name they bear, in any spelling that folds alike (search/names.hpp); empty: no filter
  std::optional<Confidence> confidence_at_least;
};

/// Ordered by id. When `effort` ends the work, those found by then.
[[nodiscard]] Result<std::vector<EntityNo>> find_entities(const View& view, const EntitySelection& selection,
                                                          Effort& effort);

}  // namespace ecgraph
