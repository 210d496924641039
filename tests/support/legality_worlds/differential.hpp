#pragma once
// Two evaluators of the same random questions: what they say apart, made small.

#include <functional>
#include <memory>
#include <string>

#include "tests/support/legality_worlds/random_world.hpp"
#include "tests/support/legality_worlds/shrink.hpp"
#include "tests/support/legality_worlds/tally.hpp"
#include "tests/support/random.hpp"

namespace ecgraph::tests {

/// Answers the questions of one world, in the form of told().
using Answering = std::function<nlohmann::json(const nlohmann::json& question)>;
/// Makes the answering of a world.
using Evaluator = std::function<Answering(const std::vector<nlohmann::json>& statements)>;

/// The legality engine through the readers.
[[nodiscard]] Evaluator engine();

struct DifferentialRun {
  std::size_t worlds = 0, questions = 0, differences = 0;
  std::vector<std::string> reports;  ///< of the first few: the question and the smallest world
  Tally tally;
};

/// How much is asked, and how many differences are made small and told.
struct DifferentialLimits {
  std::size_t worlds = 1, questions = 1, reports = 1;
  bool shrink = true;  ///< look for the smallest world that shows it; of a large one that takes long
};

/// Asks each random world its random questions. Every eighth question is asked for its proof, for the tally.
[[nodiscard]] DifferentialRun compare(Random& random, DifferentialLimits limits, const Evaluator& other,
                                      const std::function<RandomWorld(Random&)>& world = draw_world);

}  // namespace ecgraph::tests
