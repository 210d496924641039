// Generated from the statements of the built-in data: what the engine answers on the day before and the day
// of every exact edge of every clause, in a world where that clause asks everybody for a licence and no other
// clause asks anybody.

#include <doctest/doctest.h>

#include <algorithm>
#include <variant>

#include "schema/vocabulary_reader.hpp"
#include "tests/graph/legality/worlds.hpp"

namespace ecgraph::tests {
namespace {

using legality::Reading;

/// The built-in data without a clause.
const legality::World& world_without_clauses() {
  static const auto world = [] {
    auto statements = seed_statements();
    for (auto& statement : statements) {
      if (auto* rule = std::get_if<Rule>(&statement)) rule->clauses.clear();
    }
    return legality::World::build(built_in_vocabulary(), statements);
  }();
  return world;
}

/// The rule with this clause alone, which asks a licence of everybody, for everything, to everywhere.
Rule permissive(const Rule& rule, const Clause& clause) {
  Clause probe = clause;
  probe.effect = Clause::Effect::kLicenceRequired;
  probe.item = ItemTest{};
  probe.destination = CountrySet{};
  probe.destination.all = true;
  probe.end_user.reset();
  probe.addressee.reset();
  probe.also_named.reset();
  probe.certainty_unknown = false;
  probe.reaches_foreign_made = true;
  Rule alone = rule;
  alone.clauses = {probe};
  return alone;
}

/// Whether the clause asks for a licence on the day: nothing else can.
bool asks(const Rule& probe, Day on, Reading::View view) {
  auto asked = question("nvidia-t4", "CH", on.text());
  asked.regime = probe.regime;
  asked.reading.view = view;
  asked.with_rules = {probe};
  const auto answer = legality::answer(world_without_clauses(), asked);
  REQUIRE(answer.items.size() == 1);
  REQUIRE(answer.items.front().pieces.size() == 1);
  const auto& piece = answer.items.front().pieces.front();
  const auto name = probe.id.text() + "#" + probe.clauses.front().id;
  if (piece.verdict == legality::Verdict::kLicenceRequired) return clauses(piece) == name;
  CHECK(piece.verdict == legality::Verdict::kNoLicenceRequired);
  return false;
}

/// The first day and the day after the last, read off the statement.
struct Days {
  Day from = Day::beginning_of_time(), until = Day::end_of_time();
  [[nodiscard]] bool contain(Day day) const { return from <= day && day < until; }
};
/// None where a date of the clause is partial.
std::optional<Days> days_of(const Clause& clause, Reading::View view) {
  Days days;
  if (clause.valid.from()) {
    if (!clause.valid.from()->is_exact()) return std::nullopt;
    days.from = clause.valid.from()->earliest();
  } else if (!clause.valid.open_start()) {
    return std::nullopt;
  }
  if (clause.valid.until()) {
    if (!clause.valid.until()->is_exact()) return std::nullopt;
    days.until = clause.valid.until()->earliest();
  }
  if (view == Reading::View::kText) return days;
  if (clause.operative_from) days.from = std::max(days.from, *clause.operative_from);
  if (clause.not_enforced_from) days.until = std::min(days.until, *clause.not_enforced_from);
  return days;
}

/// Every day that the clause names, exact or not counted by this view.
std::vector<Day> edges_of(const Clause& clause) {
  std::vector<Day> edges;
  for (const auto* date : {&clause.valid.from(), &clause.valid.until()}) {
    if (*date) edges.push_back((*date)->earliest());
  }
  for (const auto* day : {&clause.operative_from, &clause.not_enforced_from}) {
    if (*day) edges.push_back(**day);
  }
  std::erase_if(edges, [](Day day) { return !day.is_finite(); });
  return edges;
}

int check_edges(const Rule& rule, const Clause& clause, Reading::View view) {
  const auto days = days_of(clause, view);
  if (!days) return 0;
  const auto probe = permissive(rule, clause);
  int edges = 0;
  for (const auto edge : edges_of(clause)) {
    for (const Day day : {edge.plus(-1), edge}) {
      INFO(rule.id.text(), "#", clause.id, " on ", day.text());
      CHECK(asks(probe, day, view) == days->contain(day));
    }
    ++edges;
  }
  return edges;
}

TEST_CASE("every clause asks from its first day to its last, and on no day beside") {
  int edges = 0;
  for (const auto& statement : seed_statements()) {
    const auto* rule = std::get_if<Rule>(&statement);
    if (rule == nullptr || !built_in_vocabulary().rule_kind(rule->kind)->bears_on_verdict) continue;
    for (const auto& clause : rule->clauses) {
      for (const auto view : {Reading::View::kOperative, Reading::View::kText})
        edges += check_edges(*rule, clause, view);
    }
  }
  CHECK(edges > 80);
}

TEST_CASE("the edges of clauses with other dates than those of their text are where they are written") {
  int operative = 0, not_enforced = 0;
  for (const auto& statement : seed_statements()) {
    const auto* rule = std::get_if<Rule>(&statement);
    if (rule == nullptr) continue;
    for (const auto& clause : rule->clauses) {
      if (clause.operative_from) ++operative;
      if (clause.not_enforced_from) ++not_enforced;
    }
  }
  CHECK(operative > 0);
  CHECK(not_enforced > 0);
}

TEST_CASE("a clause of a rule of a kind without effect never asks") {
  const auto& statements = seed_statements();
  const auto with_clause = std::ranges::find_if(statements, [](const Statement& statement) {
    const auto* rule = std::get_if<Rule>(&statement);
    return rule != nullptr && !rule->clauses.empty() && rule->clauses.front().valid.open_start();
  });
  REQUIRE(with_clause != statements.end());
  const auto& rule = std::get<Rule>(*with_clause);
  auto probe = permissive(rule, rule.clauses.front());
  CHECK(asks(probe, day("2024-01-01"), Reading::View::kOperative));
  for (const auto& kind : built_in_vocabulary().rule_kinds) {
    if (kind.bears_on_verdict) continue;
    probe.kind = kind.id;
    auto asked = question("nvidia-t4", "CH", "2024-01-01");
    asked.with_rules = {probe};
    const auto answer = legality::answer(world_without_clauses(), asked);
    CHECK(answer.items.front().pieces.front().requirements.empty());
  }
}

}  // namespace
}  // namespace ecgraph::tests
