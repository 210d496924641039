#pragma once
// What the filters of a selection say of one relation, whatever stands at its ends.

#include "graph/query/selection.hpp"

namespace ecgraph {

/// Whether the status filter counts a statement of this status. The default counts the pending status too
/// where pending measures are asked for.
[[nodiscard]] bool counts(const RelationSelection& selection, ClaimStatus status,
                          const Vocabulary& vocabulary);

/// Whether a relation has the attributes asked for; reads it only when some are. Fails when the store does.
[[nodiscard]] Result<bool> meets_conditions(const View& view, RelationNo relation,
                                            const std::vector<ValueCondition>& where);

}  // namespace ecgraph
