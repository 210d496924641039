#include "server/render/rdf_node.hpp"

#include <algorithm>
#include <utility>

namespace ecgraph::render {

void RdfNode::type(std::string class_name) { prefixed("rdf:type", std::move(class_name)); }

void RdfNode::prefixed(std::string name, std::string value) {
  properties.push_back({std::move(name), RdfValue{RdfValue::Kind::kPrefixed, std::move(value), {}, {}, {}}});
}

void RdfNode::link(std::string name, std::string target) {
  properties.push_back({std::move(name), RdfValue{RdfValue::Kind::kIri, std::move(target), {}, {}, {}}});
}

void RdfNode::text(std::string name, std::string text, std::string lang) {
  if (text.empty()) return;
  properties.push_back(
      {std::move(name), RdfValue{RdfValue::Kind::kLiteral, std::move(text), {}, std::move(lang), {}}});
}

void RdfNode::literal(std::string name, std::string text, std::string datatype) {
  properties.push_back(
      {std::move(name), RdfValue{RdfValue::Kind::kLiteral, std::move(text), std::move(datatype), {}, {}}});
}

void RdfNode::inner(std::string name, RdfNode node) {
  RdfValue value{RdfValue::Kind::kNode, {}, {}, {}, {}};
  value.node.push_back(std::move(node));
  properties.push_back({std::move(name), std::move(value)});
}

std::string expanded(std::string_view prefixed) {
  const auto colon = prefixed.find(':');
  const auto prefix = std::find_if(kRdfPrefixes.begin(), kRdfPrefixes.end(), [&](const RdfPrefix& one) {
    return one.name == prefixed.substr(0, colon);
  });
  return std::string(prefix->iri) + std::string(prefixed.substr(colon + 1));
}

}  // namespace ecgraph::render
