// The top of the chain of holders of half or more.

#include "graph/legality/headquarters.hpp"

#include <doctest/doctest.h>

#include "schema/vocabulary_reader.hpp"
#include "tests/graph/legality/worlds.hpp"

namespace ecgraph::tests {
namespace {

using legality::Kleene;

Entity place(const std::string& id, const std::string& code) {
  return an_entity("country", id, NamedValues({{"iso3166_1_alpha2", {code}}}));
}
Entity firm(const std::string& id, const std::string& place) {
  if (place.empty()) return an_entity("company", id);
  return an_entity("company", id, NamedValues({{"headquarters", {entity(place)}}}));
}
Relation owns(const std::string& owner, const std::string& owned, const std::string& percent,
              const std::string& from = "2010-01-01") {
  NamedValues attributes;
  if (!percent.empty()) {
    attributes = NamedValues({{"share_percent", {Share::of(Decimal::parse(percent).value()).value()}}});
  }
  return a_relation("owns", owner, owned, from, "", attributes);
}

/// Whether the top of x's chain is in China on 2024-06-15.
legality::Finding found_top(std::vector<Statement> statements) {
  statements.push_back(place("china", "CN"));
  statements.push_back(place("netherlands", "NL"));
  const auto world = legality::World::build(built_in_vocabulary(), statements);
  CountrySet china;
  china.codes = {country("CN")};
  legality::FactNames facts;
  legality::Chain chain({world.parties(), world.holdings(), world.groups(), day("2024-06-15"),
                         [](CountryCode code) { return code; }},
                        facts);
  const auto x = world.parties().find(entity("x")).value();
  const auto stakes = world.holdings().on(x, day("2024-06-15"));
  chain.start_from(x);
  return chain.top_in(world.groups().compile(china), world.parties()[x].headquarters, "x", stakes, nullptr);
}
Kleene top_in_china(std::vector<Statement> statements) { return found_top(std::move(statements)).value; }

TEST_CASE("the top is found through holders of half or more") {
  CHECK(top_in_china({firm("x", "netherlands"), firm("a", "china"), owns("a", "x", "50")}) == Kleene::kTrue);
  CHECK(top_in_china({firm("x", "netherlands"), firm("a", "china"), owns("a", "x", "49.9")}) ==
        Kleene::kFalse);
  CHECK(top_in_china({firm("x", "netherlands"), firm("a", "netherlands"), firm("b", "china"),
                      owns("a", "x", "60"), owns("b", "a", "60")}) == Kleene::kTrue);
}

TEST_CASE("a firm in the middle of the chain is not its top") {
  CHECK(top_in_china({firm("x", "netherlands"), firm("a", "china"), firm("b", "netherlands"),
                      owns("a", "x", "60"), owns("b", "a", "60")}) == Kleene::kFalse);
}

TEST_CASE("an unknown share or date on the way makes the top possible only") {
  CHECK(top_in_china({firm("x", "netherlands"), firm("a", "china"), owns("a", "x", "")}) == Kleene::kUnknown);
  CHECK(top_in_china({firm("x", "netherlands"), firm("a", "china"), owns("a", "x", "60", "2024-06")}) ==
        Kleene::kUnknown);
  CHECK(top_in_china({firm("x", "china"), firm("a", "china"), owns("a", "x", "")}) == Kleene::kTrue);
}

TEST_CASE("a holder whose headquarters is not known makes the top unknown") {
  CHECK(top_in_china({firm("x", "netherlands"), firm("a", ""), owns("a", "x", "60")}) == Kleene::kUnknown);
}

TEST_CASE("a chain that leads back to itself ends") {
  CHECK(top_in_china({firm("x", "netherlands"), firm("a", "china"), owns("a", "x", "60"),
                      owns("x", "a", "60")}) == Kleene::kTrue);
}

TEST_CASE("a top that is only possible rests on the holdings that lead to it") {
  const auto low = built_in_vocabulary().confidence("low").value();
  auto weak = owns("a", "x", "");
  weak.confidence = low;
  CHECK(found_top({firm("x", "netherlands"), firm("a", "china"), weak}).grounds.confidence == low);
  auto beside = owns("b", "x", "");
  beside.confidence = low;
  const auto found = found_top(
      {firm("x", "netherlands"), firm("a", "netherlands"), firm("b", "china"), owns("a", "x", "50"), beside});
  CHECK(found.value == Kleene::kUnknown);
  CHECK(found.grounds.confidence == low);
}

}  // namespace
}  // namespace ecgraph::tests
