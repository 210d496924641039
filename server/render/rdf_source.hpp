#pragma once
// What the RDF formats share: which statements are described, each once.

#include <string>
#include <unordered_set>

#include "server/render/graph_source.hpp"
#include "server/render/rdf_node.hpp"

namespace ecgraph::render {

/// A format of RDF. Where rows are of one kind, the sources that they cite are described too; where they are
/// of several, sources are rows.
class RdfSource : public GraphSource {
 public:
  using GraphSource::GraphSource;

 protected:
  virtual void describe(std::string& out, const RdfNode& node) = 0;

 private:
  Result<void> node(std::string& out, const Entity& entity) final { return described(out, entity); }
  Result<void> edge(std::string& out, const Relation& relation) final { return described(out, relation); }
  Result<void> other(std::string& out, const Statement& statement) final { return described(out, statement); }
  Result<void> described(std::string& out, const Statement& statement);

  std::unordered_set<std::string> cited_;
};

}  // namespace ecgraph::render
