// The legality engine against another evaluator on random worlds.

#include "tests/support/legality_worlds/differential.hpp"

#include <doctest/doctest.h>

#include "tests/support/legality_worlds/engine_world.hpp"
#include "tests/support/legality_worlds/told.hpp"

namespace ecgraph::tests {
namespace {

/// The engine, but for one mistake.
Evaluator mistaken(std::function<void(legality::Question&)> mistake) {
  return [mistake](const std::vector<nlohmann::json>& statements) -> Answering {
    auto world = std::make_shared<EngineWorld>(statements);
    return [world, mistake](const nlohmann::json& body) {
      auto question = world->question(body);
      if (!question) return nlohmann::json("not read");
      mistake(*question);
      return told(world->answer(*question));
    };
  };
}

TEST_CASE("an evaluator with a mistake is found out, and what shows it is small") {
  using legality::Reading;
  const std::vector<std::pair<const char*, std::function<void(legality::Question&)>>> mistakes{
      {"reads the text alone", [](auto& question) { question.reading.view = Reading::View::kText; }},
      {"reads no letters", [](auto& question) { question.reading.letters = Reading::Letters::kExclude; }},
      {"knows what was not public", [](auto& question) { question.reading.public_by.reset(); }},
      {"takes every buyer for unlisted",
       [](auto& question) { question.end_user = legality::UnnamedBuyer{}; }}};
  for (const auto& [name, mistake] : mistakes) {
    CAPTURE(name);
    Random random;
    const auto run = compare(random, {25, 40, 1}, mistaken(mistake));
    CHECK(run.differences > 0);
    REQUIRE_FALSE(run.reports.empty());
    CHECK(std::count(run.reports.front().begin(), run.reports.front().end(), '\n') < 16);
  }
}

}  // namespace
}  // namespace ecgraph::tests
