#include "graph/legality/timeline.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "graph/legality/change.hpp"
#include "tests/graph/legality/worlds.hpp"

namespace ecgraph::tests {
namespace {

using legality::Answer;

Answer timeline(const std::string& item, const std::string& destination, const std::string& until) {
  auto told = legality::timeline_since_launch(seed_world(), question(item, destination, until));
  REQUIRE(told.has_value());
  return *std::move(told);
}

bool says(const std::vector<std::string>& notes, const std::string& text) {
  return std::ranges::any_of(notes, [&](const auto& note) { return note.find(text) != std::string::npos; });
}

// By hand from the rules: TPP 2,368 and performance density 2.91 meet no clause of 3A090; the letter of
// 9 April 2025 names the chip, and was never withdrawn.
TEST_CASE(
    "the H20 needed nothing from its launch to 8 April 2025, and a licence from the day of the letter") {
  const auto answer = timeline("nvidia-h20", "CN", "2026-11-25");
  REQUIRE(answer.items.size() == 1);
  const auto& pieces = answer.items[0].pieces;
  CHECK(told(pieces) ==
        "2023-11-08..2025-04-09 no_licence_required, 2025-04-09..2026-11-26 licence_required unspecified");
  const auto change = legality::change_between(pieces[0], pieces[1]);
  CHECK(change.came == std::vector<std::string>{"us-letters-2025-04#nvidia", "us-letters-2025-04#nvidia-hq"});
  CHECK(change.went.empty());
  CHECK(says(answer.notes, "2023-11-09~"));
}

TEST_CASE("a timeline is the answer for the days from launch on, for every item") {
  for (const auto& item : seed_world().items()) {
    const auto& id = seed_world().parties()[*item.party].id.text();
    CAPTURE(id);
    if (!item.launch || item.launch->earliest() > day("2026-11-25")) continue;
    const auto answer = timeline(id, "CN", "2026-11-25");
    auto whole = question(id, "CN", "2026-11-25");
    whole.during = *Interval::make(item.launch->earliest(), day("2026-11-26"));
    REQUIRE(answer.items.size() == 1);
    CHECK(told(answer.items[0].pieces) == told(ask(whole).pieces));
    CHECK_FALSE(answer.items[0].pieces.front().not_yet_launched);
  }
}

TEST_CASE("an item without a launch begins with the law that is recorded, and a note says so") {
  std::vector<Statement> statements = seed_statements();
  for (auto& statement : statements) {
    auto* entity = std::get_if<Entity>(&statement);
    if (entity == nullptr || entity->id.text() != "nvidia-h20") continue;
    auto properties = entity->properties.all();
    std::erase_if(properties, [](const NamedValue& value) { return value.name == "launch"; });
    entity->properties = NamedValues(std::move(properties));
  }
  const auto world = legality::World::build(seed_world().vocabulary(), statements);
  const auto answer = legality::timeline_since_launch(world, question("nvidia-h20", "CN", "2026-11-25"));
  REQUIRE(answer.has_value());
  const auto& pieces = answer->items.at(0).pieces;
  CHECK(pieces.front().days.from().is_finite());
  CHECK(pieces.front().days.from() < day("2022-08-26"));  // the entity list is older than the chip rules
  CHECK(says(answer->notes, "No launch of Nvidia H20 is recorded"));
  CHECK(says(answer->notes, pieces.front().days.from().text()));
}

TEST_CASE("before its launch an item has no timeline, and a family leaves out its later members") {
  const auto none = legality::timeline_since_launch(seed_world(), question("nvidia-h20", "CN", "2023-01-01"));
  REQUIRE_FALSE(none.has_value());
  CHECK(none.error().field == "at");
  CHECK(none.error().message.find("2023-11-08") != std::string::npos);
  CHECK(timeline("nvidia-h800", "CN", "2026-11-25").items.size() == 2);
}

}  // namespace
}  // namespace ecgraph::tests
