#include "graph/index/view.hpp"

#include <doctest/doctest.h>

#include "tests/support/statements.hpp"
#include "tests/support/temporary_graph.hpp"

using namespace ecgraph;
using namespace ecgraph::tests;

namespace {

/// "id>" for outgoing, "<id" for incoming, in the order visited.
std::string visited(const View& view, std::string_view entity, Direction direction,
                    std::string_view type = {}) {
  std::string ids;
  view.for_each_relation(*view.find(entity_id(entity)), direction,
                         type.empty() ? std::nullopt : std::optional(relation_type(type)),
                         [&](const RelationHead& head, bool outgoing) {
                           const std::string& id = view.id(head.no).text();
                           ids += (ids.empty() ? "" : " ") + (outgoing ? id + ">" : "<" + id);
                         });
  return ids;
}

}  // namespace

TEST_CASE("relations of an entity come by type, direction, start and id") {
  TemporaryGraph made;
  made.assert_all(
      {a_source(), entity("a", "company"), entity("b", "company"), entity("c", "company"),
       relation("o3", "owns", "a", "b", valid("2022")), relation("o1", "owns", "a", "c", valid("2023")),
       relation("o2", "owns", "a", "c", valid("2022")), relation("i1", "owns", "b", "a", valid("2019")),
       relation("p2", "partners_with", "b", "a", valid("2020")),
       relation("p1", "partners_with", "a", "c", valid("2021")),
       relation("s1", "supplies", "c", "a", valid(".."))});
  const View view = made.view();
  CHECK(visited(view, "a", Direction::kBoth) == "o2> o3> o1> <i1 <p2 p1> <s1");
  CHECK(visited(view, "a", Direction::kOut) == "o2> o3> o1> <p2 p1>");
  CHECK(visited(view, "a", Direction::kIn) == "<i1 <p2 p1> <s1");
  CHECK(visited(view, "a", Direction::kIn, "owns") == "<i1");
  CHECK(visited(view, "a", Direction::kOut, "owns") == "o2> o3> o1>");
  CHECK(visited(view, "a", Direction::kOut, "partners_with") == "<p2 p1>");
  CHECK(visited(view, "a", Direction::kBoth, "produces").empty());
}

TEST_CASE("a relation of an entity with itself is visited once") {
  TemporaryGraph made;
  made.assert_all({a_source(), entity("a", "company"), relation("o", "owns", "a", "a"),
                   relation("p", "partners_with", "a", "a")});
  CHECK(visited(made.view(), "a", Direction::kBoth) == "o> p>");
  CHECK(visited(made.view(), "a", Direction::kOut) == "o> p>");
  CHECK(visited(made.view(), "a", Direction::kIn) == "<o p>");
}

TEST_CASE("known_at selects by revision, by instant and the newest") {
  TemporaryGraph made;
  Graph& graph = made.graph();
  CHECK(graph.newest().revision() == Revision{0});
  CHECK(graph.newest().recorded_at() == Instant());
  const Receipt first = made.assert_all({a_source()});
  const Receipt second = made.assert_all({entity("a", "company")});
  const auto at = [&](std::int64_t microseconds) {
    return graph.view({{}, Instant::from_microseconds(microseconds)}).value().revision();
  };
  CHECK(at(first.recorded_at.microseconds() - 1) == Revision{0});
  CHECK(at(first.recorded_at.microseconds()) == Revision{1});
  CHECK(at(second.recorded_at.microseconds() - 1) == Revision{1});
  CHECK(at(second.recorded_at.microseconds() + 1'000'000'000) == Revision{2});
  CHECK(graph.view({}).value().revision() == Revision{2});
  CHECK(graph.view({Revision{0}, {}}).value().entities({}).empty());
  const auto future = graph.view({Revision{3}, {}});
  REQUIRE_FALSE(future);
  CHECK(future.error().message == "There is no revision 3 yet: the newest is 2.");
  CHECK(future.error().field == "known_at");
}

TEST_CASE("a view stays as it was while the graph goes on") {
  TemporaryGraph made;
  made.assert_all({a_source(), entity("a", "company", {label("Old")}), entity("b", "company"),
                   relation("o", "owns", "a", "b")});
  const View before = made.view();
  const EntityNo number = *before.find(entity_id("a"));
  made.commit({Correct{entity("a", "company", {label("New"), alias("Other")})},
               Retract{{StatementKind::kRelation, "o"}}});
  CHECK(before.head(number).label == "Old");
  CHECK(before.entity(number).value().label() == "Old");
  CHECK(visited(before, "a", Direction::kBoth) == "o>");
  const View after = made.view();
  CHECK(after.find(entity_id("a")) == number);
  CHECK(after.head(number).label == "New");
  CHECK(visited(after, "a", Direction::kBoth).empty());
  CHECK_FALSE(after.find(RelationId::trusted("o")));
  CHECK(after.was_recorded({StatementKind::kRelation, "o"}));
  CHECK(after.relation(*before.find(RelationId::trusted("o"))).error().kind == ErrorKind::kNotFound);
}

TEST_CASE("what is public is known by the earliest day of its announcement, else of its publication") {
  TemporaryGraph made;
  Relation announced = relation("r1", "owns", "a", "b"), published = relation("r2", "owns", "a", "b");
  announced.announced = date("2023-10~");
  announced.published = date("2023");
  published.published = date("2023-10-17");
  made.assert_all({a_source(), entity("a", "company"), entity("b", "company"), announced, published,
                   relation("r3", "owns", "a", "b")});
  const View view = made.view();
  const auto public_from = [&](const char* id) {
    return view.head(*view.find(RelationId::trusted(id))).public_earliest;
  };
  CHECK(public_from("r1") == announced.announced->earliest());
  CHECK(public_from("r2") == day("2023-10-17"));
  CHECK(public_from("r3") == Day::end_of_time());
}
