#include "graph/query/effort.hpp"

#include <doctest/doctest.h>

namespace ecgraph::tests {
namespace {

using namespace std::chrono_literals;
using TimePoint = std::chrono::steady_clock::time_point;

constexpr EffortLimits kFew{.visited = 1000, .paths = 3, .results = 2, .time = 100ms};

/// How many relations it lets be looked at.
std::size_t visits(Effort& effort) {
  std::size_t count = 0;
  while (effort.visit()) ++count;
  return count;
}

TEST_CASE("effort: exactly as much is spent as a bound allows, and the bound is named") {
  Effort effort(kFew);
  CHECK(visits(effort) == 1000);
  CHECK(effort.reached() == Bound::kVisited);
  CHECK(effort.limit(Bound::kVisited) == 1000);
  CHECK(word(*effort.reached()) == "visited");
}

TEST_CASE("effort: work that ends at a bound without asking for more is whole") {
  Effort effort(kFew);
  for (int i = 0; i < 3; ++i) CHECK(effort.keep_path());
  CHECK_FALSE(effort.reached().has_value());
  CHECK_FALSE(effort.keep_path());
  CHECK(effort.reached() == Bound::kPaths);
}

TEST_CASE("effort: the first bound stays the one that is named, and nothing goes on after it") {
  Effort effort(kFew);
  CHECK(effort.keep_result());
  CHECK(effort.keep_result());
  CHECK_FALSE(effort.keep_result());
  CHECK_FALSE(effort.visit());
  CHECK_FALSE(effort.keep_path());
  CHECK_FALSE(effort.go_on());
  CHECK(effort.reached() == Bound::kResults);
}

TEST_CASE("effort: time ends the work soon after it is over") {
  TimePoint now{};
  Effort effort({.visited = 1'000'000, .time = 100ms}, {}, [&now] { return now; });
  for (int i = 0; i < 5000; ++i) REQUIRE(effort.visit());
  now += 100ms;
  CHECK(visits(effort) < 1000);
  CHECK(effort.reached() == Bound::kTime);
  CHECK(effort.limit(Bound::kTime) == 100);
}

TEST_CASE("effort: work without steps of its own is timed too") {
  TimePoint now{};
  Effort effort({}, {}, [&now] { return now += 1s; });
  std::size_t rounds = 0;
  while (effort.go_on()) ++rounds;
  CHECK(effort.reached() == Bound::kTime);
  CHECK(rounds < 10'000);
}

TEST_CASE("effort: nothing is worked on for an asker who has left") {
  std::stop_source connection;
  Effort effort({.visited = 1'000'000}, connection.get_token());
  for (int i = 0; i < 5000; ++i) REQUIRE(effort.visit());
  connection.request_stop();
  CHECK(visits(effort) < 1000);
  CHECK(effort.asker_left());
  CHECK_FALSE(effort.reached().has_value());
}

}  // namespace
}  // namespace ecgraph::tests
