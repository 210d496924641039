#include "graph/query/entities.hpp"

#include <doctest/doctest.h>

#include "tests/support/statements.hpp"
#include "tests/support/temporary_graph.hpp"
#include "tests/support/unbounded.hpp"

namespace ecgraph::tests {
namespace {

struct Firms {
  Firms() {
    auto doubtful = entity("zeta", "company", {label("Zeta"), alias("Tsé-Ta Ltd.")});
    doubtful.confidence = confidence("low");
    graph.assert_all(
        {a_source(), doubtful,
         entity("china", "country", {}, NamedValues({value("iso3166_1_alpha2", std::string("CN"))})),
         entity("alpha", "company", {}, NamedValues({value("headquarters", entity_id("china"))}))});
  }
  [[nodiscard]] std::vector<std::string> ids(const EntitySelection& asked) const {
    const View view = graph.view();
    const auto found = find_entities(view, asked, Unbounded());
    REQUIRE(found.has_value());
    std::vector<std::string> ids;
    for (const EntityNo no : *found) ids.push_back(view.head(no).id.text());
    return ids;
  }
  TemporaryGraph graph;
};

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("entities of all types, or of some, come in the order of their ids") {
  const Firms world;
  CHECK(world.ids({}) == Ids{"alpha", "china", "zeta"});
  EntitySelection asked;
  asked.types = {entity_type("company")};
  CHECK(world.ids(asked) == Ids{"alpha", "zeta"});
  asked.types = {entity_type("country"), entity_type("company")};
  CHECK(world.ids(asked) == Ids{"alpha", "china", "zeta"});
}

TEST_CASE("entities are filtered by a name however it is spelt, a property and confidence") {
  const Firms world;
  EntitySelection asked;
  asked.name = "TSE TA, ltd";
  CHECK(world.ids(asked) == Ids{"zeta"});
  asked = {};
  asked.where = {{"headquarters", ValueCondition::Test::kEquals, "china"}};
  CHECK(world.ids(asked) == Ids{"alpha"});
  asked = {};
  asked.confidence_at_least = confidence("medium");
  CHECK(world.ids(asked) == Ids{"alpha", "china"});
}

}  // namespace ecgraph::tests
