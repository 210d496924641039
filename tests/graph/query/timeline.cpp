#include "graph/query/timeline.hpp"

#include <doctest/doctest.h>

#include "tests/support/statements.hpp"
#include "tests/support/temporary_graph.hpp"
#include "tests/support/unbounded.hpp"

namespace ecgraph::tests {
namespace {

struct Told {
  TemporaryGraph graph;

  explicit Told(std::vector<Statement> relations) {
    graph.assert_all(
        {a_source(), entity("foundry", "company"), entity("fund", "company"), entity("bank", "company")});
    graph.assert_all(std::move(relations));
  }
  [[nodiscard]] std::vector<std::string> events(const EventSelection& asked = {}) const {
    const View view = graph.view();
    const auto found = find_events(view, asked, Unbounded());
    REQUIRE(found.has_value());
    std::vector<std::string> told;
    for (const Event& event : found->events)
      told.push_back(view.id(event.relation).text() + " " + std::string(word(event.kind)));
    return told;
  }
};

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("the words of events are read and written alike") {
  for (const auto kind :
       {EventKind::kAnnounced, EventKind::kPublished, EventKind::kEffective, EventKind::kEnded})
    CHECK(event_kind(word(kind)) == kind);
  CHECK_FALSE(event_kind("legality"));
}

TEST_CASE("events come in the order of their earliest day, then their latest, their kind and their id") {
  auto first = relation("owns-1", "owns", "fund", "foundry", valid("2023-10-17", "2024"));
  first.announced = date("2023-10");
  first.published = date("2023-10-17");
  const auto second = relation("owns-2", "owns", "bank", "foundry", valid("2023-10-01"));
  const Told world({first, second});
  CHECK(world.events() == Lines{"owns-2 effective", "owns-1 announced", "owns-1 published",
                                "owns-1 effective", "owns-1 ended"});
}

TEST_CASE("a start that is open at its beginning comes before all") {
  const Told world({relation("owns-1", "owns", "fund", "foundry", valid("../2023-10")),
                    relation("owns-2", "owns", "bank", "foundry", valid("2000-01-01"))});
  CHECK(world.events() == Lines{"owns-1 effective", "owns-2 effective"});
}

TEST_CASE("what nobody dates is counted, and an open start is no event") {
  const Told world({relation("owns-1", "owns", "fund", "foundry"),
                    relation("owns-2", "owns", "bank", "foundry", valid("..")),
                    relation("owns-3", "owns", "bank", "fund", valid("", "2020-01-01"))});
  const auto found = find_events(world.graph.view(), {}, Unbounded());
  CHECK(found->events.size() == 1);
  CHECK(found->undated_starts == 2);
  CHECK(found->undated == 2);
}

TEST_CASE("an event that is open at its end lies in a period that is, too") {
  const Told world({relation("owns-1", "owns", "fund", "foundry", valid("2023-10/.."))});
  EventSelection asked;
  asked.during = Interval::make(day("2023-01-01"), Day::end_of_time());
  CHECK(find_events(world.graph.view(), asked, Unbounded())->events.front().within == Holds::kCertainly);
  asked.during = days("2023-01-01", "2023-12-31");
  CHECK(find_events(world.graph.view(), asked, Unbounded())->events.front().within == Holds::kPossibly);
}

TEST_CASE("statuses that the default leaves out are counted where they have events in the period") {
  auto rumour = relation("owns-1", "owns", "fund", "foundry", valid("2023-10-17"));
  rumour.status = status("reported");
  const Told world({rumour});
  EventSelection asked;
  asked.during = days("2023-01-01", "2024-01-01");
  CHECK(find_events(world.graph.view(), asked, Unbounded())->left_out ==
        std::map<std::string, std::size_t>{{"reported", 1}});
  asked.during = days("2022-01-01", "2023-01-01");
  CHECK(find_events(world.graph.view(), asked, Unbounded())->left_out.empty());
}

TEST_CASE(
    "with both ends among the entities named only what lies between them is found, whatever the direction") {
  const Told world({relation("owns-1", "owns", "fund", "foundry", valid("2020-01-01")),
                    relation("owns-2", "owns", "bank", "foundry", valid("2020-01-01"))});
  EventSelection asked;
  auto& relations = asked.relations;
  relations.entities = {*world.graph.view().find(entity_id("fund")),
                        *world.graph.view().find(entity_id("foundry"))};
  CHECK(world.events(asked).size() == 2);
  relations.both_ends = true;
  for (const auto direction : {Direction::kOut, Direction::kIn, Direction::kBoth}) {
    relations.direction = direction;
    CHECK(world.events(asked) == Lines{"owns-1 effective"});
  }
}

}  // namespace ecgraph::tests
