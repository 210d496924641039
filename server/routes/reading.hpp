#pragma once
// What is told of how a question was read, where its asker may not expect it.

#include "server/render/answer.hpp"
#include "server/routes/call.hpp"

namespace ecgraph::routes {

/// Adds to an answer: that its recorded state lies before all that was recorded (a note); in a text that a
/// month or year given as the day was read as a period, which the others say by `query`.
void tell_reading(render::Answer& answer, const Call& call);

/// An error about a recorded state before all that was recorded says so.
[[nodiscard]] Error with_reading(Error error, const Call& call);

}  // namespace ecgraph::routes
