#include "graph/query/traversal.hpp"

#include <doctest/doctest.h>

#include "graph/query/paths.hpp"
#include "tests/support/statements.hpp"
#include "tests/support/temporary_graph.hpp"

namespace ecgraph::tests {
namespace {

using Ids = std::vector<std::string>;

/// A chain of owners with a side way and a way back, a list, and what somebody says of it.
struct Owners {
  Owners() {
    Claim said{.id = ClaimId::trusted("said"),
               .topic = words().topics.front().id,
               .subject = entity_id("holding"),
               .about = {entity_id("mine")},
               .value = "close",
               .addressee = {},
               .asserted_by = {},
               .attribution = "a newspaper",
               .published = {},
               .holds = {},
               .status = status("stated"),
               .confidence = confidence("high"),
               .verification = Verification{0},
               .sources = {a_source().id},
               .article = {},
               .wording = {},
               .note = {}};
    graph.assert_all({a_source(), entity("holding", "company"), entity("fab", "company"),
                      entity("tool", "company"), entity("mine", "company"), entity("the-list", "list"),
                      relation("o1", "owns", "holding", "fab", valid("2020-01-01", "2023-06-01")),
                      relation("o2", "owns", "holding", "fab", valid("2022-01-01")),
                      relation("o3", "owns", "fab", "tool", valid("2023-02")),
                      relation("o4", "owns", "tool", "holding", valid("2021-01-01")),
                      relation("o5", "owns", "fab", "fab", valid("2021-01-01")),
                      relation("l1", "listed_on", "tool", "the-list", valid("2023-03-01")),
                      relation("l2", "listed_on", "holding", "the-list", valid("2023-04-01")), said});
    view.emplace(graph.view());
  }

  [[nodiscard]] EntityNo no(std::string_view id) const { return view->find(entity_id(id)).value(); }
  [[nodiscard]] StepFilter on(std::string_view when, Direction direction = Direction::kBoth) const {
    StepFilter filter;
    filter.relations.when.at = day(when);
    filter.relations.direction = direction;
    return filter;
  }
  [[nodiscard]] Ids ids(const Traversed& found) const {
    Ids ids;
    for (const auto& reached : found.results) ids.push_back(view->head(reached.entity).id.text());
    return ids;
  }
  [[nodiscard]] Ids relations(const Path& path) const {
    Ids ids;
    for (const auto& step : path.steps) ids.push_back(view->id(step.relation).text());
    return ids;
  }

