// JSON-LD 1.1: a context of prefixes and a graph of nodes, a line each.

#include "server/render/json_text.hpp"
#include "server/render/rdf_source.hpp"

namespace ecgraph::render {
namespace {

namespace json = boost::json;

json::object tree_of(const RdfNode& node);

json::value tree_of(const RdfValue& value) {
  switch (value.kind) {
    case RdfValue::Kind::kIri:
    case RdfValue::Kind::kPrefixed:
      return {{"@id", value.text}};
    case RdfValue::Kind::kNode:
      return tree_of(value.node.front());
    case RdfValue::Kind::kLiteral:
      break;
  }
  if (!value.datatype.empty()) return {{"@value", value.text}, {"@type", value.datatype}};
  if (!value.lang.empty()) return {{"@value", value.text}, {"@language", value.lang}};
  return json::value(value.text);
}

/// Adds a value; a name that comes again makes a list.
void add(json::object& tree, const std::string& name, json::value value) {
  auto* known = tree.if_contains(name);
  if (known == nullptr)
    tree.emplace(name, std::move(value));
  else if (auto* list = known->if_array())
    list->push_back(std::move(value));
  else
    *known = json::array{std::move(*known), std::move(value)};
}

json::object tree_of(const RdfNode& node) {
  json::object tree;
  if (!node.iri.empty()) tree.emplace("@id", node.iri);
  for (const auto& [name, value] : node.properties) {
    if (name == "rdf:type")
      add(tree, "@type", json::value(value.text));
    else
      add(tree, name, tree_of(value));
  }
  return tree;
}

class JsonLdSource final : public RdfSource {
 public:
  using RdfSource::RdfSource;

 private:
  void begin(std::string& out) override {
    json::object context;
    for (const auto& prefix : kRdfPrefixes) context.emplace(prefix.name, prefix.iri);
    out += "{\"@context\":";
    append_json(out, context);
    out += ",\"@graph\":[";
  }
  void describe(std::string& out, const RdfNode& node) override {
    out += is_first_ ? "\n" : ",\n";
    is_first_ = false;
    append_json(out, tree_of(node));
  }
  void end(std::string& out) override { out += "\n]}\n"; }

  bool is_first_ = true;
};

}  // namespace

std::unique_ptr<http::BodySource> json_ld_source(Answer answer, Writing writing) {
  return std::make_unique<JsonLdSource>(std::move(answer), std::move(writing));
}

}  // namespace ecgraph::render
