#include "graph/query/diff.hpp"

#include <doctest/doctest.h>

#include "tests/support/statements.hpp"
#include "tests/support/temporary_graph.hpp"
#include "tests/support/unbounded.hpp"

namespace ecgraph::tests {
namespace {

struct Owners {
  TemporaryGraph graph;

  Owners() {
    graph.assert_all(
        {a_source(), entity("foundry", "company"), entity("fund", "company"), entity("bank", "company")});
  }
  [[nodiscard]] std::vector<std::string> between(std::string_view before, std::string_view after,
                                                 const RelationSelection& asked = {}) const {
    const View view = graph.view();
    const auto found = diff_days(view, asked, day(before), day(after), Unbounded());
    REQUIRE(found.has_value());
    std::vector<std::string> told;
    for (const auto& one : found->differences)
      told.push_back(view.id(one.relation).text() + " " + std::string(word(one.before)) + " " +
                     std::string(word(one.after)));
    return told;
  }
};

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("between two days what began and what ended is told, and a possible change as one") {
  Owners world;
  world.graph.assert_all({relation("a", "owns", "fund", "foundry", valid("2020-06-01")),
                          relation("b", "owns", "bank", "foundry", valid("2019-01-01", "2020-06-01")),
                          relation("c", "owns", "bank", "fund", valid("2020", "2025-01-01")),
                          relation("d", "owns", "fund", "bank", valid("2019-01-01"))});
  CHECK(world.between("2020-01-01", "2021-01-01") ==
        Lines{"a no certainly", "b certainly no", "c possibly certainly"});
  RelationSelection certain;
  certain.when.certainly_only = true;
  CHECK(world.between("2020-01-01", "2021-01-01", certain) == Lines{"a no certainly", "b certainly no"});
}

TEST_CASE("what holds only possibly on both days is counted and not told") {
  Owners world;
  world.graph.assert_all({relation("a", "owns", "fund", "foundry")});
  const auto found = diff_days(world.graph.view(), {}, day("2020-01-01"), day("2021-01-01"), Unbounded());
  CHECK(found->differences.empty());
  CHECK(found->possibly_on_both == 1);
}

TEST_CASE("two days are compared in the phase that is asked for") {
  Owners world;
  auto announced = relation("a", "owns", "fund", "foundry", valid("2021-01-01"));
  announced.announced = date("2020-06-01");
  world.graph.assert_all({announced});
  RelationSelection pending;
  pending.when.phase = Phase::kPending;
  CHECK(world.between("2020-01-01", "2020-12-01", pending) == Lines{"a no certainly"});
  CHECK(world.between("2020-12-01", "2021-02-01", pending) == Lines{"a certainly no"});
}

TEST_CASE(
    "between two recorded states what was added, corrected and retracted is told, and what came back is "
    "not") {
  Owners world;
  const auto kept = relation("kept", "owns", "bank", "fund", valid("2020-01-01"));
  const auto first = relation("corrected", "owns", "fund", "foundry", valid("2020-01-01"));
  const auto second = relation("corrected", "owns", "fund", "foundry", valid("2020-02-01"));
  world.graph.assert_all(
      {kept, first, relation("retracted", "owns", "bank", "foundry", valid("2020-01-01"))});
  const View then = world.graph.view();
  world.graph.commit({Correct{second}, Retract{{StatementKind::kRelation, "retracted"}}});
  world.graph.assert_all({relation("added", "owns", "foundry", "fund", valid("2020-01-01"))});
  const View now = world.graph.view();
  const auto ids = [&](const View& before, const View& after) {
    Lines told;
    const auto changed = diff_states(before, after, {}, Unbounded()).value();
    for (const RelationNo one : changed) told.push_back(after.id(one).text());
    return told;
  };
  CHECK(ids(then, now) == Lines{"added", "corrected", "retracted"});
  CHECK(ids(now, now).empty());
  world.graph.commit({Correct{first}});
  CHECK(ids(then, world.graph.view()) == Lines{"added", "retracted"});
}

}  // namespace ecgraph::tests
