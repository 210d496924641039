#include "server/import/planner.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace ecgraph::import {
namespace {

using Outcome = PlannedRecord::Outcome;

void reject(PlannedRecord& record, std::string field, std::string reason) {
  record.outcome = Outcome::kRejected;
  record.field = std::move(field);
  record.reason = std::move(reason);
}

Fingerprint mark_of(const StatementKey& key) { return Fingerprint::of({word(key.kind), key.id}); }

/// The id of a listing that the party does not have yet.
std::string listing_id(const EntityId& subject, const ListedParty& party, const ListingKey& key,
                       const Match& match, Day day) {
  std::string id = subject.text();
  if (!party.entry_key.empty()) id += "~" + key.entry.text();
  if (match.how == Match::How::kFurther) id += "~" + key.content.text();
  if (match.standing) id += "~" + day.text();  // listed again
  return id;
}

}  // namespace

Result<void> Planner::plan(Record record, Chunk& chunk) {
  for (const auto& [word, times] : record.uncounted) chunk.uncounted[word] += times;
  chunk.records.push_back({std::move(record.place), std::nullopt, Outcome::kUnchanged, false, false, {}, {}});
  if (const auto* party = std::get_if<ListedParty>(&record.content)) return plan_party(*party, chunk);
  if (auto* rejected = std::get_if<RejectedRecord>(&record.content)) {
    reject(chunk.records.back(), std::move(rejected->field), std::move(rejected->reason));
    return {};
  }
  if (const auto* gone = std::get_if<EndedRecord>(&record.content)) return plan_end(gone->entity, chunk);
  for (auto& statement : std::get<StatedRecord>(record.content).statements) {
    if (auto planned = plan_statement(std::move(statement), chunk); !planned) return planned;
  }
  return {};
}

Result<VersionOf> Planner::version_of(const EntityId& list, Chunk& chunk) {
  const auto known = told_versions_.find(list);
  if (known != told_versions_.end()) return known->second;
  const auto before = versions_.newest_whole(list, setting_.as_of);
  if (!before) return fail(before.error());
  const auto number = view_.find(list);
  Source source = version_source(setting_.prefix, list,
                                 number ? view_.head(*number).label : std::string_view(list.text()),
                                 setting_.as_of, setting_.publication, *setting_.terms);
  if (!view_.stands({StatementKind::kSource, source.id.text()})) {
    chunk.changes.emplace_back(Assert{source});
    chunk.owners.push_back(Chunk::kNobody);
  }
  return told_versions_.emplace(list, VersionOf{source.id, setting_.as_of, *before}).first->second;
}

Result<void> Planner::plan_party(const ListedParty& party, Chunk& chunk) {
  PlannedRecord& record = chunk.records.back();
  record.list = party.list;
  if (party.names.empty() || party.names.front().name.empty()) {
    reject(record, "name", "A party has a name.");
    return {};
  }
  const ListingKey key = key_of(party);
  const Match match = matching_.assign(party, key);
  record.by_id = match.how == Match::How::kById;
  record.by_name = match.how == Match::How::kByName;
  if (match.how == Match::How::kDuplicate) {
    record.outcome = Outcome::kDuplicate;
    return {};
  }
  if (match.how == Match::How::kClash) {
    reject(record, "id",
           fmt::format("The file has another record with the id {} on this list.", party.publisher_id));
    return {};
  }
  if (match.is_same) return {};
  const auto version = version_of(party.list, chunk);
  if (!version) return fail(version.error());
  const EntityId subject = match.standing ? view_.head(matching_.standing().all()[*match.standing].party).id
                                          : EntityId::trusted(party_id(setting_.prefix, party, key));
  record.outcome = match.standing && !matching_.standing().all()[*match.standing].gone ? Outcome::kChanged
                                                                                       : Outcome::kAdded;
  const std::size_t first_change = chunk.changes.size();
  if (auto planned = plan_listing(party, key, match, subject, *version, chunk); !planned) return planned;
  if (record.outcome == Outcome::kRejected) {
    chunk.changes.erase(chunk.changes.begin() + static_cast<std::ptrdiff_t>(first_change),
                        chunk.changes.end());
    chunk.owners.resize(first_change);
    return {};
  }
  const bool replaces = match.standing && party.entry_key.empty();
  return plan_entity(entity_of(party, subject, *version, countries_, *setting_.terms), replaces, *version,
                     chunk);
}

