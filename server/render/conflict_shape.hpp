#pragma once
// Conflicts as answers show them: statements of all kinds side by side, each with who says so.

#include <boost/json.hpp>
#include <vector>

#include "graph/query/conflicts.hpp"
#include "server/render/answer.hpp"
#include "server/render/labels.hpp"

namespace ecgraph::render {

/// {"kind","about","subject","object","holds","from","until","statements"}; each statement has
/// {"kind","id","type","subject","object","says","valid","time","published","asserted_by","attribution",
/// "attributes","status","confidence","verification","sources","note"?}.
[[nodiscard]] Result<boost::json::object> conflict_shape(const Conflict& conflict, Labels& labels);
/// One flat row for each statement of a conflict, under `statement`.
[[nodiscard]] std::vector<boost::json::object> statements_of_conflict(const boost::json::object& conflict);
/// With the attributes by which a relation says that sources disagree on it.
[[nodiscard]] std::vector<Column> conflict_columns(const Vocabulary& vocabulary);

}  // namespace ecgraph::render
