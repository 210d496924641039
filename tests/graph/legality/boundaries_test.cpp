// Generated from the data: at every exact edge of every clause, the day before and the day of differ in
// whether the clause is considered.

#include <doctest/doctest.h>

#include <algorithm>

#include "graph/legality/scene.hpp"
#include "tests/graph/legality/worlds.hpp"

namespace ecgraph::test {
namespace {

using legality::CompiledClause;
using legality::Reading;

/// A destination that the clause reaches on both days; a clause of other regimes may have one too.
std::optional<CountryCode> reached(const CompiledClause& clause, Day a, Day b) {
  const auto& world = seed_world();
  legality::FactNames facts;
  for (std::uint32_t number = 0; number < world.parties().size(); ++number) {
    const auto& party = world.parties()[legality::Party{number}];
    if (!party.is_country || !party.headquarters) continue;
    const auto inside = [&](Day on) {
      return world.groups().contains(clause.destination, *party.headquarters, on, facts, nullptr).value ==
             legality::Kleene::kTrue;
    };
    if (inside(a) && inside(b) && party.headquarters->text() != "HK") return party.headquarters;
  }
  return std::nullopt;
}

bool considered(const CompiledClause& clause, CountryCode destination, Day on, const Reading& reading) {
  legality::Question asked;
  asked.destination = destination;
  asked.during = Interval::day(on);
  asked.reading = reading;
  asked.proof = legality::Question::Proof::kFull;  // keeps the clauses whose end user fails
  legality::FactNames facts;
  const auto setting = legality::make_setting(seed_world(), asked, reading, {});
  const auto scenes = legality::make_scenes(setting, facts);
  REQUIRE(scenes.size() == 1);
  const auto& clauses = scenes.front().clauses;
  return std::any_of(clauses.begin(), clauses.end(),
                     [&](const auto& one) { return one.clause->name == clause.name; });
}

int check_edges(const CompiledClause& clause, const Reading& reading) {
  int edges = 0;
  const auto bounds = seed_world().rules().counted(clause, reading);
  if (!bounds || !bounds->possible()) return 0;
  const auto check = [&](Day earliest, Day latest) {
    if (earliest != latest || !earliest.is_finite()) return;
    const auto destination = reached(clause, earliest.plus(-1), earliest);
    INFO(clause.name, " at ", earliest.text());
    REQUIRE(destination.has_value());
    CHECK(considered(clause, *destination, earliest.plus(-1), reading) !=
          considered(clause, *destination, earliest, reading));
    ++edges;
  };
  check(bounds->from_earliest, bounds->from_latest);
  check(bounds->until_earliest, bounds->until_latest);
  return edges;
}

TEST_CASE("every clause is considered from its first day to its last, and on no day beside") {
  int edges = 0;
  for (const auto view : {Reading::View::kOperative, Reading::View::kText}) {
    Reading reading;
    reading.view = view;
    for (const auto& clause : seed_world().rules().clauses()) edges += check_edges(clause, reading);
  }
  CHECK(edges > 80);
}

TEST_CASE("a rule of a kind without effect is never considered") {
  for (const auto& clause : seed_world().rules().clauses()) {
    const auto* kind = seed_world().vocabulary().rule_kind(clause.rule->kind);
    REQUIRE(kind != nullptr);
    CHECK(seed_world().rules().counted(clause, Reading{}).has_value() == kind->bears_on_verdict);
  }
}

}  // namespace
}  // namespace ecgraph::test
