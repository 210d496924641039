#include "tests/support/legality_worlds/differential.hpp"

#include "tests/support/legality_worlds/engine_world.hpp"
#include "tests/support/legality_worlds/question_draw.hpp"
#include "tests/support/legality_worlds/told.hpp"

namespace ecgraph::tests {

namespace {

using nlohmann::json;

constexpr std::size_t kProofEvery = 8;

bool differ(const Case& one, const Evaluator& other) {
  return engine()(one.statements)(one.question) != other(one.statements)(one.question);
}

std::string report(Random& random, std::size_t world, const Case& whole, const Evaluator& other,
                   bool shrink) {
  const auto small = shrink ? shrunk(whole, [&](const Case& one) { return differ(one, other); }) : whole;
  std::string text = random.replay() + ", world " + std::to_string(world) + ", asked " +
                     whole.question.dump() + "\nsmallest question " + small.question.dump() + "\nengine " +
                     engine()(small.statements)(small.question).dump() + "\nother  " +
                     other(small.statements)(small.question).dump();
  if (!shrink) return text;
  text += "\nworld:";
  for (const auto& statement : small.statements) text += "\n  " + statement.dump();
  return text;
}

/// Asks once more with the proof, so that the tests in it are counted.
void count(const EngineWorld& world, const json& body, std::size_t number, Tally& tally) {
  auto question = world.question(body);
  if (!question || number % kProofEvery != 0) return;
  question->proof = legality::Question::Proof::kFull;
  tally.count_question(body);
  tally.count_answer(world.answer(*question));
}

}  // namespace

Evaluator engine() {
  return [](const std::vector<json>& statements) -> Answering {
    auto world = std::make_shared<EngineWorld>(statements);
    return [world](const json& body) {
      const auto question = world->question(body);
      return question ? told(world->answer(*question)) : json("not read");
    };
  };
}

DifferentialRun compare(Random& random, DifferentialLimits limits, const Evaluator& other,
                        const std::function<RandomWorld(Random&)>& world_of) {
  DifferentialRun run;
  for (; run.worlds < limits.worlds; ++run.worlds) {
    const auto drawn = world_of(random);
    const EngineWorld world(drawn.statements);
    const auto second = other(drawn.statements);
    QuestionDraw draw(random, drawn);
    for (std::size_t i = 0; i < limits.questions; ++i, ++run.questions) {
      const auto body = draw.draw();
      const auto question = world.question(body);
      if (!question) continue;
      count(world, body, run.questions, run.tally);
      if (told(world.answer(*question)) == second(body)) continue;
      ++run.differences;
      if (run.reports.size() < limits.reports)
        run.reports.push_back(report(random, run.worlds, {drawn.statements, body}, other, limits.shrink));
    }
  }
  return run;
}

}  // namespace ecgraph::tests
