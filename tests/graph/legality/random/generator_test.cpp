// The random worlds themselves: a graph takes them, and their questions reach every case.

#include <doctest/doctest.h>

#include "tests/support/legality_worlds/engine_world.hpp"
#include "tests/support/legality_worlds/question_draw.hpp"
#include "tests/support/legality_worlds/random_world.hpp"
#include "tests/support/legality_worlds/tally.hpp"
#include "tests/support/temporary_graph.hpp"

namespace ecgraph::tests {
namespace {

TEST_CASE("a graph takes every random world whole") {
  Random random;
  INFO(random.replay());
  for (int world = 0; world < 15; ++world) {
    TemporaryGraph graph;
    auto statements = statements_of(draw_world(random).statements);
    CHECK(graph.assert_all(std::move(statements)).changed > 50);
  }
}

TEST_CASE("random questions of random worlds meet every verdict, effect, test and reading") {
  Random random;
  INFO(random.replay());
  Tally tally;
  int refused = 0;
  constexpr int kWorlds = 150;
  constexpr int kQuestions = 40;
  for (int i = 0; i < kWorlds; ++i) {
    const auto drawn = draw_world(random);
    const EngineWorld world(drawn.statements);
    QuestionDraw questions(random, drawn);
    for (int j = 0; j < kQuestions; ++j) {
      const auto body = questions.draw();
      auto question = world.question(body);
      refused += question ? 0 : 1;
      if (!question) continue;
      question->proof = legality::Question::Proof::kFull;
      tally.count_question(body);
      tally.count_answer(world.answer(*question));
    }
  }
  MESSAGE(kWorlds << " worlds, " << kQuestions << " questions each, " << random.replay() << tally.text());
  CHECK(refused == 0);
  for (const auto& name : tally.never(cases_to_meet())) FAIL_CHECK("never met: " << name);
}

}  // namespace
}  // namespace ecgraph::tests
