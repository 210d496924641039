#include "graph/query/entities.hpp"

#include <algorithm>

#include "graph/search/names.hpp"

namespace ecgraph {
namespace {

/// Of the types asked, ordered by id.
std::vector<EntityNo> of_types(const View& view, const std::set<EntityType>& types) {
  if (types.empty()) return view.entities(std::nullopt);
  std::vector<EntityNo> found;
  for (const EntityType type : types) {
    const auto more = view.entities(type);
    found.insert(found.end(), more.begin(), more.end());
  }
  if (types.size() > 1) {
    std::ranges::sort(found, [&](EntityNo a, EntityNo b) { return view.head(a).id < view.head(b).id; });
  }
  return found;
}

std::set<EntityNo> bearers(const View& view, std::string_view name) {
  const std::string wanted = fold(name);
  std::set<EntityNo> found;
  view.for_each_name([&](const NameEntry& entry) {
    if (fold(entry.name) == wanted) found.insert(entry.entity);
  });
  return found;
}

Result<bool> meets(const View& view, EntityNo no, const std::vector<ValueCondition>& conditions) {
  if (conditions.empty()) return true;
  const auto entity = view.entity(no);
  if (!entity) return fail(entity.error());
  return std::ranges::all_of(
      conditions, [&](const ValueCondition& condition) { return satisfies(entity->properties, condition); });
}

}  // namespace

Result<std::vector<EntityNo>> find_entities(const View& view, const EntitySelection& selection,
                                            Effort& effort) {
  std::vector<EntityNo> candidates = of_types(view, selection.types);
  if (selection.confidence_at_least) {
    std::erase_if(candidates,
                  [&](EntityNo no) { return view.head(no).confidence < *selection.confidence_at_least; });
  }
  if (!selection.name.empty()) {
    std::erase_if(candidates,
                  [named = bearers(view, selection.name)](EntityNo no) { return !named.contains(no); });
  }
  std::vector<EntityNo> found;
  for (const EntityNo no : candidates) {
    if (!effort.go_on()) break;
    const auto matches = meets(view, no, selection.where);
    if (!matches) return fail(matches.error());
    if (*matches) found.push_back(no);
  }
  return found;
}

}  // namespace ecgraph
