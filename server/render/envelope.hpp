#pragma once
// What stands around the results of a JSON answer.

#include <boost/json.hpp>

#include "server/render/answer.hpp"

namespace ecgraph::render {

/// The members before the results, in their order: `revision`, `permalink`, `query` …
[[nodiscard]] boost::json::object members_before(const Answer& answer);
/// `results`, or `result` of a single answer.
[[nodiscard]] std::string_view results_name(const Answer& answer);
/// The members after them: `next`, `left_out`, `truncated`, `confidence`, `verification`, `weakest`,
/// `coverage`, `notes`, where the answer has them.
[[nodiscard]] boost::json::object members_after(const Answer& answer);

}  // namespace ecgraph::render
