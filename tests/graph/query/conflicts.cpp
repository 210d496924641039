#include "graph/query/conflicts.hpp"

#include <doctest/doctest.h>

#include "tests/support/statements.hpp"
#include "tests/support/temporary_graph.hpp"

namespace ecgraph::tests {
namespace {

Relation stake(std::string_view id, std::string_view owner, std::string_view percent, Validity when) {
  auto made = relation(id, "owns", owner, "foundry", std::move(when));
  made.attributes = NamedValues({value("share_percent", Share::of(decimal(percent)).value())});
  return made;
}

Observation cost(std::string_view id, std::string_view low, std::string_view high, std::string bound = {},
                 std::optional<EdtfDate> period = std::nullopt) {
  return {ObservationId::trusted(std::string(id)),
          entity_id("model"),
          {},
          {{"training_cost", {decimal(low), decimal(high)}, "USD", std::move(bound)}},
          std::move(period),
          {},
          {},
          date("2025-01-27"),
          status("reported"),
          confidence("high"),
          words().verification("verified").value(),
          {a_source().id},
          {},
          {},
          {}};
}

Claim claim(std::string_view id, std::string topic, std::string says, std::string_view by) {
  return {ClaimId::trusted(std::string(id)),
          std::move(topic),
          entity_id("model"),
          {},
          std::move(says),
          std::nullopt,
          {entity_id(by)},
          {},
          date("2025-01-29"),
          std::nullopt,
          status("opinion"),
          confidence("high"),
          words().verification("verified").value(),
          {a_source().id},
          {},
          {},
          {}};
}

struct Contested {
  explicit Contested(std::vector<Statement> statements) {
    graph.assert_all({a_source(), entity("foundry", "company"), entity("fund", "company"),
                      entity("bank", "company"), entity("here", "country"), entity("there", "country"),
                      entity("the-list", "list"), entity("model", "product")});
    graph.assert_all(std::move(statements));
  }
  /// `value share_percent certainly owns-1 owns-2`, one a conflict.
  [[nodiscard]] std::vector<std::string> told(const ConflictSelection& asked = {}) const {
    Effort effort;
    const auto found = find_conflicts(graph.view(), asked, effort);
    REQUIRE(found.has_value());
    std::vector<std::string> told;
    for (const Conflict& conflict : *found) {
      std::string line =
          std::string(word(conflict.kind)) + " " + conflict.about + " " + std::string(word(conflict.holds));
      for (const auto& statement : conflict.statements) line += " " + statement.id;
      told.push_back(std::move(line));
    }
    return told;
  }
  [[nodiscard]] EntityNo no(std::string_view id) const { return graph.view().find(entity_id(id)).value(); }

