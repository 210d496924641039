#include "graph/search/fuzzy_names.hpp"

#include <doctest/doctest.h>

#include "tests/graph/search/world_of_names.hpp"

namespace ecgraph::tests {
namespace {

/// Ids and names found, best first.
std::vector<std::string> found(const WorldOfNames& world, std::string_view name,
                               const FuzzyAsked& asked = {}) {
  const View view = world.graph.view();
  const auto names = FuzzyNames::build(view);
  std::vector<std::string> ids;
  for (const auto& hit : names->search(name, asked, view))
    ids.push_back(view.head(hit.entity).id.text() + ": " + (*names)[hit.matched].name);
  return ids;
}

}  // namespace

TEST_CASE("entities are found by the nearest of their names, each once") {
  const WorldOfNames world;
  const auto hits = found(world, "Semiconductor Mfg Intl");
  REQUIRE_FALSE(hits.empty());
  CHECK(hits.front() == "smic: Semiconductor Manufacturing International Corporation");
  FuzzyAsked one;
  one.limit = 1;
  CHECK(found(world, "华為", one) == std::vector<std::string>{"huawei: 华为"});
}

TEST_CASE("entities that are as near as each other come in the order of their ids") {
  const WorldOfNames world;
  const auto hits = found(world, "HH Grace");
  REQUIRE(hits.size() >= 2);
  CHECK(hits[0].starts_with("hua-hong: "));
  CHECK(hits[1].starts_with("huahong-grace: "));
}

TEST_CASE("only entities that are wanted are found") {
  const WorldOfNames world;
  const View view = world.graph.view();
  FuzzyAsked asked;
  asked.wanted = [&](EntityNo entity) { return view.head(entity).id.text() == "huahong-grace"; };
  CHECK(found(world, "HH Grace", asked) == std::vector<std::string>{"huahong-grace: HHGrace"});
}

TEST_CASE("states recorded in another order find the same") {
  const auto ask = [](bool reversed) {
    TemporaryGraph graph;
    std::vector<Statement> statements{a_source()};
    for (const char* id : {"mikron-a", "mikron-b", "mikron-c"})
      statements.push_back(entity(id, "company", {label("Mikron Works")}));
    if (reversed) std::reverse(statements.begin() + 1, statements.end());
    graph.assert_all(statements);
    const View view = graph.view();
    std::vector<std::string> ids;
    for (const auto& hit : FuzzyNames::build(view)->search("Micron Works", {}, view))
      ids.push_back(view.head(hit.entity).id.text());
    return ids;
  };
  CHECK(ask(false) == ask(true));
  CHECK(ask(false).size() == 3);
}

}  // namespace ecgraph::tests
