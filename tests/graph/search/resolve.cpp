#include "tests/graph/search/world_of_names.hpp"

namespace ecgraph::tests {
namespace {

using Shown = std::vector<std::string>;

}  // namespace

TEST_CASE("an id means its entity before any name does") {
  const WorldOfNames world;
  CHECK(world.meant("smic") == "smic");
  CHECK(world.meant("face-book") == "face-book");
}

TEST_CASE("a name means the one entity that bears it, in any script and spelling") {
  const WorldOfNames world;
  CHECK(world.meant("中芯国际") == "smic");
  CHECK(world.meant("ｓｍｉｃ ＢＥＩＪＩＮＧ") == "smic-beijing");
  CHECK(world.meant("semiconductor manufacturing  international corporation.") == "smic");
}

TEST_CASE("an id in capitals is still the id when no name is written so") {
  const WorldOfNames world;
  CHECK(world.meant("Brussels-EU") == "brussels-eu");
}

TEST_CASE("a label goes before an alias and an alias before a former name") {
  const WorldOfNames world;
  CHECK(world.meant("Facebook") == "face-book");
}

TEST_CASE("a name with a note means its entity only when nothing else bears it") {
  const WorldOfNames world;
  CHECK(world.meant("Washington") == "washington-state");
  CHECK(world.meant("Brussels") == "brussels-eu");
}

TEST_CASE("a name of a family and of its members means the family, unless members are asked for") {
  const WorldOfNames world;
  CHECK(world.meant("H20") == "nvidia-h20");
  const auto of_chips = world.resolve("H20", {entity_type("chip")});
  REQUIRE_FALSE(of_chips);
  CHECK(of_chips.error().allowed ==
        Shown{"nvidia-h20-pcie (Nvidia H20 PCIe)", "nvidia-h20-sxm (Nvidia H20 SXM)"});
}

TEST_CASE("an ambiguous name lists its candidates") {
  const WorldOfNames world;
  const auto found = world.resolve("hhgrace");
  REQUIRE_FALSE(found);
  CHECK(found.error().kind == ErrorKind::kUnprocessable);
  CHECK(found.error().field == "entity");
  CHECK(found.error().allowed ==
        Shown{"hua-hong (Hua Hong Semiconductor)", "huahong-grace (Shanghai Huahong Grace)"});
}

TEST_CASE("a list of names in the place of one is answered with how several are asked for") {
  const WorldOfNames world;
  const auto told = [&](std::string_view text) {
    const auto found = world.resolve(text);
    REQUIRE_FALSE(found);
    return found.error().message;
  };
  CHECK(told("smic,Huawei") ==
        "No entity has the id or the name \"smic,Huawei\". Several are given one by one: "
        "entity=smic&entity=Huawei.");
  CHECK(told("smic, Huawei").ends_with("entity=smic&entity=Huawei."));
  CHECK(told("smic,nobody").ends_with("\"smic,nobody\"."));
}

TEST_CASE("an unknown name is answered with the nearest ones") {
  const WorldOfNames world;
  const auto found = world.resolve("Hauwei");
  REQUIRE_FALSE(found);
  CHECK(found.error().kind == ErrorKind::kUnprocessable);
  CHECK(found.error().message == "No entity has the id or the name \"Hauwei\".");
  REQUIRE_FALSE(found.error().nearest.empty());
  CHECK(found.error().nearest.front() == "huawei (Huawei Technologies)");
}

TEST_CASE("a name of another type than asked for is refused and says so") {
  const WorldOfNames world;
  CHECK(world.meant("smic", {entity_type("country")}).find("another type") != std::string::npos);
  CHECK(world.meant("中芯国际", {entity_type("country")}).find("中芯国际") != std::string::npos);
}

TEST_CASE("nothing, punctuation and endless text mean nothing and do no harm") {
  const WorldOfNames world;
  for (const std::string& text : {std::string(), std::string("..."), std::string(100'000, 'x')}) {
    const auto found = world.resolve(text);
    REQUIRE_FALSE(found);
    CHECK(found.error().nearest.empty());
    CHECK(found.error().message.size() < 250);
  }
}

TEST_CASE("the nearest names are found by part of a name and by id") {
  const WorldOfNames world;
  const View view = world.graph.view();
  CHECK(world.index->nearest("nvidia-h20-pcie2", {}, view, 1) == Shown{"nvidia-h20-pcie (Nvidia H20 PCIe)"});
  CHECK(world.index->nearest("Grace", {}, view, 5).size() == 2);
  CHECK(world.index->nearest("smci", {entity_type("country")}, view, 5).empty());
}

}  // namespace ecgraph::tests
