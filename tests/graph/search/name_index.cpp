#include "tests/graph/search/world_of_names.hpp"

namespace ecgraph::tests {
namespace {

using Found = std::vector<std::string>;
const std::set<Match> kBoth{Match::kExact, Match::kPrefix};

}  // namespace

TEST_CASE("an exact name comes first, then beginnings by how much of the name they cover") {
  const WorldOfNames world;
  CHECK(world.search("smic", kBoth) == Found{"smic: SMIC", "smic-beijing: SMIC Beijing"});
  CHECK(world.search("中芯国际", kBoth) ==
        Found{"smic: 中芯国际", "smic-beijing: 中芯国际集成电路制造(北京)"});
}

TEST_CASE("exact and prefix matches can be asked for alone") {
  const WorldOfNames world;
  CHECK(world.search("smic", {Match::kExact}) == Found{"smic: SMIC"});
  CHECK(world.search("smic", {Match::kPrefix}) == Found{"smic-beijing: SMIC Beijing"});
  CHECK(world.search("smic", {}).empty());
}

TEST_CASE("each entity is found once, with the spelling that matched best") {
  const WorldOfNames world;
  CHECK(world.search("hua", {Match::kPrefix}) == Found{"huawei: Huawei", "hua-hong: Hua Hong Semiconductor"});
}

TEST_CASE("of spellings that match alike the label is shown") {
  const WorldOfNames world;
  CHECK(world.search("omega", {Match::kPrefix}) == Found{"omega: Omega Works"});
}

TEST_CASE("entities that match alike come in the order of their ids") {
  const WorldOfNames world;
  CHECK(world.search("HHGrace", kBoth) == Found{"hua-hong: HHGrace", "huahong-grace: HHGrace"});
}

TEST_CASE("scores are one for an exact match and the share of the name for a beginning") {
  const WorldOfNames world;
  const View view = world.graph.view();
  CHECK(world.index->search("华为", kBoth, {}, view).front().score == 1);
  CHECK(world.index->search("華為", kBoth, {}, view).front().score == doctest::Approx(0.5));
}

TEST_CASE("a search may be kept to some types, and nothing is found by nothing") {
  const WorldOfNames world;
  const View view = world.graph.view();
  CHECK(world.index->search("H20", kBoth, {entity_type("chip")}, view).size() == 2);
  CHECK(world.search("", kBoth).empty());
  CHECK(world.search("--", kBoth).empty());
}

}  // namespace ecgraph::tests
