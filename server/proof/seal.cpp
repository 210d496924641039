#include "server/proof/seal.hpp"

#include "server/render/canonical.hpp"

namespace ecgraph::proof {
namespace {

namespace json = boost::json;

json::value with_hashes_for_nodes(const json::value& value);

json::object members_of(const json::object& object) {
  json::object members;
  for (const auto& member : object) {
    if (member.key() != kHash) members[member.key()] = with_hashes_for_nodes(member.value());
  }
  return members;
}

/// The value as the node around it sees it.
json::value with_hashes_for_nodes(const json::value& value) {
  if (const auto* array = value.if_array()) {
    json::array seen;
    for (const auto& element : *array) seen.push_back(with_hashes_for_nodes(element));
    return seen;
  }
  const auto* object = value.if_object();
  if (object == nullptr) return value;
  if (const auto* hash = object->if_contains(kHash)) return json::object{{kHash, *hash}};
  return members_of(*object);
}

std::string hash_of(const json::object& node) {
  return render::canonical_hash(render::digits_as_text(members_of(node)));
}

void visit(const json::value& value, const Pointer& at, std::vector<Node>& nodes) {
  if (const auto* array = value.if_array()) {
    for (std::size_t i = 0; i < array->size(); ++i) visit((*array)[i], at / i, nodes);
  } else if (const auto* object = value.if_object()) {
    for (const auto& member : *object) visit(member.value(), at / std::string_view(member.key()), nodes);
    if (object->contains(kHash)) nodes.push_back({at, object});
  }
}

}  // namespace

void seal(json::object& node) { node[kHash] = hash_of(node); }

std::vector<Node> nodes_of(const json::value& document) {
  std::vector<Node> nodes;
  visit(document, Pointer(), nodes);
  return nodes;
}

bool is_sealed(const json::object& node) {
  const auto* hash = node.if_contains(kHash);
  return hash != nullptr && hash->is_string() && std::string_view(hash->get_string()) == hash_of(node);
}

}  // namespace ecgraph::proof
