#include "graph/query/parties.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/support/statements.hpp"
#include "tests/support/temporary_graph.hpp"

namespace ecgraph::tests {
namespace {

/// Two firms of two countries; one stood on a list for some months, and was said to be on another.
struct Listed {
  Listed() {
    auto alleged = relation("listed-2", "listed_on", "firm-b", "the-list", valid("2023-01-01"));
    alleged.status = status("alleged");
    graph.assert_all(
        {a_source(), entity("land-a", "country"), entity("land-b", "country"), entity("the-list", "list"),
         entity("other-list", "list"),
         entity("firm-a", "company", {label("Firm A")},
                NamedValues({value("headquarters", entity_id("land-a"))})),
         entity("firm-b", "company", {label("Firm B")},
                NamedValues({value("countries", entity_id("land-b"))})),
         relation("listed-1", "listed_on", "firm-a", "the-list", valid("2023-01-10", "2023-03-01")),
         alleged});
  }
  [[nodiscard]] EntityNo no(std::string_view id) const { return *graph.view().find(entity_id(id)); }
  [[nodiscard]] bool admits(const PartySelection& selection, std::string_view id) const {
    PartyFilter filter(graph.view(), selection);
    return filter.admits(no(id)).value();
  }
  TemporaryGraph graph;
};

}  // namespace

TEST_CASE("a party is chosen by the lists that it stands on, on a day or ever") {
  const Listed world;
  PartySelection on_list;
  on_list.lists = {world.no("the-list")};
  CHECK(world.admits(on_list, "firm-a"));
  CHECK_FALSE(world.admits(on_list, "firm-b"));  // only said to be
  on_list.at = day("2023-02-01");
  CHECK(world.admits(on_list, "firm-a"));
  on_list.at = day("2023-03-01");
  CHECK_FALSE(world.admits(on_list, "firm-a"));
  PartySelection on_other;
  on_other.lists = {world.no("other-list")};
  CHECK_FALSE(world.admits(on_other, "firm-a"));
  PartySelection on_any;
  on_any.at = day("2023-02-01");
  CHECK(world.admits(on_any, "firm-a"));
  CHECK_FALSE(world.admits(on_any, "land-a"));
}

TEST_CASE("a party is of the country of its headquarters, and of those that a list places it in") {
  const Listed world;
  PartySelection selection;
  selection.countries = {world.no("land-a")};
  CHECK(world.admits(selection, "firm-a"));
  CHECK_FALSE(world.admits(selection, "firm-b"));
  selection.countries = {world.no("land-b")};
  CHECK(world.admits(selection, "firm-b"));
}

TEST_CASE("a selection of nothing leaves nobody out") {
  const Listed world;
  CHECK(PartySelection().selects_all());
  CHECK(world.admits({}, "the-list"));
  PartySelection companies;
  companies.types = {entity_type("company")};
  CHECK_FALSE(companies.selects_all());
  CHECK(world.admits(companies, "firm-a"));
  CHECK_FALSE(world.admits(companies, "the-list"));
}

TEST_CASE("listings come by list, those of a day alone where one is asked") {
  const Listed world;
  CHECK(listings_of(world.graph.view(), world.no("firm-a"), std::nullopt).size() == 1);
  CHECK(listings_of(world.graph.view(), world.no("firm-a"), day("2022-01-01")).empty());
}

}  // namespace ecgraph::tests