Result<void> Planner::plan_listing(const ListedParty& party, const ListingKey& key, const Match& match,
                                   const EntityId& subject, const VersionOf& version, Chunk& chunk) {
  std::optional<Relation> standing;
  if (match.standing && !matching_.standing().all()[*match.standing].gone) {
    auto relation = view_.relation(matching_.standing().all()[*match.standing].relation);
    if (!relation) return fail(relation.error());
    standing = *std::move(relation);
  }
  RelationId id =
      standing ? standing->id : RelationId::trusted(listing_id(subject, party, key, match, setting_.as_of));
  auto listing =
      listing_of(party, key, std::move(id), subject, version, standing, vocabulary(), *setting_.terms);
  if (!listing) {
    reject(chunk.records.back(), "valid", listing.error().message);
  } else if (standing) {
    chunk.add(Correct{*std::move(listing)});
  } else {
    chunk.add(Assert{*std::move(listing)});
  }
  return {};
}

Result<std::optional<Entity>> Planner::standing_entity(const EntityId& id) {
  if (told_.contains(mark_of({StatementKind::kEntity, id.text()}))) {
    auto view = settle_();
    if (!view) return fail(view.error());
    view_ = *std::move(view);
  }
  const auto number = view_.find(id);
  if (!number) return std::optional<Entity>();
  auto entity = view_.entity(*number);
  if (!entity) return fail(entity.error());
  return std::optional(*std::move(entity));
}

Result<void> Planner::plan_entity(Entity told, bool replaces, const VersionOf& version, Chunk& chunk) {
  if (const auto pending = chunk.entities.find(told.id.text()); pending != chunk.entities.end()) {
    const auto join = [&](auto& change) {
      if constexpr (requires { change.statement; }) {
        auto& entity = std::get<Entity>(change.statement);
        entity = joined(entity, told, vocabulary());
      }
    };
    std::visit(join, chunk.changes[pending->second]);
    return {};
  }
  const std::string id = told.id.text();
  auto standing = standing_entity(told.id);
  if (!standing) return fail(standing.error());
  if (!*standing) {
    chunk.entities[id] = chunk.add(Assert{std::move(told)});
  } else {
    Entity next = replaces ? renewed(**standing, std::move(told), version, *setting_.terms)
                           : joined(**standing, told, vocabulary());
    if (next == **standing) return {};
    chunk.entities[id] = chunk.add(Correct{std::move(next)});
  }
  told_.insert(mark_of({StatementKind::kEntity, id}));
  return {};
}

Result<std::optional<Statement>> Planner::told_before(const StatementKey& key, const Chunk& chunk) {
  const auto repeated = repeated_.find(key);
  if (repeated != repeated_.end()) return std::optional(repeated->second);
  for (auto change = chunk.changes.rbegin(); change != chunk.changes.rend(); ++change) {
    const auto* asserted = std::get_if<Assert>(&*change);
    const auto* corrected = std::get_if<Correct>(&*change);
    const Statement* statement = asserted != nullptr    ? &asserted->statement
                                 : corrected != nullptr ? &corrected->statement
                                                        : nullptr;
    if (statement != nullptr && key_of(*statement) == key) return std::optional(*statement);
  }
  auto view = settle_();
  if (!view) return fail(view.error());
  view_ = *std::move(view);
  auto standing = view_.statement(key);
  if (!standing) return std::optional<Statement>();  // rejected, perhaps
  return std::optional(*std::move(standing));
}

