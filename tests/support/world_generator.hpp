#pragma once
// Random transactions over a small world of few ids, so that corrections, retractions, repetitions and faults
// are frequent. Statements are valid taken alone; whether they fit what stands is left to chance.

#include <string>
#include <vector>

#include "graph/model/transaction.hpp"
#include "tests/support/naive_store.hpp"
#include "tests/support/random.hpp"

namespace ecgraph::tests {

class WorldGenerator {
 public:
  WorldGenerator(Random& random, const Vocabulary& vocabulary) : random_(random), words_(vocabulary) {}

  /// The next transaction on top of what stands.
  Transaction transaction(const NaiveStore::State& standing) {
    Transaction made{"author " + std::to_string(random_.between(1, 3)),
                     "reason " + random_.text("abc", 1, 5),
                     std::nullopt,
                     {}};
    for (int left = random_.between(1, 4); left > 0; --left) made.changes.push_back(change(standing));
    return made;
  }

  /// An id of a kind; some are the beginning of others.
  std::string id(StatementKind kind) {
    static const std::vector<std::string> kIds{"a",  "a+",  "a-b",  "ab",  "ab.c",
                                               "a~", "b:1", "b:10", "b:2", "0"};
    return std::string(word(kind)).substr(0, 2) + random_.one_of(kIds);
  }

 private:
  Change change(const NaiveStore::State& standing) {
    const bool known = !standing.empty() && random_.chance(60);
    if (!known) {
      const auto kind = kind_to_add();
      if (random_.chance(5)) return Retract{{kind, id(kind)}};
      if (random_.chance(5)) return Correct{statement(kind, id(kind), standing)};
      return Assert{statement(kind, id(kind), standing)};
    }
    auto one = standing.begin();
    std::advance(one, random_.between<std::size_t>(0, standing.size() - 1));
    const int what = random_.between(0, 99);
    if (what < 35) return Retract{one->first};
    if (what < 80) return Correct{statement(one->first.kind, one->first.id, standing)};
    if (what < 88) return Correct{one->second};
    if (what < 96) return Assert{one->second};
    return Assert{statement(one->first.kind, one->first.id, standing)};
  }

  StatementKind kind_to_add() {
    const int what = random_.between(0, 99);
    using enum StatementKind;
    if (what < 30) return kEntity;
    if (what < 70) return kRelation;
    if (what < 80) return kSource;
    return what < 88 ? kRule : what < 94 ? kClaim : kObservation;
  }

  Statement statement(StatementKind kind, const std::string& id, const NaiveStore::State& standing) {
    switch (kind) {
      case StatementKind::kEntity:
        return entity(id, standing);
      case StatementKind::kRelation:
        return relation(id, standing);
      case StatementKind::kSource:
        return Source{SourceId::trusted(id), text(), "A title", text(), maybe_date(), {}, {},
                      verification(),        text()};
      case StatementKind::kRule:
        return rule(id, standing);
      case StatementKind::kClaim:
        return Claim{ClaimId::trusted(id),
                     words_.topics.front().id,
                     any_entity(standing),
                     {},
                     "A value",
                     {},
                     {},
                     text(),
                     maybe_date(),
                     {},
                     status(),
                     confidence(),
                     verification(),
                     a_source(standing),
                     {},
                     {},
                     {}};
      case StatementKind::kObservation:
        break;
    }
    const MetricDeclaration& metric = random_.one_of(words_.metrics);
    return Observation{ObservationId::trusted(id),
                       any_entity(standing),
                       {},
                       {{metric.id, {Decimal(1), Decimal(random_.between(1, 9))}, metric.unit, {}}},
                       {},
                       {},
                       text(),
                       maybe_date(),
                       status(),
                       confidence(),
                       verification(),
                       a_source(standing),
                       {},
                       {},
                       {}};
  }

  Entity entity(const std::string& id, const NaiveStore::State& standing) {
    std::vector<Name> names{{"Label " + random_.text("abc", 1, 3), words_.name_kinds.front(), "en", {}, {}}};
    if (random_.chance(50)) names.push_back({"Alias " + random_.text("abc", 1, 3), "alias", {}, {}, text()});
    return {EntityId::trusted(id),
            type(),
            std::move(names),
            {},
            confidence(),
            verification(),
            random_.chance(50) ? std::vector<SourceId>{} : a_source(standing),
            text()};
  }

