#pragma once
// What is taken away: the whole graph, or a selection of relations with all that they need to be read alone.

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "graph/query/selection.hpp"

namespace ecgraph {

/// Which statements.
struct ExportSelection {
  std::set<StatementKind> kinds;  ///< empty: all
  /// Only these relations, the entities and sources that they or those entities refer to, and nothing of the
  /// other kinds. None: everything.
  std::optional<RelationSelection> relations;
};

/// The statements chosen, by number: sources, entities, rules, relations, claims, observations, each by id;
/// so a statement comes after those of other kinds that it refers to. Holds numbers in place of entities and
/// relations, and reads a statement only when it is asked for.
class Export {
 public:
  /// When `effort` ends the work of choosing, it is not whole. Fails only when the store cannot be read.
  [[nodiscard]] static Result<Export> of(const View& view, const ExportSelection& selection, Effort& effort);

  /// How many statements, in all and of a kind; and which is statement i.
  [[nodiscard]] std::size_t size() const;
  [[nodiscard]] std::size_t count(StatementKind kind) const;
  [[nodiscard]] StatementKey key(std::size_t i) const;
  [[nodiscard]] Result<Statement> statement(std::size_t i) const { return view_.statement(key(i)); }
  /// What is known of statement i without reading it.
  [[nodiscard]] StatementKind kind(std::size_t i) const { return place(i).first; }
  /// Keeps those of these kinds; all when it is empty.
  void keep(const std::set<StatementKind>& kinds);
  /// The entity or relation that statement i is.
  [[nodiscard]] EntityNo entity(std::size_t i) const { return entities_[place(i).second]; }
  [[nodiscard]] RelationNo relation(std::size_t i) const { return relations_[place(i).second]; }

 private:
  explicit Export(View view) : view_(std::move(view)) {}
  Result<void> take_selected(const RelationSelection& selection, Effort& effort);
  void take_all();
  /// Statement i as the nth of its kind.
  [[nodiscard]] std::pair<StatementKind, std::size_t> place(std::size_t i) const;

  View view_;
  std::vector<EntityNo> entities_;
  std::vector<RelationNo> relations_;
  std::vector<std::string> sources_, rules_, claims_, observations_;
};

}  // namespace ecgraph
