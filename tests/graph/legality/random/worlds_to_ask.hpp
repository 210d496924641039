#pragma once
// Random worlds, each asked random questions.

#include <functional>

#include "tests/graph/legality/random/built_in_world.hpp"
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
  int questions = 0;           ///< of each world
  int questions_built_in = 0;  ///< of the built-in data
};

/// Takes a question, as a body and typed.
using Asking = std::function<void(const AskedWorld&, const nlohmann::json& body, legality::Question)>;

/// Asks a world `count` random questions.
inline void ask_at_random(Random& random, const AskedWorld& asked, int count, const Asking& ask) {
  QuestionDraw questions(random, asked.drawn);
  for (int left = count; left > 0; --left) {
    const auto body = questions.draw();
    if (auto question = asked.engine.question(body)) ask(asked, body, std::move(*question));
  }
}

/// Asks random worlds, and the built-in data.
inline void for_random_questions(Random& random, Amount amount, const Asking& ask) {
  for (int left = amount.worlds; left > 0; --left)
    ask_at_random(random, AskedWorld(draw_world(random)), amount.questions, ask);
  if (amount.questions_built_in > 0)
    ask_at_random(random, AskedWorld(built_in_world()), amount.questions_built_in, ask);
}

}  // namespace ecgraph::tests
