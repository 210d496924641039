#pragma once
// What an answer rests on when something was not found: never a clearance.

#include <boost/json.hpp>

#include "graph/index/view.hpp"

namespace ecgraph::routes {

/// {"lists": [{"id", "complete_as_of" | "partial"}], "note"}: every list that has entries, and for which days
/// it was loaded whole. Fails only when the store cannot be read.
[[nodiscard]] Result<boost::json::object> list_coverage(const View& view);

}  // namespace ecgraph::routes
