#pragma once
// Records → changes to the graph, chunk by chunk.

#include <functional>
#include <string>
#include <unordered_set>

#include "server/import/chunk.hpp"
#include "server/import/matching.hpp"
#include "server/import/party_statements.hpp"
#include "server/import/versions.hpp"

namespace ecgraph::import {

/// What all records of a file have in common.
struct Setting {
  std::string prefix, file;
  Day as_of;
  const Publication* publication = nullptr;
  const ListingTerms* terms = nullptr;
};

/// Plans the records of one file in their order. `settle` waits until all that was planned before is
/// recorded, and gives the state then.
class Planner {
 public:
  using Settle = std::function<Result<View>()>;

  Planner(const Setting& setting, Matching matching, Versions versions, CountryIds countries, Settle settle)
      : setting_(setting),
        matching_(std::move(matching)),
        versions_(std::move(versions)),
        countries_(std::move(countries)),
        settle_(std::move(settle)),
        view_(matching_.standing().view()) {}

  /// Adds what a record comes to.
  [[nodiscard]] Result<void> plan(Record record, Chunk& chunk);
  /// Adds the ends of the listings on `lists` that the file does not name; after the last record.
  [[nodiscard]] Result<void> plan_ends(const std::set<EntityId>& lists, Chunk& chunk);
  /// Adds that the lists are held whole as of the day; `newest` is the state that the chunk will meet.
  [[nodiscard]] Result<void> plan_coverage(const std::set<EntityId>& lists, const View& newest, Chunk& chunk);

 private:
  [[nodiscard]] Result<void> plan_party(const ListedParty& party, Chunk& chunk);
  [[nodiscard]] Result<void> plan_listing(const ListedParty& party, const ListingKey& key, const Match& match,
                                          const EntityId& subject, const VersionOf& version, Chunk& chunk);
  [[nodiscard]] Result<void> plan_entity(Entity told, bool replaces, const VersionOf& version, Chunk& chunk);
  [[nodiscard]] Result<std::optional<Entity>> standing_entity(const EntityId& id);
  [[nodiscard]] Result<void> plan_statement(Statement statement, Chunk& chunk);
  [[nodiscard]] Result<std::optional<Statement>> told_before(const StatementKey& key, const Chunk& chunk);
  [[nodiscard]] Result<void> plan_end(const EntityId& entity, Chunk& chunk);
  [[nodiscard]] Result<VersionOf> version_of(const EntityId& list, Chunk& chunk);
  [[nodiscard]] Result<void> end(RelationNo relation, const std::string& removed_in, Chunk& chunk);
  [[nodiscard]] const Vocabulary& vocabulary() const { return view_.vocabulary(); }

  Setting setting_;
  Matching matching_;
  Versions versions_;
  CountryIds countries_;
  Settle settle_;
  View view_;
  std::map<EntityId, VersionOf> told_versions_;
  std::unordered_set<Fingerprint, FingerprintHash> told_;  ///< ids of statements that this file told already
  std::map<StatementKey, Statement> repeated_;             ///< those that it keeps repeating
};

}  // namespace ecgraph::import
