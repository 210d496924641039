#pragma once
// What an envelope says beside its rows, as sentences: for the headers and for the foot of a text.

#include <string>
#include <vector>

#include "server/render/answer.hpp"

namespace ecgraph::render {

/// The notes, then what was left out, what cut the answer short and the coverage's own note, where there is
/// any.
[[nodiscard]] std::vector<std::string> sentences(const Answer& answer);

}  // namespace ecgraph::render
