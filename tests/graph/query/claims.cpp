#include "graph/query/claims.hpp"

#include <doctest/doctest.h>

#include "tests/support/statements.hpp"
#include "tests/support/temporary_graph.hpp"
#include "tests/support/unbounded.hpp"

namespace ecgraph::tests {
namespace {

Claim claim(std::string_view id, std::string topic, std::string_view subject) {
  return {ClaimId::trusted(std::string(id)),
          std::move(topic),
          entity_id(subject),
          {},
          "they say so",
          std::nullopt,
          {},
          {},
          date("2024-05"),
          std::nullopt,
          status("stated"),
          confidence("high"),
          words().verification("verified").value(),
          {a_source().id},
          {},
          {},
          {}};
}

Observation observation(std::string_view id, std::string metric, std::string_view subject) {
  return {ObservationId::trusted(std::string(id)),
          entity_id(subject),
          {},
          {{std::move(metric), {decimal("90"), decimal("90")}, "percent", {}}},
          date("2023"),
          {},
          {},
          date("2024-05-02"),
          status("estimate"),
          confidence("low"),
          words().verification("unverified").value(),
          {a_source().id},
          {},
          {},
          {}};
}

struct Talk {
  Talk() {
    auto second = claim("b", "capability", "nvidia");
    second.about = {entity_id("deepseek")};
    second.asserted_by = {entity_id("bloomberg"), entity_id("nvidia")};
    auto third = claim("c", "legality", "nvidia");
    third.addressee = entity_id("bloomberg");
    third.status = status("fact");
    third.published.reset();
    third.holds = date("2020-03");
    auto seen = observation("o", "yield_rate", "nvidia");
    seen.about = {entity_id("deepseek")};
    graph.assert_all({a_source(), entity("nvidia", "company"), entity("deepseek", "company"),
                      entity("bloomberg", "publisher"), claim("a", "legality", "deepseek"), second, third,
                      seen});
  }
  [[nodiscard]] std::vector<std::string> claims(const ClaimSelection& asked) const {
    return ids(find_claims(graph.view(), asked, Unbounded()));
  }
  [[nodiscard]] std::vector<std::string> observations(const ClaimSelection& asked) const {
    return ids(find_observations(graph.view(), asked, Unbounded()));
  }
  template <class Said>
  static std::vector<std::string> ids(const Result<std::vector<Said>>& found) {
    REQUIRE(found.has_value());
    std::vector<std::string> ids;
    for (const Said& said : *found) ids.push_back(said.id.text());
    return ids;
  }
  TemporaryGraph graph;
};

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("claims are of their subject, of what they are about and of whom they address") {
  const Talk world;
  ClaimSelection asked;
  CHECK(world.claims(asked) == Ids{"a", "b", "c"});
  asked.entities = {entity_id("deepseek")};
  CHECK(world.claims(asked) == Ids{"a", "b"});
  asked.entities = {entity_id("bloomberg")};
  CHECK(world.claims(asked) == Ids{"c"});
}

TEST_CASE("claims are filtered by topic, claimant and status") {
  const Talk world;
  ClaimSelection asked;
  asked.topics = {"legality"};
  CHECK(world.claims(asked) == Ids{"a", "c"});
  asked = {};
  asked.claimants = {entity_id("nvidia")};
  CHECK(world.claims(asked) == Ids{"b"});
  asked = {};
  asked.status = {StatusFilter::Which::kDefault, {}};
  CHECK(world.claims(asked) == Ids{"c"});
}

TEST_CASE("claims fall in a period when they were published, or hold, on some day of it") {
  const Talk world;
  ClaimSelection asked;
  asked.during = days("2024-05-31", "2024-06-01");
  CHECK(world.claims(asked) == Ids{"a", "b"});
  asked.during = days("2020-03-10", "2020-03-11");
  CHECK(world.claims(asked) == Ids{"c"});
  asked.during = days("2024-06-01", "2024-07-01");
  CHECK(world.claims(asked).empty());
}

TEST_CASE("observations are filtered by entity, metric and period") {
  const Talk world;
  ClaimSelection asked;
  asked.entities = {entity_id("deepseek")};
  asked.metrics = {"yield_rate"};
  asked.during = days("2023-06-01", "2023-06-02");
  CHECK(world.observations(asked) == Ids{"o"});
  asked.metrics = {"training_cost"};
  CHECK(world.observations(asked).empty());
}

}  // namespace ecgraph::tests
