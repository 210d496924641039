// The pair of CSV files that `neo4j-admin database import` reads: nodes and relationships, each with a header
// that says what its columns are.

#include "server/render/cell.hpp"
#include "server/render/csv_field.hpp"
#include "server/render/graph_source.hpp"
#include "server/render/property_columns.hpp"

namespace ecgraph::render {
namespace {

std::string_view suffix(PropertyType type) {
  switch (type) {
    case PropertyType::kText:
      return "";
    case PropertyType::kWholeNumber:
      return ":long";
    case PropertyType::kNumber:
      return ":double";
    case PropertyType::kBoolean:
      break;
  }
  return ":boolean";
}

/// Either file; `fixed` are its own columns, which stand before the properties.
class Neo4jSource : public GraphSource {
 protected:
  Neo4jSource(Answer answer, Writing writing) : GraphSource(std::move(answer), std::move(writing)) {}

  void header(std::string& out, std::string_view fixed) const {
    out += fixed;
    for (const auto& property : columns_) {
      out += ',';
      append_csv_field(out, property.column.name() + std::string(suffix(property.type)));
    }
    out += "\r\n";
  }

  void line(std::string& out, std::initializer_list<std::string_view> fixed,
            const boost::json::object& shape) const {
    std::string_view separator;
    for (const auto text : fixed) {
      out += separator;
      append_csv_field(out, text);
      separator = ",";
    }
    for (const auto& property : columns_) {
      out += ',';
      append_csv_field(out, cell(shape, property.column).text);
    }
    out += "\r\n";
  }

  void end(std::string&) override {}

  std::vector<PropertyColumn> columns_;
};

class NodesSource final : public Neo4jSource {
 public:
  NodesSource(Answer answer, Writing writing) : Neo4jSource(std::move(answer), std::move(writing)) {
    columns_ = node_columns(vocabulary());
  }

 private:
  void begin(std::string& out) override { header(out, "id:ID,:LABEL"); }
  Result<void> node(std::string& out, const Entity& entity) override {
    auto shape = node_properties(entity, labels());
    if (!shape) return fail(shape.error());
    line(out, {entity.id.text(), vocabulary()[entity.type].id}, *shape);
    return {};
  }
  Result<void> edge(std::string&, const Relation&) override { return {}; }
};

class RelationshipsSource final : public Neo4jSource {
 public:
  RelationshipsSource(Answer answer, Writing writing) : Neo4jSource(std::move(answer), std::move(writing)) {
    columns_ = edge_columns(vocabulary());
  }

 private:
  void begin(std::string& out) override { header(out, ":START_ID,:END_ID,:TYPE,id"); }
  Result<void> node(std::string&, const Entity&) override { return {}; }
  Result<void> edge(std::string& out, const Relation& relation) override {
    auto shape = edge_properties(relation, labels());
    if (!shape) return fail(shape.error());
    line(
        out,
        {relation.subject.text(), relation.object.text(), vocabulary()[relation.type].id, relation.id.text()},
        *shape);
    return {};
  }
};

}  // namespace

std::unique_ptr<http::BodySource> neo4j_nodes_source(Answer answer, Writing writing) {
  return std::make_unique<NodesSource>(std::move(answer), std::move(writing));
}

std::unique_ptr<http::BodySource> neo4j_relationships_source(Answer answer, Writing writing) {
  return std::make_unique<RelationshipsSource>(std::move(answer), std::move(writing));
}

}  // namespace ecgraph::render
