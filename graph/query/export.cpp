#include "graph/query/export.hpp"

#include <algorithm>
#include <array>

namespace ecgraph {
namespace {

/// What others refer to comes first.
constexpr std::array kOrder = {StatementKind::kSource,   StatementKind::kEntity, StatementKind::kRule,
                               StatementKind::kRelation, StatementKind::kClaim,  StatementKind::kObservation};

/// Entities and sources that chosen statements refer to, directly or through others.
class Needed {
 public:
  explicit Needed(const View& view) : view_(view) {}

  void add(const Relation& relation) {
    add(relation.subject);
    add(relation.object);
    add(relation.attributes);
    add(relation.sources);
  }

  /// Follows the entities added so far to those that they name.
  Result<void> follow(Effort& effort) {
    while (!waiting_.empty() && effort.go_on()) {
      const auto next = waiting_.back();
      waiting_.pop_back();
      auto entity = view_.entity(next);
      if (!entity) return fail(entity.error());
      add(entity->properties);
      add(entity->sources);
    }
    return {};
  }

  [[nodiscard]] std::vector<EntityNo> entities() const {
    std::vector<EntityNo> found(entities_.begin(), entities_.end());
    std::ranges::sort(found, {}, [&](EntityNo entity) -> const EntityId& { return view_.head(entity).id; });
    return found;
  }
  [[nodiscard]] std::vector<std::string> sources() const { return {sources_.begin(), sources_.end()}; }

 private:
  void add(const EntityId& id) {
    const auto number = view_.find(id);
    if (number && entities_.insert(*number).second) waiting_.push_back(*number);
  }
  void add(const NamedValues& values) {
    for (const auto& named : values.all()) {
      for (const auto& value : named.values) {
        if (const auto* id = std::get_if<EntityId>(&value)) add(*id);
      }
    }
  }
  void add(const std::vector<SourceId>& sources) {
    for (const auto& source : sources) sources_.insert(source.text());
  }

  const View& view_;
  std::set<EntityNo> entities_;
  std::vector<EntityNo> waiting_;
  std::set<std::string> sources_;
};

}  // namespace

Result<Export> Export::of(const View& view, const ExportSelection& selection, Effort& effort) {
  Export chosen(view);
  if (!selection.relations) {
    chosen.take_all();
  } else if (auto taken = chosen.take_selected(*selection.relations, effort); !taken) {
    return fail(taken.error());
  }
  chosen.keep(selection.kinds);
  return chosen;
}

void Export::take_all() {
  entities_ = view_.entities(std::nullopt);
  relations_ = view_.relations(std::nullopt);
  sources_ = view_.ids(StatementKind::kSource);
  rules_ = view_.ids(StatementKind::kRule);
  claims_ = view_.ids(StatementKind::kClaim);
  observations_ = view_.ids(StatementKind::kObservation);
}

Result<void> Export::take_selected(const RelationSelection& selection, Effort& effort) {
  auto found = find_relations(view_, selection, effort);
  if (!found) return fail(found.error());
  Needed needed(view_);
  for (const auto& hit : found->hits) {
    if (!effort.go_on()) break;
    auto relation = view_.relation(hit.head.no);
    if (!relation) return fail(relation.error());
    needed.add(*relation);
    relations_.push_back(hit.head.no);
  }
  if (auto followed = needed.follow(effort); !followed) return followed;
  entities_ = needed.entities();
  sources_ = needed.sources();
  return {};
}

void Export::keep(const std::set<StatementKind>& kinds) {
  const auto drop = [&](StatementKind kind, auto& statements) {
    if (!kinds.empty() && !kinds.contains(kind)) statements.clear();
  };
  drop(StatementKind::kSource, sources_);
  drop(StatementKind::kEntity, entities_);
  drop(StatementKind::kRule, rules_);
  drop(StatementKind::kRelation, relations_);
  drop(StatementKind::kClaim, claims_);
  drop(StatementKind::kObservation, observations_);
}

std::size_t Export::count(StatementKind kind) const {
  switch (kind) {
    case StatementKind::kSource:
      return sources_.size();
    case StatementKind::kEntity:
      return entities_.size();
    case StatementKind::kRule:
      return rules_.size();
    case StatementKind::kRelation:
      return relations_.size();
    case StatementKind::kClaim:
      return claims_.size();
    case StatementKind::kObservation:
      break;
  }
  return observations_.size();
}

std::size_t Export::size() const {
  std::size_t all = 0;
  for (const auto kind : kOrder) all += count(kind);
  return all;
}

std::pair<StatementKind, std::size_t> Export::place(std::size_t i) const {
  for (const auto kind : kOrder) {
    if (i < count(kind)) return {kind, i};
    i -= count(kind);
  }
  return {kOrder.back(), i};
}

StatementKey Export::key(std::size_t i) const {
  const auto [kind, number] = place(i);
  switch (kind) {
    case StatementKind::kSource:
      return {kind, sources_[number]};
    case StatementKind::kEntity:
      return {kind, view_.head(entities_[number]).id.text()};
    case StatementKind::kRule:
      return {kind, rules_[number]};
    case StatementKind::kRelation:
      return {kind, view_.id(relations_[number]).text()};
    case StatementKind::kClaim:
      return {kind, claims_[number]};
    case StatementKind::kObservation:
      break;
  }
  return {kind, observations_[number]};
}

}  // namespace ecgraph
