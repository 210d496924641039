#pragma once
// How an answer says that the work on it was ended by a bound.

#include <optional>
#include <string>
#include <vector>

#include "graph/query/effort.hpp"
#include "server/render/answer.hpp"
#include "server/routes/parameter.hpp"

namespace ecgraph::routes {

/// The mark for `Answer::truncated`; nothing when the work came to its end. kUnavailable when the asker left
/// meanwhile: nobody reads the answer.
[[nodiscard]] Result<std::optional<render::Truncated>> truncation(const Effort& effort,
                                                                  const std::vector<Parameter>& narrow_with);

/// Fails when the work on a question of legality did not come to its end: kUnavailable when the asker left,
/// kUnprocessable with what makes the question smaller when the time was over. A part of a legal answer would
/// pass for the whole.
[[nodiscard]] Result<void> check_whole(const Effort& effort, const std::vector<Parameter>& narrow_with);

}  // namespace ecgraph::routes
