#pragma once
// Hashes of a document's nodes. A node is an object with a `hash`: SHA-256 over the canonical text (RFC 8785)
// of its other members, in which the nodes inside it stand as their hashes alone. A node that was altered has
// therefore a wrong hash itself, and those around it have not. Numbers that no double holds count as texts of
// their digits.

#include <boost/json.hpp>
#include <functional>
#include <string>
#include <vector>

#include "schema/document.hpp"

namespace ecgraph::proof {

inline constexpr std::string_view kHash = "hash";

/// Gives an object its hash; the nodes inside it have theirs.
void seal(boost::json::object& node);

/// A node of a document, and where it stands.
struct Node {
  Pointer at;
  const boost::json::object* object = nullptr;
};
/// All nodes, the inner ones before those around them, otherwise in the order of the document.
[[nodiscard]] std::vector<Node> nodes_of(const boost::json::value& document);

/// Whether the node's hash is that of its contents.
[[nodiscard]] bool is_sealed(const boost::json::object& node);

}  // namespace ecgraph::proof
