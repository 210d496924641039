#include "graph/index/view.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "graph/index/snapshot.hpp"
#include "graph/store/store.hpp"

namespace ecgraph {
namespace {

RelationHead head_of(const RelationVersion& version) {
  return {{version.statement},     {version.subject},    {version.object},     version.type,
          version.status,          version.confidence,   version.verification, version.valid,
          version.public_earliest, version.public_latest};
}

Failure not_standing(const StatementKey& key, Revision as_of) {
  return fail(ErrorKind::kNotFound,
              fmt::format("There is no {} `{}` at revision {}.", word(key.kind), key.id, as_of.number));
}

/// The statement as the alternative that its key promises.
template <class T>
Result<T> as(Result<Statement> statement) {
  if (!statement) return fail(std::move(statement.error()));
  return std::get<T>(*std::move(statement));
}

/// Where a type, or one of its directions, begins or ends among the entries of an entity.
struct PlaceOfType {
  bool operator()(const AdjacencyEntry& entry, RelationType type) const { return entry.type < type; }
  bool operator()(RelationType type, const AdjacencyEntry& entry) const { return type < entry.type; }
};

struct Incoming {
  bool operator()(const AdjacencyEntry& entry, bool incoming) const {
    return !entry.incoming_order && incoming;
  }
  bool operator()(bool incoming, const AdjacencyEntry& entry) const {
    return !incoming && entry.incoming_order;
  }
};

using EntryRange = std::pair<AdjacencySpan::const_iterator, AdjacencySpan::const_iterator>;

/// The entries that may be asked for: a narrowing only, single entries are looked at again.
EntryRange narrowed(const AdjacencySpan& span, Direction direction, std::optional<RelationType> type,
                    bool symmetric) {
  if (!type) return {span.begin(), span.end()};
  const EntryRange of_type = std::equal_range(span.begin(), span.end(), *type, PlaceOfType());
  if (direction == Direction::kBoth || symmetric) return of_type;
  return std::equal_range(of_type.first, of_type.second, direction == Direction::kIn, Incoming());
}

/// Whether an entry answers to a direction: one of a symmetric type to any, and one from an entity to itself,
/// which has two entries, only once to both.
bool answers(const AdjacencyEntry& entry, const RelationVersion& version, Direction direction,
             const Vocabulary& vocabulary) {
  if (vocabulary[entry.type].symmetric) return true;
  if (direction == Direction::kBoth) return entry.outgoing || version.subject != version.object;
  return entry.outgoing == (direction == Direction::kOut);
}

}  // namespace

Instant View::recorded_at() const { return snapshot_->revisions[as_of_.number].recorded_at; }

std::uint64_t View::changes_until(Revision revision) const {
  return snapshot_->revisions[revision.number].changes;
}

const Vocabulary& View::vocabulary() const { return *snapshot_->vocabulary; }

std::optional<EntityNo> View::find(const EntityId& id) const {
  const auto number = snapshot_->entities.find(id.text());
  if (!number || snapshot_->entities.at(*number, as_of_) == nullptr) return std::nullopt;
  return EntityNo{*number};
}

EntityHead View::head(EntityNo entity) const {
  const EntityVersion& version = snapshot_->entities.last_known(entity.number, as_of_);
  const std::string_view label =
      version.names == 0 ? std::string_view() : snapshot_->names[version.first_name].name;
  return {snapshot_->entities.id(entity.number), version.type, label, version.confidence,
          version.verification};
}

Result<Entity> View::entity(EntityNo entity) const {
  return as<Entity>(statement({StatementKind::kEntity, snapshot_->entities.id(entity.number).text()}));
}

std::vector<EntityNo> View::entities(std::optional<EntityType> type) const {
  std::vector<EntityNo> found;
  snapshot_->entities.for_each([&](std::uint32_t number) {
    const EntityVersion* version = snapshot_->entities.at(number, as_of_);
    if (version != nullptr && (!type || version->type == *type)) found.push_back({number});
  });
  return found;
}

void View::for_each_name(const std::function<void(const NameEntry&)>& visit) const {
  for (std::uint32_t number = 0; number < snapshot_->entities.size(); ++number) {
    const EntityVersion* version = snapshot_->entities.at(number, as_of_);
    if (version == nullptr) continue;
    for (std::uint32_t i = 0; i < version->names; ++i) {
      const StoredName& name = snapshot_->names[version->first_name + i];
      visit({{number}, name.name, name.kind, name.lang, name.note});
    }
  }
}

std::optional<RelationNo> View::find(const RelationId& id) const {
  const auto number = snapshot_->relations.find(id.text());
  if (!number || snapshot_->relations.at(*number, as_of_) == nullptr) return std::nullopt;
  return RelationNo{*number};
}

const RelationId& View::id(RelationNo relation) const { return snapshot_->relations.id(relation.number); }

RelationHead View::head(RelationNo relation) const {
  return head_of(snapshot_->relations.last_known(relation.number, as_of_));
}

std::optional<Revision> View::recorded_in(RelationNo relation) const {
  if (relation.number >= snapshot_->relations.size()) return std::nullopt;
  const RelationVersion* version = snapshot_->relations.at(relation.number, as_of_);
  return version == nullptr ? std::nullopt : std::optional(version->from);
}

Result<Relation> View::relation(RelationNo relation) const {
  return as<Relation>(statement({StatementKind::kRelation, id(relation).text()}));
}

void View::for_each_relation(EntityNo entity, Direction direction, std::optional<RelationType> type,
                             const std::function<void(const RelationHead&, bool outgoing)>& visit) const {
  if (entity.number >= snapshot_->adjacency.size()) return;
  const auto& span = snapshot_->adjacency[entity.number];
  if (span == nullptr) return;
  const bool symmetric = type && vocabulary()[*type].symmetric;
  const auto [first, last] = narrowed(*span, direction, type, symmetric);
  for (auto entry = first; entry != last; ++entry) {
    const RelationVersion& version = snapshot_->relations.version(entry->version);
    if (!version.stands_at(as_of_) || !answers(*entry, version, direction, vocabulary())) continue;
    visit(head_of(version), entry->outgoing);
  }
}

std::vector<RelationNo> View::relations(std::optional<RelationType> type) const {
  std::vector<RelationNo> found;
  const auto add = [&](std::uint32_t number) {
    const RelationVersion* version = snapshot_->relations.at(number, as_of_);
    if (version != nullptr && (!type || version->type == *type)) found.push_back({number});
  };
  if (!type) {
    snapshot_->relations.for_each(add);
  } else if (type->number < snapshot_->relations_by_type.size()) {
    snapshot_->relations_by_type[type->number].for_each(add);
  }
  return found;
}

Result<Source> View::source(const SourceId& id) const {
  return as<Source>(statement({StatementKind::kSource, id.text()}));
}

Result<Rule> View::rule(const RuleId& id) const {
  return as<Rule>(statement({StatementKind::kRule, id.text()}));
}

Result<Claim> View::claim(const ClaimId& id) const {
  return as<Claim>(statement({StatementKind::kClaim, id.text()}));
}

Result<Observation> View::observation(const ObservationId& id) const {
  return as<Observation>(statement({StatementKind::kObservation, id.text()}));
}

std::vector<std::string> View::ids(StatementKind kind) const {
  return Snapshot::visit_track(*snapshot_, kind, [&](const auto& track) {
    std::vector<std::string> found;
    track.for_each([&](std::uint32_t number) {
      if (track.at(number, as_of_) != nullptr) found.push_back(track.id(number).text());
    });
    return found;
  });
}

std::size_t View::count(StatementKind kind) const {
  return snapshot_->revisions[as_of_.number].standing[static_cast<std::size_t>(kind)];
}

bool View::stands(const StatementKey& key) const { return standing_since(key).has_value(); }

std::optional<Revision> View::standing_since(const StatementKey& key) const {
  return Snapshot::visit_track(*snapshot_, key.kind, [&](const auto& track) -> std::optional<Revision> {
    const auto number = track.find(key.id);
    const auto* version = number ? track.at(*number, as_of_) : nullptr;
    return version == nullptr ? std::nullopt : std::optional(version->from);
  });
}

std::optional<Instant> View::recorded_at(const StatementKey& key) const {
  const auto since = standing_since(key);
  if (!since) return std::nullopt;
  return snapshot_->revisions[since->number].recorded_at;
}

Result<Statement> View::statement(const StatementKey& key) const {
  const auto recorded = standing_since(key);
  if (!recorded) return not_standing(key, as_of_);
  return snapshot_->statements->at(key, *recorded);
}

bool View::was_recorded(const StatementKey& key) const {
  return Snapshot::visit_track(*snapshot_, key.kind, [&](const auto& track) {
    const auto number = track.find(key.id);
    return number && track.known_at(*number, as_of_);
  });
}

}  // namespace ecgraph
