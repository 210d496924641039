#pragma once
// Values over time as answers show them.

#include <boost/json.hpp>
#include <vector>

#include "graph/query/values.hpp"
#include "server/render/answer.hpp"
#include "server/render/labels.hpp"

namespace ecgraph::render {

/// Which attribute of which type the values are of.
struct ValuesOf {
  RelationType type;
  const ValueDeclaration* attribute;
};

/// {"kind": "value" | "total","type","subject","object","attribute","series","from","until","holds","value",
/// "low","high","unit","currency","bound","suspended_by","relation","status","confidence","sources"}; `value`
/// is null where low and high differ, all three where what is stated is suspended; a total is of no relation.
[[nodiscard]] Result<boost::json::object> value_step_shape(const ValuePiece& piece, const ValuesOf& what,
                                                           Labels& labels);
[[nodiscard]] std::vector<Column> value_step_columns();

}  // namespace ecgraph::render
