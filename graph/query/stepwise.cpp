// Traversal by steps: what each step reaches is found first, layer by layer; then the ways to each result.
//
// The first way to an entity of the last layer is the first in order of all, but it may come by an entity
// twice. Then the others are tried in order, along those entities only that lead to the result at all.

#include <algorithm>
#include <map>
#include <memory>
#include <unordered_map>
#include <unordered_set>

#include "graph/query/path_tree.hpp"
#include "graph/query/traversal.hpp"

namespace ecgraph {
namespace {

using Entities = std::unordered_set<std::uint32_t>;
using Layer = std::vector<PathTree::Node>;

/// The entities of each layer that lead to what is looked for.
using Leading = std::vector<Entities>;

class Stepwise {
 public:
  Stepwise(const View& view, const std::vector<EntityNo>& from, const std::vector<StepFilter>& steps,
           PathsShown shown, Effort& effort)
      : view_(view), shown_(shown), effort_(effort), starts_(by_id(view, from)) {
    for (const StepFilter& step : steps)
      steps_.push_back(std::make_unique<Neighbours>(view, step, effort, left_out_));
  }

  [[nodiscard]] Result<Traversed> run() {
    if (auto reached = reach(); !reached) return fail(reached.error());
    auto settled = shown_ == PathsShown::kAll ? settle_all() : settle_each();
    if (!settled) return fail(settled.error());
    if (effort_.is_over() && found_.results.empty()) keep_first_ways();
    std::ranges::sort(found_.results, {}, [&](const Reached& reached) -> const EntityId& {
      return view_.head(reached.entity).id;
    });
    found_.left_out = left_out_.counts(view_.vocabulary());
    return std::move(found_);
  }

 private:
  /// Takes every step from every entity of the layer before: the first way to each is kept.
  [[nodiscard]] Result<void> reach() {
    Layer layer;
    for (const EntityNo start : starts_) layer.push_back(tree_.add_start(start));
    layers_.push_back(std::move(layer));
    for (const auto& step : steps_) {
      Entities seen;
      Layer next;
      for (const PathTree::Node node : layers_.back()) {
        const auto hops = step->away(tree_.entity(node));
        if (!hops) return fail(hops.error());
        for (const Hop& hop : **hops) {
          if (effort_.visit() && seen.insert(hop.to.number).second) next.push_back(tree_.add(node, hop));
        }
      }
      layers_.push_back(std::move(next));
    }
    return {};
  }

  /// The entities of each layer from which `last` can be reached.
  [[nodiscard]] Result<Leading> leading_to(Entities last) {
    Leading leading(layers_.size());
    leading.back() = std::move(last);
    for (std::size_t layer = steps_.size(); layer-- > 0;) {
      for (const PathTree::Node node : layers_[layer]) {
        const EntityNo entity = tree_.entity(node);
        const auto hops = steps_[layer]->away(entity);
        if (!hops) return fail(hops.error());
        for (const Hop& hop : **hops) {
          if (!effort_.visit()) return leading;
          if (!leading[layer + 1].contains(hop.to.number)) continue;
          leading[layer].insert(entity.number);
          break;
        }
      }
    }
    return leading;
  }

  /// One way to each entity of the last layer, the first in order that comes by none twice.
  [[nodiscard]] Result<void> settle_each() {
    for (const PathTree::Node node : layers_.back()) {
      PathTree::Node way = node;
      if (!tree_.is_simple(node)) {
        auto leading = leading_to({tree_.entity(node).number});
        if (!leading) return fail(leading.error());
        auto found = first_way(*leading);
        if (!found) return fail(found.error());
        if (!*found) continue;
        way = **found;
      }
      if (!effort_.keep_result()) return {};
      found_.results.push_back({tree_.entity(node), steps_.size(), {}});
      if (shown_ == PathsShown::kShortest) found_.results.back().paths.push_back(tree_.path(way));
    }
    return {};
  }

  /// When the effort ended before anything was settled: what was reached by then on a way that is one.
  void keep_first_ways() {
    for (const PathTree::Node node : layers_.back()) {
      if (found_.results.size() == effort_.limit(Bound::kResults)) return;
      if (!tree_.is_simple(node)) continue;
      found_.results.push_back({tree_.entity(node), steps_.size(), {}});
      if (shown_ != PathsShown::kNone) found_.results.back().paths.push_back(tree_.path(node));
    }
  }

  [[nodiscard]] Result<std::optional<PathTree::Node>> first_way(const Leading& leading) {
    for (const PathTree::Node start : layers_.front()) {
      auto way = first_way_from(start, 0, leading);
      if (!way || *way) return way;
    }
    return std::nullopt;
  }

  [[nodiscard]] Result<std::optional<PathTree::Node>> first_way_from(PathTree::Node node, std::size_t layer,
                                                                     const Leading& leading) {
    if (layer == steps_.size()) return node;
    const auto hops = steps_[layer]->away(tree_.entity(node));
    if (!hops) return fail(hops.error());
    for (const Hop& hop : **hops) {
      if (!effort_.visit()) break;
      if (!leading[layer + 1].contains(hop.to.number) || tree_.comes_by(node, hop.to)) continue;
      auto way = first_way_from(tree_.add(node, hop), layer + 1, leading);
      if (!way || *way) return way;
    }
    return std::nullopt;
  }

  /// Every way, in order: layer by layer, along what leads to the last one.
  [[nodiscard]] Result<void> settle_all() {
    Entities last;
    for (const PathTree::Node node : layers_.back()) last.insert(tree_.entity(node).number);
    const auto leading = leading_to(std::move(last));
    if (!leading) return fail(leading.error());
    Layer ways = layers_.front();
    for (std::size_t layer = 0; layer < steps_.size(); ++layer) {
      auto longer = lengthened(ways, layer, *leading);
      if (!longer) return fail(longer.error());
      ways = std::move(*longer);
    }
    return keep_all(ways);
  }

  [[nodiscard]] Result<Layer> lengthened(const Layer& ways, std::size_t layer, const Leading& leading) {
    Layer longer;
    for (const PathTree::Node way : ways) {
      const auto hops = steps_[layer]->away(tree_.entity(way));
      if (!hops) return fail(hops.error());
      for (const Hop& hop : **hops) {
        if (!effort_.visit()) return longer;
        if (leading[layer + 1].contains(hop.to.number) && !tree_.comes_by(way, hop.to))
          longer.push_back(tree_.add(way, hop));
      }
    }
    return longer;
  }

  [[nodiscard]] Result<void> keep_all(const Layer& ways) {
    std::unordered_map<std::uint32_t, std::size_t> places;
    for (const PathTree::Node way : ways) {
      const EntityNo entity = tree_.entity(way);
      const auto [place, is_new] = places.try_emplace(entity.number, found_.results.size());
      if (!effort_.keep_path() || (is_new && !effort_.keep_result())) return {};
      if (is_new) found_.results.push_back({entity, steps_.size(), {}});
      found_.results[place->second].paths.push_back(tree_.path(way));
    }
    return {};
  }

  const View& view_;
  PathsShown shown_;
  Effort& effort_;
  std::vector<EntityNo> starts_;
  LeftOut left_out_;
  std::vector<std::unique_ptr<Neighbours>> steps_;
  PathTree tree_;
  std::vector<Layer> layers_;  ///< each in the order of the first ways to its entities
  Traversed found_;
};

}  // namespace

Result<Traversed> traverse_steps(const View& view, const std::vector<EntityNo>& from,
                                 const std::vector<StepFilter>& steps, PathsShown shown, Effort& effort) {
  return Stepwise(view, from, steps, shown, effort).run();
}

}  // namespace ecgraph
