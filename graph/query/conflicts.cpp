#include "graph/query/conflicts.hpp"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace ecgraph {
namespace {

constexpr auto kKinds = std::to_array<std::pair<ConflictKind, std::string_view>>({
    {ConflictKind::kValue, "value"},
    {ConflictKind::kObject, "object"},
    {ConflictKind::kExcluded, "excluded"},
    {ConflictKind::kDisputed, "disputed"},
    {ConflictKind::kFigure, "figure"},
    {ConflictKind::kClaim, "claim"},
});

}  // namespace

std::string_view word(ConflictKind kind) {
  return std::ranges::find(kKinds, kind, &std::pair<ConflictKind, std::string_view>::first)->second;
}

Result<std::vector<Conflict>> find_conflicts(const View& view, const ConflictSelection& selection,
                                             Effort& effort) {
  std::vector<Conflict> conflicts;
  const bool of_relations = !selection.types.empty() || !selection.attributes.empty();
  const bool of_what_is_said = !selection.topics.empty() || !selection.metrics.empty();
  if (of_relations || !of_what_is_said) {
    auto found = conflicts_of_relations(view, selection, effort);
    if (!found) return found;
    std::ranges::move(*found, std::back_inserter(conflicts));
  }
  if (of_what_is_said || !of_relations) {
    auto found = conflicts_of_what_is_said(view, selection, effort);
    if (!found) return found;
    std::ranges::move(*found, std::back_inserter(conflicts));
  }
  if (selection.certainly_only)
    std::erase_if(conflicts, [](const Conflict& conflict) { return conflict.holds != Holds::kCertainly; });
  for (auto& conflict : conflicts) std::ranges::sort(conflict.statements);
  std::ranges::sort(conflicts, {}, [](const Conflict& conflict) {
    return std::tie(conflict.kind, conflict.subject, conflict.object, conflict.about, conflict.statements);
  });
  return conflicts;
}

}  // namespace ecgraph
