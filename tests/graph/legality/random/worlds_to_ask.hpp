#pragma once
// Random worlds, each asked random questions.

#include <functional>

#include "tests/support/legality_worlds/engine_world.hpp"
#include "tests/support/legality_worlds/question_draw.hpp"

namespace ecgraph::tests {

struct AskedWorld {
  explicit AskedWorld(RandomWorld world) : drawn(std::move(world)), engine(drawn.statements) {}
  RandomWorld drawn;
  EngineWorld engine;
};

struct Amount {
  int worlds = 0;
  int questions = 0;  ///< of each world
};

/// Calls `ask` with each question, as a body and typed.
inline void for_random_questions(
    Random& random, Amount amount,
    const std::function<void(const AskedWorld&, const nlohmann::json& body, legality::Question)>& ask) {
  for (int i = 0; i < amount.worlds; ++i) {
    const AskedWorld asked(draw_world(random));
    QuestionDraw questions(random, asked.drawn);
    for (int j = 0; j < amount.questions; ++j) {
      const auto body = questions.draw();
      if (auto question = asked.engine.question(body)) ask(asked, body, std::move(*question));
    }
  }
}

}  // namespace ecgraph::tests
