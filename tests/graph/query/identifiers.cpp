#include "graph/query/identifiers.hpp"

#include <doctest/doctest.h>

#include "tests/support/statements.hpp"
#include "tests/support/temporary_graph.hpp"

namespace ecgraph::tests {

TEST_CASE("marks are runs of letters and digits with a digit, whatever divides them") {
  CHECK(marks_in("TAX ID No. 77-0493581 (United States)") == std::vector<std::string>{"770493581"});
  CHECK(marks_in("Passport AB123456, issued 2019") == std::vector<std::string>{"ab123456"});
  CHECK(marks_in("Q1145026") == std::vector<std::string>{"q1145026"});
  CHECK(marks_in("no number here").empty());
  CHECK(marks_in("").empty());
}

TEST_CASE("parties are found by the marks that they bear") {
  TemporaryGraph graph;
  graph.assert_all(
      {a_source(),
       entity("acme", "company", {label("Acme")}, NamedValues({value("wikidata", std::string("Q12345"))})),
       entity("other", "company", {label("Other")})});
  const View view = graph.view();
  const auto identifiers = PartyIdentifiers::read(view);
  REQUIRE(identifiers);
  const auto& bearing = (*identifiers)->bearing("q12345");
  REQUIRE(bearing.size() == 1);
  CHECK(view.head(bearing.front()).id.text() == "acme");
  CHECK((*identifiers)->bearing("q99999").empty());
}

}  // namespace ecgraph::tests
