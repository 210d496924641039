#include "graph/query/path_tree.hpp"

#include <algorithm>

namespace ecgraph {

bool PathTree::is_simple(Node node) const {
  for (Node at = node; nodes_[at].parent != kNone; at = nodes_[at].parent) {
    if (comes_by(nodes_[at].parent, nodes_[at].hop.to)) return false;
  }
  return true;
}

Path PathTree::path(Node node) const {
  Path path;
  for (Node at = node; nodes_[at].parent != kNone; at = nodes_[at].parent)
    path.steps.push_back(step_of(nodes_[nodes_[at].parent].hop.to, nodes_[at].hop));
  std::ranges::reverse(path.steps);
  return path;
}

}  // namespace ecgraph
