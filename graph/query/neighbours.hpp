#pragma once
// What is one step away from an entity, along the relations that a question counts. Claims and observations
// are no relations: nothing steps along them.

#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "graph/query/effort.hpp"
#include "graph/query/selection.hpp"

namespace ecgraph {

/// A relation taken from one of its ends to the other.
struct Hop {
  RelationNo relation;
  EntityNo to;
  bool reversed = false;  ///< from its object to its subject
  Holds holds = Holds::kCertainly;
  ValidityBounds valid;
};

/// Which entities a step may reach; what is empty filters nothing.
struct EntityFilter {
  std::set<EntityNo> keep, drop;
  std::set<EntityType> types, dropped_types;
  std::set<EntityNo> always;  ///< admitted whatever the rest says
  /// Whether a step may lead to the entity.
  [[nodiscard]] bool admits(const View& view, EntityNo entity) const;
};

/// Which steps may be taken. The ends of `relations` are not read; its direction is seen from where a step
/// begins. A symmetric type is taken either way.
struct StepFilter {
  RelationSelection relations;
  EntityFilter reached;
};

/// What a default status filter left out of what was looked at: each relation once.
class LeftOut {
 public:
  /// Counts a relation, once however often it is met.
  void add(const RelationHead& head) { statuses_.emplace(head.no.number, head.status); }
  /// By status.
  [[nodiscard]] std::map<std::string, std::size_t> counts(const Vocabulary& vocabulary) const;

 private:
  std::unordered_map<std::uint32_t, ClaimStatus> statuses_;
};

/// The steps that one filter admits, found once an entity. Relations from an entity to itself lead nowhere
/// and are left out. Used by one thread.
class Neighbours {
 public:
  using Hops = std::vector<Hop>;

  Neighbours(const View& view, const StepFilter& filter, Effort& effort, LeftOut& left_out)
      : view_(view), filter_(filter), effort_(effort), left_out_(left_out) {}

  /// The steps from an entity, ordered by the ids of their relations. When the effort ends meanwhile, those
  /// found by then. Fails only when the store cannot be read.
  [[nodiscard]] Result<const Hops*> away(EntityNo entity) { return found(away_, entity, Side::kAway); }
  /// The steps that lead to an entity, whether or not the filter lets it be reached; `to` is where each comes
  /// from, and is not filtered.
  [[nodiscard]] Result<const Hops*> towards(EntityNo entity) {
    return found(towards_, entity, Side::kTowards);
  }
  [[nodiscard]] bool may_reach(EntityNo entity) const { return filter_.reached.admits(view_, entity); }
  [[nodiscard]] const StepFilter& filter() const { return filter_; }

 private:
  enum class Side { kAway, kTowards };
  using Found = std::unordered_map<std::uint32_t, Hops>;

  [[nodiscard]] Result<const Hops*> found(Found& known, EntityNo entity, Side side);
  [[nodiscard]] Hops scan(EntityNo entity, Side side);
  void consider(Hops& hops, const RelationHead& head, bool outgoing, Side side);
  [[nodiscard]] Result<void> keep_matching(Hops& hops);

  const View& view_;
  const StepFilter& filter_;
  Effort& effort_;
  LeftOut& left_out_;
  std::unordered_map<std::uint32_t, RelationHead> unasked_;  ///< of the scan: left out if all else fits
  Found away_, towards_;
};

}  // namespace ecgraph
