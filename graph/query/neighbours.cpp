#include "graph/query/neighbours.hpp"

#include <algorithm>

#include "graph/query/admission.hpp"

namespace ecgraph {
namespace {

Direction opposite(Direction direction) {
  if (direction == Direction::kBoth) return direction;
  return direction == Direction::kOut ? Direction::kIn : Direction::kOut;
}

}  // namespace

bool EntityFilter::admits(const View& view, EntityNo entity) const {
  if (always.contains(entity)) return true;
  if (!keep.empty() && !keep.contains(entity)) return false;
  if (drop.contains(entity)) return false;
  if (types.empty() && dropped_types.empty()) return true;
  const EntityType type = view.head(entity).type;
  return (types.empty() || types.contains(type)) && !dropped_types.contains(type);
}

std::map<std::string, std::size_t> LeftOut::counts(const Vocabulary& vocabulary) const {
  std::map<std::string, std::size_t> counts;
  for (const auto& [relation, status] : statuses_) ++counts[vocabulary[status].id];
  return counts;
}

Result<const Neighbours::Hops*> Neighbours::found(Found& known, EntityNo entity, Side side) {
  const auto [place, is_new] = known.try_emplace(entity.number);
  if (!is_new) return &place->second;
  place->second = scan(entity, side);
  if (auto kept = keep_matching(place->second); !kept) return fail(kept.error());
  return &place->second;
}

Neighbours::Hops Neighbours::scan(EntityNo entity, Side side) {
  Hops hops;
  unasked_.clear();
  const auto& asked = filter_.relations;
  const Direction direction = side == Side::kAway ? asked.direction : opposite(asked.direction);
  const auto visit = [&](const RelationHead& head, bool outgoing) {
    if (head.subject == head.object || !effort_.visit()) return;
    consider(hops, head, outgoing, side);
  };
  if (asked.types.empty()) view_.for_each_relation(entity, direction, std::nullopt, visit);
  for (const RelationType type : asked.types) view_.for_each_relation(entity, direction, type, visit);
  return hops;
}

void Neighbours::consider(Hops& hops, const RelationHead& head, bool outgoing, Side side) {
  const auto& asked = filter_.relations;
  if (asked.confidence_at_least && head.confidence < *asked.confidence_at_least) return;
  const bool counted = counts(asked, head.status, view_.vocabulary());
  if (!counted && asked.status.which != StatusFilter::Which::kDefault) return;
  const EntityNo other = outgoing ? head.object : head.subject;
  if (side == Side::kAway && !may_reach(other)) return;
  const Holds holds = judge(head, asked.when, view_.vocabulary()).holds;
  if (holds == Holds::kNo) return;
  if (!counted) unasked_.emplace(head.no.number, head);
  hops.push_back({head.no, other, outgoing == (side == Side::kTowards), holds, head.valid});
}

Result<void> Neighbours::keep_matching(Hops& hops) {
  Hops kept;
  for (const Hop& hop : hops) {
    const auto matches = meets_conditions(view_, hop.relation, filter_.relations.where);
    if (!matches) return fail(matches.error());
    if (!*matches) continue;
    const auto unasked = unasked_.find(hop.relation.number);
    if (unasked != unasked_.end()) {
      left_out_.add(unasked->second);
    } else {
      kept.push_back(hop);
    }
  }
  std::ranges::sort(kept, {}, [&](const Hop& hop) -> const RelationId& { return view_.id(hop.relation); });
  hops = std::move(kept);
  return {};
}

}  // namespace ecgraph
