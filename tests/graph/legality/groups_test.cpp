#include "graph/legality/groups.hpp"

#include <doctest/doctest.h>

#include "tests/graph/legality/worlds.hpp"

namespace ecgraph::tests {
namespace {

using legality::Kleene;

Kleene inside(const CountrySet& set, const std::string& code, const std::string& on) {
  legality::FactNames facts;
  const auto& groups = seed_world().groups();
  return groups.contains(groups.compile(set), country(code), day(on), facts, nullptr).value;
}

CountrySet group(const std::string& name) {
  CountrySet set;
  set.groups = {name};
  return set;
}

TEST_CASE("membership of a group is read on the day asked") {
  CHECK(inside(group("D:5"), "KH", "2021-12-08") == Kleene::kFalse);
  CHECK(inside(group("D:5"), "KH", "2021-12-09") == Kleene::kTrue);
  CHECK(inside(group("D:5"), "KH", "2025-11-06") == Kleene::kTrue);
  CHECK(inside(group("D:5"), "KH", "2025-11-07") == Kleene::kFalse);
  CHECK(inside(group("D:5"), "CY", "2022-09-30") == Kleene::kTrue);
  CHECK(inside(group("D:5"), "CY", "2022-10-01") == Kleene::kFalse);
}

TEST_CASE("a member of uncertain standing makes the test unknown") {
  CHECK(inside(group("D:5"), "ET", "2024-01-01") == Kleene::kUnknown);
  CHECK(inside(group("D:5"), "CY", "2026-10-01") == Kleene::kUnknown);
}

TEST_CASE("an exception takes a country out again") {
  auto set = group("D:4");
  CHECK(inside(set, "IL", "2024-01-01") == Kleene::kTrue);
  set.except_groups = {"A:5", "A:6"};
  CHECK(inside(set, "IL", "2024-01-01") == Kleene::kFalse);
  CHECK(inside(set, "AE", "2026-07-22") == Kleene::kTrue);
  CHECK(inside(set, "AE", "2026-07-23") == Kleene::kFalse);
}

TEST_CASE("everywhere except one country is everywhere else") {
  CountrySet set;
  set.all = true;
  set.except_codes = {country("US")};
  CHECK(inside(set, "DE", "2024-01-01") == Kleene::kTrue);
  CHECK(inside(set, "US", "2024-01-01") == Kleene::kFalse);
}

TEST_CASE("a group that the graph does not know is unknown unless something else decides") {
  auto set = group("Z:9");
  CHECK(inside(set, "DE", "2024-01-01") == Kleene::kUnknown);
  set.codes = {country("DE")};
  CHECK(inside(set, "DE", "2024-01-01") == Kleene::kTrue);
}

}  // namespace
}  // namespace ecgraph::tests
