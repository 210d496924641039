#include "graph/query/ownership.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "tests/graph/query/owned_world.hpp"

namespace ecgraph::tests {
namespace {

using Side = OwnershipRow::Side;

/// What listed parties hold of x in total: by cascade, and by product.
struct Case {
  std::string what, firms, listed, holdings, cascade, product;
};

std::string told(const OwnershipRow& row) {
  return text(row.by_listed.share) + " " + said(row.by_listed.reached);
}

const std::vector<Case>& cases() {
  static const std::vector<Case> rows{
      {"one listed owner", "a x", "a", "a>x 60", "60 yes", "60 yes"},
      {"exactly the threshold", "a x", "a", "a>x 50", "50 yes", "50 yes"},
      {"a hair below it", "a x", "a", "a>x 49.999999999999", "49.999999999999 no", "49.999999999999 no"},
      {"minorities add up, in tenths", "a b c x", "a b c", "a>x 16.7; b>x 16.7; c>x 16.6", "50 yes",
       "50 yes"},
      {"an owner that is not listed does not count", "a b x", "a", "a>x 30; b>x 60", "30 no", "30 no"},
      {"a chain is not diluted by cascade and is by product", "a b x", "a", "a>b 60; b>x 60", "60 yes",
       "36 no"},
      {"a chain below the threshold ends there", "a b x", "a", "a>b 40; b>x 100", "0 no", "40 no"},
      {"minorities and a chain", "a b c x", "a c", "a>b 50; b>x 30; c>x 20", "50 yes", "35 no"},
      {"listed on the way, its owner too", "a b x", "a b", "a>b 60; b>x 50", "50 yes", "50 yes"},
      {"two ways of one owner", "a b c x", "a", "a>b 100; a>c 100; b>x 30; c>x 20", "50 yes", "50 yes"},
      {"a cycle of firms that nobody listed holds", "b c x", "", "b>c 60; c>b 60; b>x 100", "0 no", "0 no"},
      {"a cycle with a listed minority", "a b c x", "a", "a>b 40; c>b 60; b>c 100; b>x 100", "0 no",
       "99.999999999998 to 100 yes"},
      {"a closed cycle that somebody holds a part of fills up", "a b c x", "a",
       "a>b 10; c>b 100; b>c 100; b>x 100", "0 no", "100 yes"},
      {"a firm that holds itself", "a x", "a", "a>x 45; x>x 10", "45 no",
       "49.999999999999 to 50.000000000001 unknown"},
      {"no share stated", "a x", "a", "a>x ?", "0 to 100 unknown", "0 to 100 unknown"},
      {"what the others leave is too little", "a b x", "a", "a>x ?; b>x 51", "0 to 49 no", "0 to 49 no"},
      {"a band", "a x", "a", "a>x 25..75", "25 to 75 unknown", "25 to 75 unknown"},
      {"a band above the threshold", "a x", "a", "a>x 50..75", "50 to 75 yes", "50 to 75 yes"},
      {"bands add up", "a b x", "a b", "a>x 25..30; b>x 25..50", "50 to 80 yes", "50 to 80 yes"},
      {"bands along a chain", "a b x", "a", "a>b 50..100; b>x 50..75", "50 to 75 yes", "25 to 75 unknown"},
      {"up to", "a x", "a", "a>x up to 49", "0 to 49 no", "0 to 49 no"},
      {"at least", "a x", "a", "a>x at least 50", "50 to 100 yes", "50 to 100 yes"},
      {"more than", "a x", "a", "a>x more than 40", "40 to 100 unknown", "40 to 100 unknown"},
      {"about", "a x", "a", "a>x about 50", "49 to 51 unknown", "49 to 51 unknown"},
      {"ended before the day", "a x", "a", "a>x 60 from=2020 until=2024-06-15", "0 no", "0 no"},
      {"begun on the day", "a x", "a", "a>x 60 from=2024-06-15", "60 yes", "60 yes"},
      {"not begun yet", "a x", "a", "a>x 60 from=2024-06-16", "0 no", "0 no"},
      {"begun some day of the month", "a x", "a", "a>x 60 from=2024-06", "0 to 60 unknown",
       "0 to 60 unknown"},
      {"no dates at all", "a x", "a", "a>x 60 from=?", "0 to 60 unknown", "0 to 60 unknown"},
      {"only reported", "a x", "a", "a>x 60 reported", "0 to 60 unknown", "0 to 60 unknown"},
      {"only planned", "a x", "a", "a>x 60 planned", "0 no", "0 no"},
      {"two statements of one share", "a x", "a", "a>x at least 40; a>x up to 45", "40 to 45 no",
       "40 to 45 no"},
      {"statements that contradict each other", "a x", "a", "a>x 51; a>x 50; a>x 48", "48 to 51 unknown",
       "48 to 51 unknown"},
      {"shares above 100 count as they are stated", "a b x", "a", "a>x 60; b>x 60", "60 yes", "60 yes"},
      {"a listing that is only reported", "a x", "a?", "a>x 60", "0 to 60 unknown", "0 to 60 unknown"},
      {"a third of a third of a third", "a b c x", "a", "a>b 33.33; b>c 33.33; c>x 33.33", "0 no",
       "3.7025927037 no"},
  };
  return rows;
}

TEST_CASE("ownership: what listed parties hold in total, case by case") {
  for (const auto& row : cases()) {
    INFO(row.what);
    OwnedWorld world;
    world.firms(row.firms).whole_list().listed(row.listed).holdings(row.holdings).record();
    CHECK(told(world.about("x", world.question("bis_affiliates")).rows.front()) == row.cascade);
    CHECK(told(world.about("x", world.question("ofac_50")).rows.front()) == row.cascade);
    CHECK(told(world.about("x", world.question("look_through")).rows.front()) == row.product);
  }
}

TEST_CASE("ownership: owners and owned through chains, with their products, the shortest first") {
  OwnedWorld world;
  world.firms("a b c x y z").whole_list();
  world.holdings("a>b 50; b>x 40; a>x 10; c>x 20; x>y 75; y>z 50..60; b>z 10").record();
  const auto found = world.about("x", world.question("look_through"));
  std::vector<std::string> rows;
  for (const auto& row : found.rows) {
    rows.push_back(std::string(word(row.side)) + " " + row.entity.text() + " " + std::to_string(row.depth) +
                   " " + (row.side == Side::kItself ? "-" : text(row.share)));
  }
  CHECK(rows == std::vector<std::string>{"itself x 0 -", "owner a 1 30", "owner b 1 40", "owner c 1 20",
                                         "owned y 1 75", "owned z 2 37.5 to 45"});
  const auto& a = row_of(found, "a", Side::kOwner);
  REQUIRE(a.chains.size() == 2);
  CHECK(a.chains[0].links.size() == 1);
  CHECK(text(a.chains[0].share) == "10");
  REQUIRE(a.chains[1].links.size() == 2);
  CHECK(text(a.chains[1].share) == "20");
  CHECK(found.links[a.chains[1].links[0]].owned == entity_id("b"));
  CHECK(found.links[a.chains[1].links[1]].owned == entity_id("x"));
  CHECK(a.links.size() == 2);
  CHECK(found.links[a.links[0]].statements.size() == 1);
}

TEST_CASE("ownership: how far is shown changes no share and no verdict") {
  OwnedWorld world;
  world.firms("a b c x").whole_list().listed("a").holdings("a>b 60; b>c 60; c>x 60; a>x 1").record();
  const auto near = world.about("x", world.question("look_through"), {true, true, 1});
  CHECK(near.rows.size() == 3);
  CHECK(told(near.rows.front()) == "22.6 no");
  CHECK(text(row_of(near, "a", Side::kOwner).share) == "22.6");
  CHECK(row_of(near, "a", Side::kOwner).chains.size() == 1);
  CHECK(world.about("x", world.question("look_through"), {false, true, 20}).rows.size() == 1);
}

TEST_CASE("ownership: firms that hold each other are owners and owned, and no chain passes one twice") {
  OwnedWorld world;
  world.firms("a b x").whole_list().listed("a").holdings("a>b 50; x>b 50; b>x 50; a>x 50").record();
  const auto found = world.about("x", world.question("look_through"));
  // All of x and b belongs to a: its halves of both, and the halves that they hold of each other.
  CHECK(row_of(found, "a", Side::kOwner).share.low > decimal("99.99999"));
  CHECK(row_of(found, "a", Side::kOwner).share.high == Decimal(100));
  CHECK(row_of(found, "a", Side::kOwner).chains.size() == 2);
  CHECK(text(row_of(found, "b", Side::kOwner).share) == "50");
  CHECK(text(row_of(found, "b", Side::kOwned).share) == "50");
}

TEST_CASE("ownership: the shares follow the day asked about") {
  OwnedWorld world;
  world.firms("a x").whole_list().listed("a");
  world.holdings("a>x 60 from=2020-01-01 until=2023-01-01; a>x 40 from=2023-01-01").record();
  CHECK(told(world.about("x", world.question("bis_affiliates", "2022-12-31")).rows.front()) == "60 yes");
  CHECK(told(world.about("x", world.question("bis_affiliates", "2023-01-01")).rows.front()) == "40 no");
}

TEST_CASE("ownership: an unknown verdict says which facts would settle it") {
  OwnedWorld world;
  world.firms("a b x").listed("a").holdings("a>x ?; b>x 40..60").record();
  const auto row = world.about("x", world.question("bis_affiliates")).rows.front();
  CHECK(row.by_listed.missing ==
        std::vector<std::string>{"listing status of b on the-list", "share of a in x", "share of b in x"});
  REQUIRE(row.by_listed.owners.size() == 2);
  CHECK(said(row.by_listed.owners[0].counts) == "yes");
  CHECK(said(row.by_listed.owners[1].counts) == "unknown");
}

TEST_CASE("ownership: each statement about a share is shown, and that they contradict each other") {
  OwnedWorld world;
  world.firms("a b x").whole_list().holdings("a>x 51; a>x 50; a>x 48; b>x 60").record();
  const auto found = world.about("x", world.question("bis_affiliates"));
  const auto& link = found.links[row_of(found, "a", Side::kOwner).links.front()];
  CHECK(link.contradicts);
  CHECK(link.statements.size() == 3);
  CHECK(text(link.share) == "48 to 51");
  const auto& sentences = found.rows.front().contradictions;
  REQUIRE(sentences.size() == 2);
  CHECK(sentences[0].find("51 [") != std::string::npos);
  CHECK(sentences[1] == "The least shares stated of all owners add up to 108 percent.");
  CHECK(row_of(found, "a", Side::kOwner).contradictions.empty());
}

TEST_CASE("ownership: holds=certainly leaves out holdings that only may be") {
  OwnedWorld world;
  world.firms("a b x").whole_list().holdings("a>x 60 from=2024-06; b>x 10").record();
  auto asked = world.question("bis_affiliates");
  asked.certainly_only = true;
  const auto found = world.about("x", asked);
  CHECK(found.rows.size() == 2);
  CHECK(row_of(found, "b", Side::kOwner).depth == 1);
}

TEST_CASE("ownership: public_by leaves out holdings and listings that were not public") {
  OwnedWorld world;
  auto listing = relation("listed-b", "listed_on", "b", "the-list", valid("2024-01-01"));
  listing.published = date("2024-03-01");
  world.firms("a b x").whole_list().listed("a").with(std::move(listing));
  world.holdings("a>x 30 from=2024-02-01; b>x 30 from=2023-01-01").record();
  auto asked = world.question("bis_affiliates");
  CHECK(told(world.about("x", asked).rows.front()) == "60 yes");
  asked.public_by = day("2024-02-01");
  CHECK(told(world.about("x", asked).rows.front()) == "30 no");
  asked.public_by = day("2024-01-31");
  CHECK(told(world.about("x", asked).rows.front()) == "0 no");
}

TEST_CASE("ownership: control that is no share stands beside, and counts for nothing") {
  OwnedWorld world;
  world.firms("a x").whole_list().listed("a p").with(entity("p", "person"));
  world.with(entity("s", "company", {}, NamedValues({value("parent", entity_id("x"))})));
  world.with(relation("position", "holds_position", "p", "x", valid("2020")));
  world.with(relation("past", "holds_position", "p", "x", valid("2020", "2021"))).record();
  const auto found = world.about("x", world.question("bis_affiliates"));
  REQUIRE(found.rows.size() == 1);
  CHECK(told(found.rows.front()) == "0 no");
  const auto& control = found.rows.front().control;
  REQUIRE(control.size() == 2);
  CHECK(control[0].property == "parent");
  CHECK(control[0].controlled == entity_id("s"));
  REQUIRE(control[1].relation);
  CHECK(control[1].relation->text() == "position");
}

TEST_CASE("ownership: everyone in whom listed parties reach the threshold, or may") {
  OwnedWorld world;
  world.firms("a b c d x").whole_list().listed("a");
  world.holdings("a>x 60; x>b 55; a>c ?; a>d 10; c>d 80").record();
  auto asked = world.question("bis_affiliates");
  const auto ids = [&] {
    Effort effort;
    std::string text;
    for (const auto& row : find_owned_by_listed(world.world(), asked, effort).rows)
      text += row.entity.text() + " " + said(row.by_listed.reached) + "; ";
    return text;
  };
  CHECK(ids() == "b yes; x yes; c unknown; d unknown; ");
  asked.certainly_only = true;
  CHECK(ids() == "b yes; x yes; ");
  asked.at = day("2000-01-01");
  CHECK(ids().empty());
}

TEST_CASE("ownership: work that a bound ended leaves nothing decided that it has not seen") {
  OwnedWorld world;
  world.firms("a b c x").whole_list().listed("c").holdings("a>x 60; b>a 60; c>b 60").record();
  Effort effort({.visited = 3});
  const auto found = find_ownership(world.view(), world.world(), world.firm("x"),
                                    world.question("bis_affiliates"), {true, false, 20}, effort);
  CHECK(effort.reached() == Bound::kVisited);
  REQUIRE_FALSE(found.value().rows.empty());
  CHECK(said(found.value().rows.front().by_listed.reached) == "unknown");
}

/// Two owners of every firm, each held by both of the layer above: 2^depth chains.
std::string lattice(int depth) {
  std::string text;
  for (int layer = 0; layer < depth; ++layer) {
    for (const std::string above : {"l", "r"}) {
      for (const std::string below : {"l", "r"})
        text += above + std::to_string(layer + 1) + ">" + below + std::to_string(layer) + " 50;";
    }
  }
  text.pop_back();
  return text;
}

TEST_CASE("ownership: chains beyond a bound are cut, and the shares are still of the whole") {
  OwnedWorld world;
  std::string firms;
  for (int layer = 0; layer <= 20; ++layer)
    firms += "l" + std::to_string(layer) + " r" + std::to_string(layer) + " ";
  world.firms(firms).whole_list().listed("l20").holdings(lattice(20)).record();
  Effort effort;
  const auto found = find_ownership(world.view(), world.world(), world.firm("l0"),
                                    world.question("look_through"), {true, false, 20}, effort);
  CHECK(effort.reached() == Bound::kPaths);
  CHECK(text(found.value().rows.front().by_listed.share) == "50");
}

}  // namespace
}  // namespace ecgraph::tests