  TemporaryGraph graph;
  std::optional<View> view;
};

}  // namespace

TEST_CASE("traversal: an entity reached twice is one result with its smallest depth, and a cycle ends") {
  const Owners world;
  Effort effort;
  const auto found = traverse(*world.view, {world.no("holding")}, world.on("2023-05-01", Direction::kOut), 10,
                              PathsShown::kShortest, effort);
  CHECK(world.ids(*found) == Ids{"fab", "the-list", "tool"});
  CHECK(found->results[2].depth == 2);
  CHECK(world.relations(found->results[2].paths.front()) == Ids{"o1", "o3"});
  CHECK_FALSE(effort.reached().has_value());
}

TEST_CASE("traversal: parallel statements are paths of their own, and what somebody says is none") {
  const Owners world;
  Effort effort;
  const auto found =
      traverse(*world.view, {world.no("holding")}, world.on("2023-05-01"), 3, PathsShown::kAll, effort);
  CHECK(world.ids(*found) == Ids{"fab", "the-list", "tool"});
  const auto& to_fab = found->results.front().paths;
  REQUIRE(to_fab.size() == 4);
  CHECK(world.relations(to_fab[0]) == Ids{"o1"});
  CHECK(world.relations(to_fab[1]) == Ids{"o2"});
  CHECK(world.relations(to_fab[2]) == Ids{"o4", "o3"});
  CHECK(world.relations(to_fab[3]) == Ids{"l2", "l1", "o3"});
}

TEST_CASE("traversal: the window of a path is where all of it holds, certain and possible apart") {
  const Owners world;
  Effort effort;
  const auto found = traverse(*world.view, {world.no("holding")}, world.on("2023-02-10", Direction::kOut), 2,
                              PathsShown::kShortest, effort);
  REQUIRE(world.ids(*found) == Ids{"fab", "tool"});
  const Path& path = found->results[1].paths.front();
  CHECK(path.holds() == Holds::kPossibly);
  CHECK(path.possible() == days("2023-02-01", "2023-06-01"));
  CHECK(path.certain() == days("2023-02-28", "2023-06-01"));
}

TEST_CASE("traversal by steps: each step has its own filter, and only the last one's entities are results") {
  const Owners world;
  Effort effort;
  auto owned = world.on("2023-05-01", Direction::kOut);
  owned.relations.types = {relation_type("owns")};
  auto listed = owned;
  listed.relations.types = {relation_type("listed_on")};
  CHECK(world.ids(*traverse_steps(*world.view, {world.no("holding")}, {owned, owned, listed},
                                  PathsShown::kNone, effort)) == Ids{"the-list"});
  auto back = listed;
  back.relations.direction = Direction::kIn;
  const auto found =
      traverse_steps(*world.view, {world.no("tool")}, {listed, back}, PathsShown::kShortest, effort);
  CHECK(world.ids(*found) == Ids{"holding"});  // not the tool maker itself, from which it came
  auto dropped = back;
  dropped.reached.drop = {world.no("holding")};
  CHECK(traverse_steps(*world.view, {world.no("tool")}, {listed, dropped}, PathsShown::kNone, effort)
            ->results.empty());
}

TEST_CASE("traversal: what ends at a bound says so and answers what was found by then, shorter ways first") {
  const Owners world;
  Effort few_paths({.paths = 2});
  const auto cut =
      traverse(*world.view, {world.no("holding")}, world.on("2023-05-01"), 3, PathsShown::kAll, few_paths);
  CHECK(few_paths.reached() == Bound::kPaths);
  std::size_t paths = 0;
  for (const auto& reached : cut->results) paths += reached.paths.size();
  CHECK(paths == 2);
  Effort few_results({.results = 1});
  CHECK(
      traverse(*world.view, {world.no("holding")}, world.on("2023-05-01"), 3, PathsShown::kNone, few_results)
          ->results.size() == 1);
  CHECK(few_results.reached() == Bound::kResults);
  Effort few_visits({.visited = 3});
  (void)traverse(*world.view, {world.no("holding")}, world.on("2023-05-01"), 3, PathsShown::kNone,
                 few_visits);
  CHECK(few_visits.reached() == Bound::kVisited);
  CHECK(few_visits.visited() == 3);
}

TEST_CASE("paths: hubs are left out between the ends, and the ends themselves are not filtered") {
  const Owners world;
  PathQuestion asked;
  asked.from = {world.no("holding")};
  asked.to = {world.no("tool")};
  asked.filter = world.on("2023-05-01");
  asked.max_length = 3;
  Effort effort;
  CHECK(find_paths(*world.view, asked, effort)->paths.size() == 4);
  asked.filter.reached.dropped_types = {entity_type("list")};
  CHECK(find_paths(*world.view, asked, effort)->paths.size() == 3);
  asked.filter.reached.dropped_types = {entity_type("company")};
  CHECK(find_paths(*world.view, asked, effort)->paths.size() == 2);  // o4, and over the list
  asked.most = 1;
  CHECK(world.relations(find_paths(*world.view, asked, effort)->paths.front().path) == Ids{"o4"});
}

TEST_CASE("paths in time: a step is taken no earlier than the one before, and without waiting on one day") {
  const Owners world;
  PathQuestion asked;
  asked.from = {world.no("holding")};
  asked.to = {world.no("the-list")};
  asked.filter.relations.direction = Direction::kOut;
  asked.filter.relations.when.during = days("2020-01-01", "2024-01-01");
  asked.filter.relations.when.certainly_only = true;
  asked.in_time = InTime{*asked.filter.relations.when.during, true};
  Effort effort;
  const auto best = find_best_in_time(*world.view, asked, effort)->paths;
  REQUIRE(best.size() == 2);
  CHECK(best[0].fewest_steps);
  CHECK(world.relations(best[0].path) == Ids{"l2"});
  CHECK(best[0].arrival() == day("2023-04-01"));
  CHECK(best[1].earliest_arrival);
  CHECK(world.relations(best[1].path) == Ids{"o1", "o3", "l1"});
  CHECK(best[1].arrival() == day("2023-03-01"));
  CHECK(best[1].path.steps[0].taken == day("2020-01-01"));
  CHECK(best[1].path.steps[1].taken == day("2023-02-28"));
  asked.in_time->waiting = false;
  CHECK(find_best_in_time(*world.view, asked, effort)->paths[1].path.steps[0].taken == day("2023-03-01"));
}

}  // namespace ecgraph::tests
