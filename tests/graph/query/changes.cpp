// The change feed against the log itself.

#include "graph/query/changes.hpp"

#include <doctest/doctest.h>

#include "tests/support/random.hpp"
#include "tests/support/statements.hpp"
#include "tests/support/temporary_graph.hpp"

using namespace ecgraph;
using namespace ecgraph::tests;

namespace {

/// One to five entities are asserted, corrected or retracted.
std::vector<Change> some_changes(Random& random, std::vector<bool>& stands) {
  std::vector<Change> changes;
  const auto first = random.between<std::size_t>(0, stands.size() - 5);
  const auto last = first + random.between<std::size_t>(0, 4);
  for (auto i = first; i <= last; ++i) {
    const auto id = "e" + std::to_string(i);
    auto one = entity(id, "company", {label(id), alias(std::to_string(random.between(0, 1'000'000'000)))});
    if (!stands[i]) {
      changes.emplace_back(Assert{std::move(one)});
    } else if (random.chance(50)) {
      changes.emplace_back(Correct{std::move(one)});
      continue;
    } else {
      changes.emplace_back(Retract{{StatementKind::kEntity, id}});
    }
    stands[i] = !stands[i];
  }
  return changes;
}

std::vector<ChangePlace> places_in_log(const Graph& graph, Revision since, Revision until) {
  std::vector<ChangePlace> places;
  for (Revision at{since.number + 1}; at <= until; ++at.number) {
    const auto record = graph.transaction(at);
    REQUIRE(record);
    for (std::size_t i = 0; i < record->changes.size(); ++i) places.push_back({at, i});
  }
  return places;
}

/// From everywhere to everywhere, each change has one number, in the order of the log.
void check_all(const Graph& graph) {
  const auto newest = graph.newest().revision();
  for (Revision until{0}; until <= newest; until.number += 7) {
    for (Revision since{0}; since <= until; since.number += 5) {
      Changes changes(graph, *graph.view({until, std::nullopt}), since);
      const auto expected = places_in_log(graph, since, until);
      REQUIRE(changes.count() == expected.size());
      for (std::size_t i = 0; i < expected.size(); ++i) {
        REQUIRE(changes.place(i) == expected[i]);
        REQUIRE(changes.number(expected[i]) == i);
      }
      CHECK_FALSE(changes.number({since, 0}));
      CHECK_FALSE(changes.number({{until.number + 1}, 0}));
      CHECK_FALSE(changes.number({until, 100}));
    }
  }
}

}  // namespace

TEST_CASE("changes are numbered as the log has them, also after opening anew and a rebuild") {
  Random random;
  INFO(random.replay());
  TemporaryGraph made;
  made.assert_all({a_source()});
  std::vector<bool> stands(20);
  for (int i = 0; i < 60; ++i) made.commit(some_changes(random, stands));
  check_all(made.graph());
  REQUIRE(made.graph().rebuild());
  check_all(made.graph());
}

TEST_CASE("a transaction is read from the log when a change of it is asked for") {
  TemporaryGraph made;
  made.assert_all({a_source(), entity("a", "company")});
  Changes changes(made.graph(), made.view(), {0});
  REQUIRE(changes.count() == 2);
  const auto first = changes.transaction(changes.place(0).revision);
  const auto second = changes.transaction(changes.place(1).revision);
  REQUIRE(first);
  CHECK(*first == *second);  // held, not read again
  CHECK((*first)->changes.size() == 2);
}
