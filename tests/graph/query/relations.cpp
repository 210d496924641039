#include <doctest/doctest.h>

#include "graph/query/selection.hpp"
#include "tests/support/statements.hpp"
#include "tests/support/temporary_graph.hpp"
#include "tests/support/unbounded.hpp"

namespace ecgraph::tests {
namespace {

/// Who owns, lists and works with whom around a foundry.
struct Foundry {
  Foundry() {
    auto stake = relation("owns-1", "owns", "fund", "foundry", valid("2020"));
    stake.attributes = NamedValues({value("share_percent", Share::of(decimal("51")).value())});
    auto rumour = relation("owns-2", "owns", "bank", "foundry", valid("2021-01-01"));
    rumour.status = status("reported");
    auto plan = relation("owns-3", "owns", "fund", "bank", valid("2024-01-01"));
    plan.status = status("planned");
    plan.announced = date("2023-06-01");
    auto taken_back = relation("listed-2", "listed_on", "bank", "the-list");
    taken_back.status = status("withdrawn");
    taken_back.announced = date("2023-02-13");
    auto unsure = relation("partners-1", "partners_with", "bank", "foundry", valid("2022-01-01"));
    unsure.confidence = confidence("low");
    graph.assert_all(
        {a_source(), entity("foundry", "company"), entity("fund", "company"), entity("bank", "company"),
         entity("the-list", "list"), stake, rumour, plan, taken_back, unsure,
         relation("listed-1", "listed_on", "foundry", "the-list", valid("2022-03-01", "2023-03-01"))});
  }

  [[nodiscard]] std::vector<std::string> ids(const RelationSelection& asked) const {
    const View view = graph.view();
    const auto found = find_relations(view, asked, Unbounded());
    REQUIRE(found.has_value());
    std::vector<std::string> ids;
    for (const RelationHit& hit : found->hits) ids.push_back(view.id(hit.head.no).text());
    return ids;
  }
  [[nodiscard]] EntityNo no(std::string_view id) const { return graph.view().find(entity_id(id)).value(); }

  TemporaryGraph graph;
};

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("without a filter the facts are answered in the order of their ids, and the rest is counted") {
  const Foundry world;
  CHECK(world.ids({}) == Ids{"listed-1", "owns-1", "partners-1"});
  const auto found = find_relations(world.graph.view(), {}, Unbounded());
  CHECK(found->left_out ==
        std::map<std::string, std::size_t>{{"planned", 1}, {"reported", 1}, {"withdrawn", 1}});
}

TEST_CASE("statuses asked for by name or all of them leave nothing out") {
  const Foundry world;
  RelationSelection asked;
  asked.status = {StatusFilter::Which::kAny, {}};
  CHECK(world.ids(asked).size() == 6);
  asked.status = {StatusFilter::Which::kNamed, {status("reported")}};
  CHECK(world.ids(asked) == Ids{"owns-2"});
  CHECK(find_relations(world.graph.view(), asked, Unbounded())->left_out.empty());
}

TEST_CASE("what the default status leaves out is counted only where every other filter admits it") {
  const Foundry world;
  RelationSelection asked;
  asked.types = {relation_type("owns")};
  asked.when.at = day("2023-07-01");
  const auto found = find_relations(world.graph.view(), asked, Unbounded());
  CHECK(found->left_out == std::map<std::string, std::size_t>{{"reported", 1}});
  asked.where = {{"share_percent", ValueCondition::Test::kAtLeast, "50"}};
  CHECK(find_relations(world.graph.view(), asked, Unbounded())->left_out.empty());
  CHECK(world.ids(asked) == Ids{"owns-1"});
}

TEST_CASE("pending asks for plans too unless statuses are named") {
  const Foundry world;
  RelationSelection asked;
  asked.when.at = day("2023-07-01");
  asked.when.phase = Phase::kPending;
  CHECK(world.ids(asked) == Ids{"owns-3"});
  asked.status = {StatusFilter::Which::kNamed, {status("fact")}};
  CHECK(world.ids(asked).empty());
}

TEST_CASE("a relation is found from its subject, its object or either end") {
  const Foundry world;
  RelationSelection asked;
  asked.subjects = {world.no("foundry")};
  CHECK(world.ids(asked) == Ids{"listed-1", "partners-1"});
  asked = {};
  asked.objects = {world.no("foundry")};
  CHECK(world.ids(asked) == Ids{"owns-1", "partners-1"});
  asked = {};
  asked.entities = {world.no("foundry")};
  CHECK(world.ids(asked) == Ids{"listed-1", "owns-1", "partners-1"});
  asked.direction = Direction::kOut;
  CHECK(world.ids(asked) == Ids{"listed-1", "partners-1"});
  asked.direction = Direction::kIn;
  CHECK(world.ids(asked) == Ids{"owns-1", "partners-1"});
}

TEST_CASE("a relation between two of the entities named is answered once") {
  const Foundry world;
  RelationSelection asked;
  asked.entities = {world.no("foundry"), world.no("fund"), world.no("foundry")};
  CHECK(world.ids(asked) == Ids{"listed-1", "owns-1", "partners-1"});
}

TEST_CASE("a symmetric relation needs an entity at each end, in whichever order") {
  const Foundry world;
  RelationSelection asked;
  asked.types = {relation_type("partners_with")};
  asked.subjects = {world.no("foundry")};
  asked.objects = {world.no("bank")};
  CHECK(world.ids(asked) == Ids{"partners-1"});
  asked.objects = {world.no("foundry")};
  CHECK(world.ids(asked).empty());
}

TEST_CASE("confidence is at least what was asked") {
  const Foundry world;
  RelationSelection asked;
  asked.confidence_at_least = confidence("medium");
  CHECK(world.ids(asked) == Ids{"listed-1", "owns-1"});
}

TEST_CASE("an earlier recorded state is searched as it was") {
  Foundry world;
  const View before = world.graph.view();
  world.graph.commit({Retract{{StatementKind::kRelation, "owns-1"}}});
  RelationSelection asked;
  asked.types = {relation_type("owns")};
  CHECK(world.ids(asked).empty());
  CHECK(find_relations(before, asked, Unbounded())->hits.size() == 1);
}

}  // namespace ecgraph::tests