Result<void> Planner::plan_statement(Statement statement, Chunk& chunk) {
  PlannedRecord& record = chunk.records.back();
  const StatementKey key = key_of(statement);
  if (!told_.insert(mark_of(key)).second) {
    auto before = told_before(key, chunk);
    if (!before) return fail(before.error());
    if (!*before || **before != statement) {
      reject(record, "id",
             fmt::format("The file tells the {} `{}` twice, and differently.", word(key.kind), key.id));
    } else {
      repeated_.emplace(key, std::move(statement));
      if (record.outcome == Outcome::kUnchanged) record.outcome = Outcome::kDuplicate;
    }
    return {};
  }
  const auto standing = view_.statement(key);
  if (!standing && standing.error().kind != ErrorKind::kNotFound) return fail(standing.error());
  const bool is_new = !standing;
  if (standing && *standing == statement) {
    if (record.outcome == Outcome::kDuplicate) record.outcome = Outcome::kUnchanged;
    return {};
  }
  if (record.outcome != Outcome::kAdded) record.outcome = is_new ? Outcome::kAdded : Outcome::kChanged;
  if (is_new)
    chunk.add(Assert{std::move(statement)});
  else
    chunk.add(Correct{std::move(statement)});
  return {};
}

Result<void> Planner::end(RelationNo relation, const std::string& removed_in, Chunk& chunk) {
  auto standing = view_.relation(relation);
  if (!standing) return fail(standing.error());
  auto after = ended(*std::move(standing), setting_.as_of, removed_in, *setting_.terms);
  if (!after) return fail(after.error());
  chunk.add(Correct{*std::move(after)});
  return {};
}

Result<void> Planner::plan_end(const EntityId& entity, Chunk& chunk) {
  std::vector<RelationNo> relations;
  if (const auto relation = view_.find(RelationId::trusted(entity.text()))) relations.push_back(*relation);
  if (const auto number = view_.find(entity)) {
    view_.for_each_relation(*number, Direction::kBoth, std::nullopt,
                            [&](const RelationHead& head, bool) { relations.push_back(head.no); });
  }
  if (relations.empty() && !view_.find(entity)) {
    reject(chunk.records.back(), "id", fmt::format("There is no `{}` that could end.", entity.text()));
    return {};
  }
  std::erase_if(relations,
                [&](RelationNo one) { return view_.head(one).valid.until_latest <= setting_.as_of; });
  for (const RelationNo relation : relations) {
    auto standing = view_.relation(relation);
    if (!standing) return fail(standing.error());
    auto valid =
        Validity::make(standing->valid.from(), EdtfDate::of(setting_.as_of), standing->valid.open_start());
    if (!valid) continue;
    standing->valid = *std::move(valid);
    chunk.add(Correct{*std::move(standing)});
    chunk.records.back().outcome = Outcome::kChanged;
  }
  return {};
}

Result<void> Planner::plan_ends(const std::set<EntityId>& lists, Chunk& chunk) {
  const auto& all = matching_.standing().all();
  for (StandingListings::Number i = 0; i < all.size(); ++i) {
    const EntityId& list = view_.head(all[i].list).id;
    if (all[i].gone || matching_.is_taken(i) || !lists.contains(list)) continue;
    chunk.records.push_back({{setting_.file, 0}, list, Outcome::kEnded, false, false, {}, {}});
    const auto version = version_of(list, chunk);
    if (!version) return fail(version.error());
    const auto& source = version->source.text();
    if (auto planned = end(all[i].relation, source, chunk); !planned) return planned;
  }
  return {};
}

Result<void> Planner::plan_coverage(const std::set<EntityId>& lists, const View& newest, Chunk& chunk) {
  const auto& property = vocabulary().legality.complete_as_of;
  const Scalar day = EdtfDate::of(setting_.as_of);
  for (const EntityId& list : lists) {
    const auto number = newest.find(list);
    if (!number) continue;
    auto entity = newest.entity(*number);
    if (!entity) return fail(entity.error());
    const auto* days = entity->properties.find(property);
    std::vector<Scalar> whole = days == nullptr ? std::vector<Scalar>() : *days;
    if (std::ranges::find(whole, day) != whole.end()) continue;
    whole.push_back(day);
    std::ranges::sort(whole, {}, [](const Scalar& one) { return std::get<EdtfDate>(one).earliest(); });
    entity->properties = with(entity->properties, property, std::move(whole));
    const auto version = version_of(list, chunk);
    if (!version) return fail(version.error());
    chunk.changes.emplace_back(Correct{*std::move(entity)});
    chunk.owners.push_back(Chunk::kNobody);
  }
  return {};
}

}  // namespace ecgraph::import
