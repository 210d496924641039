#include "graph/index/snapshot_builder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "graph/store/store.hpp"

namespace ecgraph {
namespace {

/// Not the beginning of time for what was never made public: an announcement "not later than" begins there.
void add_public_days(const Relation& relation, RelationVersion& version) {
  const auto& made_public = relation.announced ? relation.announced : relation.published;
  version.public_earliest = made_public ? made_public->earliest() : Day::end_of_time();
  version.public_latest = made_public ? made_public->latest() : Day::end_of_time();
}

/// The order of the entries of an entity.
struct AdjacencyOrder {
  const Snapshot& state;
  bool operator()(const AdjacencyEntry& a, const AdjacencyEntry& b) const {
    if (a.type != b.type) return a.type < b.type;
    if (a.incoming_order != b.incoming_order) return b.incoming_order;
    const RelationVersion& left = state.relations.version(a.version);
    const RelationVersion& right = state.relations.version(b.version);
    if (left.valid.from_earliest != right.valid.from_earliest)
      return left.valid.from_earliest < right.valid.from_earliest;
    if (left.statement != right.statement) {
      return state.relations.id(left.statement) < state.relations.id(right.statement);
    }
    return std::tie(left.from, b.outgoing) < std::tie(right.from, a.outgoing);
  }
};

/// The state without what was recorded, but with the numbers of its ids.
std::shared_ptr<Snapshot> without_versions(const Snapshot& previous) {
  auto state = std::make_shared<Snapshot>(*previous.vocabulary);
  state->entities = Track<EntityId, EntityVersion>(previous.entities);
  state->relations = Track<RelationId, RelationVersion>(previous.relations);
  state->entities.forget_versions();
  state->relations.forget_versions();
  return state;
}

using PastVersions = std::vector<std::pair<Revision, std::optional<Statement>>>;

/// Replays the versions of one statement, which come newest first.
Result<void> replay(SnapshotBuilder& builder, const StatementKey& key, PastVersions& versions) {
  for (auto version = versions.rbegin(); version != versions.rend(); ++version) {
    if (!version->second) {
      builder.retract(key, version->first);
    } else if (auto stood = builder.stand(*version->second, version->first); !stood) {
      return stood;
    }
  }
  versions.clear();
  return {};
}

}  // namespace

SnapshotBuilder::SnapshotBuilder(const Snapshot& previous)
    : next_(std::make_shared<Snapshot>(previous)), first_new_revision_(previous.revisions.size()) {}

Result<std::shared_ptr<const Snapshot>> SnapshotBuilder::load(const Snapshot& previous,
                                                              const store::Store& store) {
  SnapshotBuilder builder(*without_versions(previous));
  const auto listed = store.for_each_revision(
      [&](const store::RevisionEntry& entry) { builder.add_revision(entry.recorded_at, entry.author); });
  if (!listed) return fail(listed.error());
  const std::size_t revisions = builder.counts_.size();
  StatementKey key{};
  PastVersions versions;
  auto scanned = store.statements()->scan([&](const store::VersionKey& found,
                                              std::optional<Statement> statement) -> Result<void> {
    if (found.revision.number > revisions) {
      return fail(ErrorKind::kStorage,
                  fmt::format("A statement is of revision {}, which does not exist.", found.revision.number));
    }
    if (found.statement != key) {
      if (auto replayed = replay(builder, key, versions); !replayed) return replayed;
      key = found.statement;
    }
    versions.emplace_back(found.revision, std::move(statement));
    return {};
  });
  if (scanned) scanned = replay(builder, key, versions);
  if (!scanned) return fail(std::move(scanned.error()));
  builder.next_->statements = store.statements();
  builder.next_->log_id = store.log_id();
  return builder.finish();
}

Result<std::shared_ptr<const Snapshot>> SnapshotBuilder::apply(const Snapshot& previous,
                                                               const RecordedTransaction& transaction,
                                                               std::string log_id) {
  SnapshotBuilder builder(previous);
  builder.next_->log_id = std::move(log_id);
  builder.add_revision(transaction.recorded_at, transaction.author);
  // By kind, since a relation needs the numbers of its ends.
  const auto stand_all = [&](bool entities) -> Result<void> {
    for (const Change& change : transaction.changes) {
      if (std::holds_alternative<Retract>(change)) continue;
      const auto* correct = std::get_if<Correct>(&change);
      const Statement& statement =
          correct != nullptr ? correct->statement : std::get<Assert>(change).statement;
      if (std::holds_alternative<Entity>(statement) != entities) continue;
      if (auto stood = builder.stand(statement, transaction.revision); !stood) return stood;
    }
    return {};
  };
  for (const bool entities : {true, false}) {
    if (auto stood = stand_all(entities); !stood) return fail(std::move(stood.error()));
  }
  for (const Change& change : transaction.changes) {
    if (const auto* gone = std::get_if<Retract>(&change)) builder.retract(gone->key, transaction.revision);
  }
  return builder.finish();
}

void SnapshotBuilder::add_revision(Instant recorded_at, const std::string& author) {
  next_->revisions.push_back({recorded_at, next_->texts->keep_word(author), 0, {}});
  counts_.emplace_back();
}

Result<void> SnapshotBuilder::stand(const Statement& statement, Revision revision) {
  ++counts(revision).all;
  const auto kind = static_cast<std::size_t>(kind_of(statement));
  if (const auto* relation = std::get_if<Relation>(&statement)) return add(*relation, revision);
  if (const auto* entity = std::get_if<Entity>(&statement)) {
    add(*entity, revision);
    return {};
  }
  const auto add_other = [&](auto& track, const auto& one) {
    OtherVersion version;
    version.statement = track.intern(one.id);
    version.from = revision;
    if (!track.close(version.statement, revision)) ++counts(revision).change[kind];
    track.add(version);
  };
  if (const auto* source = std::get_if<Source>(&statement)) add_other(next_->sources, *source);
  if (const auto* rule = std::get_if<Rule>(&statement)) add_other(next_->rules, *rule);
  if (const auto* claim = std::get_if<Claim>(&statement)) add_other(next_->claims, *claim);
  if (const auto* observation = std::get_if<Observation>(&statement))
    add_other(next_->observations, *observation);
  return {};
}

void SnapshotBuilder::retract(const StatementKey& key, Revision revision) {
  ++counts(revision).all;
  Snapshot::visit_track(*next_, key.kind, [&](auto& track) {
    const auto number = track.find(key.id);
    if (!number || !track.close(*number, revision)) return;
    --counts(revision).change[static_cast<std::size_t>(key.kind)];
  });
}

void SnapshotBuilder::add(const Entity& entity, Revision revision) {
  EntityVersion version;
  version.statement = next_->entities.intern(entity.id);
  version.from = revision;
  version.type = entity.type;
  version.confidence = entity.confidence;
  version.verification = entity.verification;
  version.first_name = static_cast<std::uint32_t>(next_->names.size());
  version.names = static_cast<std::uint32_t>(entity.names.size());
  TextArena& texts = *next_->texts;
  for (const Name& name : entity.names) {
    next_->names.push_back({texts.keep(name.name), texts.keep_word(name.kind), texts.keep_word(name.lang),
                            texts.keep_word(name.note)});
  }
  if (!next_->entities.close(version.statement, revision)) ++counts(revision).change[0];
  next_->entities.add(version);
}

Result<void> SnapshotBuilder::add(const Relation& relation, Revision revision) {
  const auto subject = next_->entities.find(relation.subject.text());
  const auto object = next_->entities.find(relation.object.text());
  if (!subject || !object) {
    return fail(ErrorKind::kStorage,
                fmt::format("The relation {} names the entity {}, which was never recorded.",
                            relation.id.text(), (subject ? relation.object : relation.subject).text()));
  }
  RelationVersion version;
  version.statement = next_->relations.intern(relation.id);
  version.from = revision;
  version.subject = *subject;
  version.object = *object;
  version.type = relation.type;
  version.status = relation.status;
  version.confidence = relation.confidence;
  version.verification = relation.verification;
  version.valid = relation.valid.bounds();
  add_public_days(relation, version);
  if (!next_->relations.close(version.statement, revision)) ++counts(revision).change[1];
  const std::uint32_t row = next_->relations.add(version);
  const bool symmetric = (*next_->vocabulary)[relation.type].symmetric;
  add_adjacent(*subject, {row, relation.type, false, true});
  if (!symmetric || *subject != *object) add_adjacent(*object, {row, relation.type, !symmetric, false});
  add_to_type(version.statement, relation.type);
  return {};
}

void SnapshotBuilder::add_to_type(std::uint32_t relation, RelationType type) {
  auto& by_type = next_->relations_by_type;
  if (by_type.size() <= type.number) by_type.resize(type.number + std::size_t{1});
  SortedNumbers& numbers = by_type[type.number];
  const auto text_of = next_->relations.text_of();
  const std::string_view id = text_of(relation);
  if (numbers.ends_before(id, text_of) || !numbers.find(id, text_of)) numbers.insert(relation, text_of);
}

void SnapshotBuilder::add_adjacent(std::uint32_t entity, AdjacencyEntry entry) {
  adjacent_.emplace_back(entity, entry);
}

void SnapshotBuilder::sort_adjacency() {
  const AdjacencyOrder order{*next_};
  std::ranges::stable_sort(adjacent_, {}, [](const auto& entry) { return entry.first; });
  while (next_->adjacency.size() < next_->entities.size()) next_->adjacency.push_back(nullptr);
  for (auto first = adjacent_.begin(); first != adjacent_.end();) {
    const std::uint32_t entity = first->first;
    const auto last =
        std::find_if(first, adjacent_.end(), [&](const auto& entry) { return entry.first != entity; });
    auto& known = next_->adjacency.edit(entity);
    auto span =
        known == nullptr ? std::make_shared<AdjacencySpan>() : std::make_shared<AdjacencySpan>(*known);
    const auto old_size = static_cast<std::ptrdiff_t>(span->size());
    span->reserve(span->size() + static_cast<std::size_t>(last - first));
    for (; first != last; ++first) span->push_back(first->second);
    std::sort(span->begin() + old_size, span->end(), order);
    std::inplace_merge(span->begin(), span->begin() + old_size, span->end(), order);
    known = std::move(span);
  }
}

void SnapshotBuilder::count() {
  for (std::size_t i = 0; i < counts_.size(); ++i) {
    const std::size_t revision = first_new_revision_ + i;
    const auto& before = next_->revisions[revision - 1];
    const auto changes = before.changes + counts_[i].all;
    auto standing = before.standing;
    for (std::size_t kind = 0; kind < standing.size(); ++kind) {
      standing[kind] = static_cast<std::uint32_t>(standing[kind] + counts_[i].change[kind]);
    }
    auto& row = next_->revisions.edit(revision);
    row.changes = changes;
    row.standing = standing;
  }
}

std::shared_ptr<const Snapshot> SnapshotBuilder::finish() {
  sort_adjacency();
  count();
  return std::move(next_);
}

}  // namespace ecgraph
