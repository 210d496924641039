#pragma once
// Which clauses of a scene an item matches: dates, destination, end user, addressee, item and jurisdiction
// together.

#include <optional>
#include <vector>

#include "graph/legality/criteria.hpp"
#include "graph/legality/scene.hpp"

namespace ecgraph::legality {

/// A clause with what its tests came to for the item.
struct Match {
  const ClauseScene* scene = nullptr;
  Finding finding;
};

/// An item in a scene. Sets the figures of `view` that depend on the day.
class Matcher {
 public:
  Matcher(const Setting& setting, const Scene& scene, const Item& item, ItemView& view, FactNames& facts);
  /// The clauses of the question's regime with this effect, in the order of the rules. `at` receives one part
  /// a clause.
  [[nodiscard]] std::vector<Match> of(Clause::Effect effect, Recorder at);
  /// One clause, of whatever regime.
  [[nodiscard]] Match match(const ClauseScene& clause, Recorder at);
  /// The item test alone, with dates, destination and end user, whoever the clause is addressed to.
  [[nodiscard]] Finding match_whoever_ships(const ClauseScene& clause);
  /// Whether the item's design is outside what the regime's jurisdiction is computed for (legality.md, step
  /// 5).
  [[nodiscard]] const Finding& foreign() const { return foreign_; }
  [[nodiscard]] FactNumber jurisdiction() const { return jurisdiction_; }

 private:
  [[nodiscard]] Finding addressed(const CompiledClause& clause, Recorder at);
  [[nodiscard]] Finding by_makers(std::size_t set);
  void limit_by_certainty(const CompiledClause& clause, Finding& finding, Recorder at);
  void limit_by_jurisdiction(const CompiledClause& clause, Finding& finding, Recorder at);

  const Setting& setting_;
  const Scene& scene_;
  const Item& item_;
  ItemView& view_;
  FactNames& facts_;
  Finding foreign_;
  FactNumber jurisdiction_ = 0;
};

}  // namespace ecgraph::legality
