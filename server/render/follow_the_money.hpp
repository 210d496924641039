#pragma once
// What FollowTheMoney has no place for.

#include <string>
#include <vector>

#include "server/render/answer.hpp"

namespace ecgraph::render {

/// A sentence that counts the rows without a counterpart by their type, or none when all have one.
[[nodiscard]] std::vector<std::string> without_counterpart(const Answer& answer);

}  // namespace ecgraph::render
