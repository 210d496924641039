#pragma once
// Paths that share their beginnings, as a tree: each node is the path from a start to its entity.

#include <cstdint>
#include <vector>

#include "graph/query/path.hpp"

namespace ecgraph {

/// Grows by one step at a time; a node is known by its number.
class PathTree {
 public:
  using Node = std::uint32_t;

  /// A path of no step yet.
  [[nodiscard]] Node add_start(EntityNo entity) {
    nodes_.push_back({kNone, Hop{{}, entity, false, Holds::kCertainly, {}}});
    return last();
  }
  /// One that is a step longer than its parent.
  [[nodiscard]] Node add(Node parent, const Hop& hop) {
    nodes_.push_back({parent, hop});
    return last();
  }
  [[nodiscard]] EntityNo entity(Node node) const { return nodes_[node].hop.to; }
  /// Whether the path to the node comes by the entity.
  [[nodiscard]] bool comes_by(Node node, EntityNo entity) const {
    for (Node at = node; at != kNone; at = nodes_[at].parent) {
      if (nodes_[at].hop.to == entity) return true;
    }
    return false;
  }
  /// Whether no entity is on it twice.
  [[nodiscard]] bool is_simple(Node node) const;
  [[nodiscard]] Path path(Node node) const;

 private:
  static constexpr Node kNone = UINT32_MAX;
  struct Entry {
    Node parent;
    Hop hop;  ///< that led here; of a start only its entity counts
  };
  [[nodiscard]] Node last() const { return static_cast<Node>(nodes_.size() - 1); }

  std::vector<Entry> nodes_;
};

}  // namespace ecgraph
