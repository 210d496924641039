#pragma once
// What the formats of nodes and edges share: statements in place of trees, and the ends of every relation
// shown once each before it.

#include <vector>

#include "server/render/labels.hpp"
#include "server/render/row_source.hpp"

namespace ecgraph::render {

/// A format of statements. A row that is a relation brings its two ends; an entity that was shown before is
/// not shown again. Keeps one bit for each entity of the graph.
class GraphSource : public RowSource {
 public:
  GraphSource(Answer answer, Writing writing);

 protected:
  /// Labels as of the state that answers.
  [[nodiscard]] Labels& labels() { return labels_; }
  [[nodiscard]] const View& view() const { return labels_.view(); }
  [[nodiscard]] const Vocabulary& vocabulary() const { return labels_.vocabulary(); }

  virtual Result<void> node(std::string& out, const Entity& entity) = 0;
  virtual Result<void> edge(std::string& out, const Relation& relation) = 0;
  /// A statement of another kind; most formats have no place for them.
  virtual Result<void> other(std::string&, const Statement&) { return {}; }

 private:
  Result<void> take(std::string& out, std::size_t i) final;
  Result<void> end_of_edge(std::string& out, const EntityId& id);
  /// Whether it is shown for the first time.
  [[nodiscard]] bool is_new(EntityNo entity);

  Labels labels_;
  std::vector<bool> shown_;  ///< by entity number
};

}  // namespace ecgraph::render
