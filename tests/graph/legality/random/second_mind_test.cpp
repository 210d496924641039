// The engine against the second mind: an evaluator written from legality.md alone.

#include "tests/support/second_mind/second_mind.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "tests/graph/legality/random/built_in_world.hpp"
#include "tests/support/legality_worlds/differential.hpp"
#include "tests/support/legality_worlds/told.hpp"

namespace ecgraph::tests {
namespace {

/// The number of questions, or what ECGRAPH_QUESTIONS says: .ci/run --long asks 100,000.
std::size_t questions_of_this_run(std::size_t usual) {
  const char* written = std::getenv("ECGRAPH_QUESTIONS");
  return written == nullptr ? usual : std::strtoull(written, nullptr, 10);
}

nlohmann::json with_neighbours_joined(nlohmann::json answers) {
  for (auto& answer : answers)
    for (const char* reading : {"pieces", "by_published_rules"})
      if (answer.contains(reading)) answer[reading] = joined(answer[reading]);
  return answers;
}

Evaluator second_mind() {
  return [](const std::vector<nlohmann::json>& statements) -> Answering {
    auto mind = std::make_shared<naive::SecondMind>(statements);
    return [mind](const nlohmann::json& question) { return with_neighbours_joined(mind->answer(question)); };
  };
}

void check_agreement(const char* what, DifferentialLimits limits,
                     const std::function<RandomWorld(Random&)>& world) {
  Random random;
  const auto began = std::chrono::steady_clock::now();
  const auto run = compare(random, limits, second_mind(), world);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
  std::printf("%s: %zu questions of %zu worlds, %zu differences, %.1f s; %s\n", what, run.questions,
              run.worlds, run.differences, took.count(), random.replay().c_str());
  for (const auto& report : run.reports) MESSAGE(report);
  CHECK(run.differences == 0);
}

TEST_CASE("the engine and the second mind agree on random worlds") {
  constexpr std::size_t kOfEach = 100;
  check_agreement("random worlds", {questions_of_this_run(20'000) / kOfEach, kOfEach, 3}, draw_world);
}

TEST_CASE("the engine and the second mind agree on the built-in data") {
  check_agreement("built-in data", {1, questions_of_this_run(4'000), 3, false},
                  [](Random&) { return built_in_world(); });
}

}  // namespace
}  // namespace ecgraph::tests