  TemporaryGraph graph;
};

using Told = std::vector<std::string>;

}  // namespace

TEST_CASE("two shares of one owner on one day cannot both be true") {
  const Contested world({stake("owns-1", "fund", "51", valid("2020-01-01")),
                         stake("owns-2", "fund", "40", valid("2021-01-01", "2022-01-01")),
                         stake("owns-3", "bank", "30", valid("2020-01-01"))});
  CHECK(world.told() == Told{"value share_percent certainly owns-1 owns-2"});
  Effort effort;
  const auto found = find_conflicts(world.graph.view(), {}, effort);
  CHECK(found->front().days == days("2021-01-01", "2022-01-01"));
}

TEST_CASE("values that follow one another do not conflict, also where the day between them is not known") {
  CHECK(Contested({stake("owns-1", "fund", "51", valid("2020-01-01", "2021-01-01")),
                   stake("owns-2", "fund", "40", valid("2021-01-01"))})
            .told()
            .empty());
  CHECK(Contested({stake("owns-1", "fund", "51", valid("2020-01-01", "2021-03")),
                   stake("owns-2", "fund", "40", valid("2021-03"))})
            .told()
            .empty());
}

TEST_CASE("statements without a start may be of other days, so they conflict only possibly") {
  const Contested world({relation("seat-1", "headquartered_in", "foundry", "here"),
                         relation("seat-2", "headquartered_in", "foundry", "there", valid("2020-01-01"))});
  CHECK(world.told() == Told{"object headquartered_in possibly seat-1 seat-2"});
  ConflictSelection certain;
  certain.certainly_only = true;
  CHECK(world.told(certain).empty());
}

TEST_CASE("an entity asked about is compared as one of several objects, too") {
  const Contested world({relation("seat-1", "headquartered_in", "foundry", "here", valid("2020-01-01")),
                         relation("seat-2", "headquartered_in", "foundry", "there", valid("2020-01-01")),
                         relation("seat-3", "headquartered_in", "bank", "there", valid("2020-01-01"))});
  for (const char* asked_about : {"foundry", "here", "there"}) {
    ConflictSelection asked;
    asked.entities = {world.no(asked_about)};
    CHECK(world.told(asked) == Told{"object headquartered_in certainly seat-1 seat-2"});
  }
  ConflictSelection asked;
  asked.entities = {world.no("bank")};
  CHECK(world.told(asked).empty());
}

TEST_CASE("a party cannot be on a list and absent from it") {
  const Contested world(
      {relation("listed", "listed_on", "foundry", "the-list", valid("2020-01-01", "2023-01-01")),
       relation("absent", "absent_from", "foundry", "the-list", valid("2022-04-21", "2024-01-01")),
       relation("later", "absent_from", "foundry", "the-list", valid("2024-01-01"))});
  CHECK(world.told() == Told{"excluded absent_from, listed_on certainly absent listed"});
}

TEST_CASE("a disputed statement stands beside what else is said of the same ends") {
  auto disputed = stake("owns-1", "fund", "51", valid("2020-01-01"));
  disputed.status = status("disputed");
  auto beside = relation("owns-2", "owns", "fund", "foundry", valid("2021-01-01"));
  const Contested world({disputed, beside, stake("owns-3", "bank", "10", valid("2020-01-01"))});
  CHECK(world.told() == Told{"disputed disputed possibly owns-1 owns-2"});
  ConflictSelection facts;
  facts.status = {StatusFilter::Which::kNamed, {status("fact")}};
  CHECK(world.told(facts).empty());
}

TEST_CASE("what somebody denies is a conflict of its own") {
  auto denied = relation("uses-1", "uses", "model", "chip-1", valid("2025-06-23"));
  denied.status = status("alleged");
  denied.attributes = NamedValues({value("denied_by", std::string("the maker"))});
  auto beside = relation("uses-2", "uses", "model", "chip-1", valid("2025-06-23"));
  Contested world({entity("chip-1", "chip"), denied, beside});
  CHECK(world.told() == Told{"disputed denied_by possibly uses-1"});
  ConflictSelection dates;
  dates.attributes = {"date_conflict"};
  CHECK(world.told(dates).empty());
}

TEST_CASE("figures of one metric conflict where no number fits both, and perhaps where one is only near") {
  const Contested world({cost("o-exact", "6000000", "6000000"),
                         cost("o-less", "6000000", "6000000", "less than"),
                         cost("o-range", "60000000", "70000000")});
  CHECK(world.told() == Told{"figure training_cost certainly o-exact o-less o-range"});
  CHECK(Contested({cost("o-1", "6000000", "6000000"), cost("o-2", "5000000", "5000000", "about")}).told() ==
        Told{"figure training_cost possibly o-1 o-2"});
  CHECK(Contested(
            {cost("o-1", "5000000", "5000000", "more than"), cost("o-2", "6000000", "6000000", "less than")})
            .told()
            .empty());
  CHECK(
      Contested({cost("o-1", "1", "1", "up to, or more"), cost("o-2", "6000000", "6000000")}).told().empty());
}

TEST_CASE("figures of different times do not conflict, and of times that may be one perhaps") {
  CHECK(Contested({cost("o-1", "1", "1", {}, date("2023")), cost("o-2", "2", "2", {}, date("2024"))})
            .told()
            .empty());
  CHECK(Contested({cost("o-1", "1", "1", {}, date("2024")), cost("o-2", "2", "2", {}, date("2024-05"))})
            .told() == Told{"figure training_cost possibly o-1 o-2"});
  CHECK(Contested({cost("o-1", "1", "1", {}, date("2024")), cost("o-2", "2", "2")}).told() ==
        Told{"figure training_cost possibly o-1 o-2"});
}

TEST_CASE("different answers of different people to one question may conflict, and texts are not judged") {
  const Contested world({claim("c-1", "policy_assessment", "it failed", "bank"),
                         claim("c-2", "policy_assessment", "it worked", "fund"),
                         claim("c-3", "history", "it was", "bank"),
                         claim("c-4", "history", "it was not", "fund")});
  CHECK(world.told() == Told{"claim policy_assessment possibly c-1 c-2"});
  CHECK(Contested(
            {claim("c-1", "legality", "allowed", "bank"), claim("c-2", "legality", "not allowed", "bank")})
            .told()
            .empty());
}

TEST_CASE("metrics ask for observations alone, types for relations alone") {
  const Contested world({cost("o-1", "1", "1"), cost("o-2", "2", "2"),
                         stake("owns-1", "fund", "51", valid("2020-01-01")),
                         stake("owns-2", "fund", "40", valid("2020-01-01"))});
  CHECK(world.told().size() == 2);
  ConflictSelection metrics;
  metrics.metrics = {"training_cost"};
  CHECK(world.told(metrics) == Told{"figure training_cost certainly o-1 o-2"});
  ConflictSelection types;
  types.types = {relation_type("owns")};
  CHECK(world.told(types) == Told{"value share_percent certainly owns-1 owns-2"});
}

TEST_CASE("the search for conflicts ends when its effort is spent") {
  const Contested world({stake("owns-1", "fund", "51", valid("2020-01-01")),
                         stake("owns-2", "fund", "40", valid("2020-01-01"))});
  EffortLimits limits;
  limits.visited = 1;
  Effort effort(limits);
  CHECK(find_conflicts(world.graph.view(), {}, effort)->empty());
  CHECK(effort.reached() == Bound::kVisited);
}

}  // namespace ecgraph::tests
