// Traversal by depth: level by level, each level in the order of its paths, so that the first way to an
// entity is the shortest and the first in order.

#include "graph/query/traversal.hpp"

#include <algorithm>
#include <unordered_map>

#include "graph/query/path_tree.hpp"

namespace ecgraph {
namespace {

class Traversal {
 public:
  Traversal(const View& view, const std::vector<EntityNo>& from, const StepFilter& filter, PathsShown shown,
            Effort& effort)
      : view_(view), shown_(shown), effort_(effort), neighbours_(view, filter, effort, left_out_) {
    for (const EntityNo start : by_id(view, from)) {
      starts_.insert(start);
      level_.push_back(tree_.add_start(start));
    }
  }

  [[nodiscard]] Result<Traversed> run(std::size_t depth) {
    for (depth_ = 1; depth_ <= depth && !level_.empty() && !effort_.is_over(); ++depth_) {
      if (auto grown = grow(); !grown) return fail(grown.error());
    }
    std::ranges::sort(found_.results, {}, [&](const Reached& reached) {
      return std::pair<std::size_t, const EntityId&>(reached.depth, view_.head(reached.entity).id);
    });
    found_.left_out = left_out_.counts(view_.vocabulary());
    return std::move(found_);
  }

 private:
  /// From the paths of one length to those of the next.
  [[nodiscard]] Result<void> grow() {
    std::vector<PathTree::Node> next;
    for (const PathTree::Node node : level_) {
      const auto hops = neighbours_.away(tree_.entity(node));
      if (!hops) return fail(hops.error());
      for (const Hop& hop : **hops) {
        if (!effort_.visit()) return {};
        if (!leads_on(node, hop.to)) continue;
        next.push_back(tree_.add(node, hop));
        if (!keep(next.back())) return {};
      }
      if (effort_.is_over()) return {};
    }
    level_ = std::move(next);
    return {};
  }

  [[nodiscard]] bool leads_on(PathTree::Node node, EntityNo entity) const {
    if (starts_.contains(entity)) return false;
    return shown_ == PathsShown::kAll ? !tree_.comes_by(node, entity) : !places_.contains(entity.number);
  }

  /// Adds a path to the result of its entity; false when there is no room.
  [[nodiscard]] bool keep(PathTree::Node node) {
    const EntityNo entity = tree_.entity(node);
    if (shown_ == PathsShown::kAll && !effort_.keep_path()) return false;
    const auto [place, is_new] = places_.try_emplace(entity.number, found_.results.size());
    if (is_new && !effort_.keep_result()) return false;
    if (is_new) found_.results.push_back({entity, depth_, {}});
    if (shown_ != PathsShown::kNone) found_.results[place->second].paths.push_back(tree_.path(node));
    return true;
  }

  const View& view_;
  PathsShown shown_;
  Effort& effort_;
  LeftOut left_out_;
  Neighbours neighbours_;
  std::set<EntityNo> starts_;
  PathTree tree_;
  std::vector<PathTree::Node> level_;  ///< in the order of their paths
  std::size_t depth_ = 0;
  Traversed found_;
  std::unordered_map<std::uint32_t, std::size_t> places_;  ///< of entities among the results
};

}  // namespace

Result<Traversed> traverse(const View& view, const std::vector<EntityNo>& from, const StepFilter& filter,
                           std::size_t depth, PathsShown shown, Effort& effort) {
  return Traversal(view, from, filter, shown, effort).run(depth);
}

}  // namespace ecgraph
