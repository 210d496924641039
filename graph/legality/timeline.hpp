#pragma once
// The status of items over time: each from its launch to a day.

#include "graph/legality/answer.hpp"
#include "graph/legality/go_on.hpp"
#include "graph/legality/question.hpp"
#include "graph/legality/world.hpp"
#include "schema/error.hpp"

namespace ecgraph::legality {

/// Answers for every item from the earliest day of its launch up to the last day of the question's period;
/// where no launch is recorded, from the first day of the regime's recorded law, which a note says. Members
/// of a family that were launched later are left out with a note; kUnprocessable when that leaves nothing.
[[nodiscard]] Result<Answer> timeline_since_launch(const World& world, const Question& question,
                                                   const GoOn& go_on = to_the_end);

}  // namespace ecgraph::legality
