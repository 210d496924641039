// GraphML: entities as nodes, relations as directed edges, each property declared as a key.

#include "server/render/cell.hpp"
#include "server/render/graph_source.hpp"
#include "server/render/property_columns.hpp"
#include "server/render/xml_text.hpp"

namespace ecgraph::render {
namespace {

const char* word(PropertyType type) {
  switch (type) {
    case PropertyType::kText:
      return "string";
    case PropertyType::kWholeNumber:
      return "long";
    case PropertyType::kNumber:
      return "double";
    case PropertyType::kBoolean:
      break;
  }
  return "boolean";
}

class GraphmlSource final : public GraphSource {
 public:
  GraphmlSource(Answer answer, Writing writing)
      : GraphSource(std::move(answer), std::move(writing)),
        of_nodes_(node_columns(vocabulary())),
        of_edges_(edge_columns(vocabulary())) {}

 private:
  void begin(std::string& out) override {
    xml_.begin();
    xml_.open("graphml");
    xml_.attribute("xmlns", "http://graphml.graphdrawing.org/xmlns");
    declare(of_nodes_, "node", "n");
    declare(of_edges_, "edge", "e");
    xml_.open("graph");
    xml_.attribute("edgedefault", "directed");
    xml_.drain(out);
  }

  void declare(const std::vector<PropertyColumn>& columns, std::string_view owner, std::string_view prefix) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      xml_.open("key");
      xml_.attribute("id", std::string(prefix) + std::to_string(i));
      xml_.attribute("for", owner);
      xml_.attribute("attr.name", columns[i].column.name());
      xml_.attribute("attr.type", word(columns[i].type));
      xml_.close();
    }
  }

  Result<void> node(std::string& out, const Entity& entity) override {
    auto shape = node_properties(entity, labels());
    if (!shape) return fail(shape.error());
    xml_.open("node");
    xml_.attribute("id", entity.id.text());
    data(*shape, of_nodes_, "n");
    return finish(out);
  }

  Result<void> edge(std::string& out, const Relation& relation) override {
    auto shape = edge_properties(relation, labels());
    if (!shape) return fail(shape.error());
    xml_.open("edge");
    xml_.attribute("id", relation.id.text());
    xml_.attribute("source", relation.subject.text());
    xml_.attribute("target", relation.object.text());
    data(*shape, of_edges_, "e");
    return finish(out);
  }

  void data(const boost::json::object& shape, const std::vector<PropertyColumn>& columns,
            std::string_view prefix) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const auto found = cell(shape, columns[i].column);
      if (found.text.empty()) continue;
      xml_.open("data");
      xml_.attribute("key", std::string(prefix) + std::to_string(i));
      xml_.text(found.text);
      xml_.close();
    }
  }

  Result<void> finish(std::string& out) {
    xml_.close();
    xml_.drain(out);
    return {};
  }

  void end(std::string& out) override {
    xml_.close();
    xml_.close();
    xml_.drain(out);
  }

  XmlText xml_;
  std::vector<PropertyColumn> of_nodes_, of_edges_;
};

}  // namespace

std::unique_ptr<http::BodySource> graphml_source(Answer answer, Writing writing) {
  return std::make_unique<GraphmlSource>(std::move(answer), std::move(writing));
}

}  // namespace ecgraph::render
