#pragma once
// Which recorded changes are asked for: those of relations of some types, or of some entities.

#include <set>
#include <vector>

#include "graph/graph.hpp"
#include "graph/query/changes.hpp"
#include "graph/query/effort.hpp"

namespace ecgraph {

/// What is empty filters nothing. Types ask for relations alone.
struct ChangeSelection {
  std::set<RelationType> types;
  /// Itself, an end of a relation, who a claim is by, about or to, and what an observation is of.
  std::set<EntityId> entities;
  [[nodiscard]] bool is_all() const { return types.empty() && entities.empty(); }
};

/// Whether the statement as it was recorded, or as it stood before, is one of those asked for.
[[nodiscard]] bool is_of(const Statement& statement, const ChangeSelection& selection);

/// The numbers of the changes of a transaction that are asked for. Reads what stood before it only where what
/// it says does not tell.
[[nodiscard]] Result<std::vector<std::size_t>> changes_of(const Graph& graph,
                                                          const RecordedTransaction& transaction,
                                                          const ChangeSelection& selection);

/// The changes asked for behind `since`, up to the revision of the view, in the order of the log. When
/// `effort` ends the work, those found by then.
[[nodiscard]] Result<std::vector<ChangePlace>> find_changes(const Graph& graph, const View& view,
                                                            Revision since, const ChangeSelection& selection,
                                                            Effort& effort);

}  // namespace ecgraph
