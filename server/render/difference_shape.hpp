#pragma once
// The `diff` shape of the contract, of relations: between two days, and between two recorded states.

#include <boost/json.hpp>
#include <span>
#include <vector>

#include "graph/query/diff.hpp"
#include "server/render/answer.hpp"
#include "server/render/labels.hpp"
#include "server/render/version_shape.hpp"

namespace ecgraph::render {

/// {"relation","before": {"day","holds"},"after": {"day","holds"}}; the relation without `holds`.
[[nodiscard]] Result<boost::json::object> day_difference_shape(const DayDifference& difference, Day before,
                                                               Day after, Labels& labels);
[[nodiscard]] std::vector<Column> day_difference_columns(const Vocabulary& vocabulary,
                                                         std::span<const RelationType> types);

/// {"relation": {"id","type","subject","object"},"before": version | null,"after": version | null}, from the
/// history of a relation: null where it had not been recorded, a version without a statement where it was
/// retracted.
[[nodiscard]] Result<boost::json::object> state_difference_shape(const RelationId& id,
                                                                 const std::vector<RecordedVersion>& versions,
                                                                 Revision before, Labels& labels);
[[nodiscard]] std::vector<Column> state_difference_columns(const Vocabulary& vocabulary,
                                                           std::span<const RelationType> types);

}  // namespace ecgraph::render