  /// Mostly one whose ends fit its type.
  Relation relation(const std::string& id, const NaiveStore::State& standing) {
    static const std::vector<std::string> kTypes{"owns", "partners_with", "supplies", "headquartered_in"};
    const RelationType of_type = words_.relation_type(random_.one_of(kTypes)).value();
    const RelationTypeDeclaration& declared = words_[of_type];
    return {RelationId::trusted(id),
            of_type,
            entity_of(standing, declared.domain),
            entity_of(standing, declared.range),
            valid(),
            maybe_date(),
            maybe_date(),
            {},
            status(),
            confidence(),
            verification(),
            a_source(standing),
            text()};
  }

  Rule rule(const std::string& id, const NaiveStore::State& standing) {
    Rule made{RuleId::trusted(id),
              "US",
              words_.rule_kinds.front().id,
              "BIS",
              "A title",
              {},
              {},
              maybe_date(),
              {},
              {},
              {},
              {},
              {},
              {},
              {},
              {},
              {},
              confidence(),
              verification(),
              {},
              {},
              text()};
    const auto others = keys(standing, StatementKind::kRule);
    if (!others.empty() && random_.chance(30)) made.amends = {RuleId::trusted(random_.one_of(others).id)};
    return made;
  }

  std::vector<StatementKey> keys(const NaiveStore::State& standing, StatementKind kind) {
    std::vector<StatementKey> found;
    for (const auto& [key, statement] : standing) {
      if (key.kind == kind) found.push_back(key);
    }
    return found;
  }
  EntityId any_entity(const NaiveStore::State& standing) { return entity_of(standing, {}); }
  EntityId entity_of(const NaiveStore::State& standing, const std::vector<EntityType>& types) {
    std::vector<EntityId> fitting;
    for (const auto& [key, statement] : standing) {
      const auto* one = std::get_if<Entity>(&statement);
      if (one != nullptr && (types.empty() || std::ranges::find(types, one->type) != types.end()))
        fitting.push_back(one->id);
    }
    if (fitting.empty() || random_.chance(3)) return EntityId::trusted(id(StatementKind::kEntity));
    return random_.one_of(fitting);
  }
  std::vector<SourceId> a_source(const NaiveStore::State& standing) {
    const auto known = keys(standing, StatementKind::kSource);
    return {SourceId::trusted(known.empty() ? id(StatementKind::kSource) : random_.one_of(known).id)};
  }
  EntityType type() {
    static const std::vector<std::string> kTypes{"company", "company", "company", "country", "chip"};
    return words_.entity_type(random_.one_of(kTypes)).value();
  }
  Validity valid() {
    static const std::vector<std::string> kFrom{"2019", "2020-05", "2021-06-01~", "../2020"};
    const bool open = random_.chance(20);
    auto from = open || random_.chance(20) ? std::nullopt
                                           : std::optional(EdtfDate::parse(random_.one_of(kFrom)).value());
    auto until = random_.chance(50) ? std::nullopt : std::optional(EdtfDate::parse("2024-01-01").value());
    return Validity::make(std::move(from), std::move(until), open).value();
  }
  std::optional<EdtfDate> maybe_date() {
    return random_.chance(50) ? std::nullopt
                              : std::optional(EdtfDate::of(Day::from_number(random_.between(17000, 20000))));
  }
  std::string text() { return random_.chance(70) ? "" : random_.text("xyz", 1, 2); }
  ClaimStatus status() {
    return {static_cast<std::uint8_t>(random_.between<std::size_t>(0, words_.claim_statuses.size() - 1))};
  }
  Confidence confidence() { return {static_cast<std::uint8_t>(random_.between(0, 2))}; }
  Verification verification() { return {static_cast<std::uint8_t>(random_.between(0, 2))}; }

  Random& random_;
  const Vocabulary& words_;
};

}  // namespace ecgraph::tests
