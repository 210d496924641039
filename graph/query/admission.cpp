#include "graph/query/admission.hpp"

#include <algorithm>

namespace ecgraph {

bool counts(const RelationSelection& selection, ClaimStatus status, const Vocabulary& vocabulary) {
  switch (selection.status.which) {
    case StatusFilter::Which::kAny:
      return true;
    case StatusFilter::Which::kNamed:
      return selection.status.named.contains(status);
    case StatusFilter::Which::kDefault:
      break;
  }
  const bool pending_asked = selection.when.phase == Phase::kPending;
  return status == vocabulary.default_status || (pending_asked && status == vocabulary.pending_status);
}

Result<bool> meets_conditions(const View& view, RelationNo no, const std::vector<ValueCondition>& where) {
  if (where.empty()) return true;
  const auto relation = view.relation(no);
  if (!relation) return fail(relation.error());
  return std::ranges::all_of(
      where, [&](const ValueCondition& condition) { return satisfies(relation->attributes, condition); });
}

}  // namespace ecgraph
