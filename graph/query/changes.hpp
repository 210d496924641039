#pragma once
// What was recorded after a revision, in the order of the log.

#include <memory>

#include "graph/graph.hpp"
#include "graph/index/view.hpp"

namespace ecgraph {

/// The place of a change: its transaction, and its number within that.
struct ChangePlace {
  Revision revision;
  std::size_t position = 0;
  friend auto operator<=>(const ChangePlace&, const ChangePlace&) = default;
};

/// The changes behind `since`, up to the revision of a view, by number. They are read from the log when asked
/// for, and one transaction is held at a time: asked for in order, each is read once. For one thread at a
/// time.
class Changes {
 public:
  /// `since` is not behind the view's revision. The graph must outlive this.
  Changes(const Graph& graph, View view, Revision since);

  [[nodiscard]] std::size_t count() const { return count_; }
  /// Where a change stands.
  [[nodiscard]] ChangePlace place(std::size_t number) const;
  /// The number of the change at a place; nothing when there is none.
  [[nodiscard]] std::optional<std::size_t> number(const ChangePlace& place) const;
  /// The transaction that made a change.
  [[nodiscard]] Result<std::shared_ptr<const RecordedTransaction>> transaction(Revision revision);

 private:
  const Graph* graph_;
  View view_;
  Revision since_;
  std::uint64_t before_;  ///< changes that the log has up to `since`
  std::size_t count_;
  std::shared_ptr<const RecordedTransaction> held_;
};

}  // namespace ecgraph
