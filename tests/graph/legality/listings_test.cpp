#include "graph/legality/listings.hpp"

#include <doctest/doctest.h>

#include "schema/vocabulary_reader.hpp"
#include "tests/graph/legality/worlds.hpp"

namespace ecgraph::tests {
namespace {

using legality::Kleene;

Kleene listed(const std::string& party, const std::string& on, std::optional<Day> public_by = std::nullopt) {
  legality::FactNames facts;
  const auto& world = seed_world();
  return world.listings()
      .status(world.parties(), world.parties().find(entity(party)).value(),
              world.parties().find(entity("us-entity-list")).value(), day(on), public_by, facts, nullptr)
      .finding.value;
}

TEST_CASE("a party is listed on the days of its entry") {
  CHECK(listed("zte", "2016-03-08") == Kleene::kTrue);
  CHECK(listed("zte", "2017-03-28") == Kleene::kTrue);
  CHECK(listed("smic", "2024-12-01") == Kleene::kTrue);
  CHECK(listed("smic", "2024-12-02") == Kleene::kTrue);
}

TEST_CASE("absence from a partial list is unknown") {
  CHECK(listed("zte", "2017-03-29") == Kleene::kUnknown);
  CHECK(listed("asml", "2024-01-01") == Kleene::kUnknown);
}

TEST_CASE("a statement of absence is a no on the days that it covers") {
  CHECK(listed("deepseek", "2025-03-01") == Kleene::kFalse);
  CHECK(listed("deepseek", "2026-09-01") == Kleene::kUnknown);
}

TEST_CASE("an entry that was not public does not count") {
  CHECK(listed("huawei", "2019-05-16", day("2019-05-15")) == Kleene::kTrue);
  CHECK(listed("huawei", "2019-05-16", day("2019-05-14")) == Kleene::kUnknown);
}

TEST_CASE("a list loaded whole for a day settles who is not on it that day") {
  auto list =
      an_entity("list", "the-list", NamedValues({{"complete_as_of", {EdtfDate::of(day("2024-01-02"))}}}));
  const std::vector<Statement> statements{list, an_entity("company", "a")};
  const auto world = legality::World::build(built_in_vocabulary(), statements);
  const auto status = [&](const std::string& on) {
    legality::FactNames facts;
    return world.listings()
        .status(world.parties(), world.parties().find(entity("a")).value(),
                world.parties().find(entity("the-list")).value(), day(on), std::nullopt, facts, nullptr)
        .finding.value;
  };
  CHECK(status("2024-01-01") == Kleene::kUnknown);
  CHECK(status("2024-01-02") == Kleene::kFalse);
  CHECK(status("2024-01-03") == Kleene::kUnknown);
}

}  // namespace
}  // namespace ecgraph::tests
