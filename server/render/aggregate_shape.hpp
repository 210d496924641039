#pragma once
// Buckets of counts and sums as rows.

#include <boost/json.hpp>
#include <string>
#include <vector>

#include "graph/query/aggregate.hpp"
#include "server/render/answer.hpp"
#include "server/render/labels.hpp"

namespace ecgraph::render {

/// Which members the buckets of one answer have.
struct AggregateForm {
  std::vector<GroupKey> by;
  Measure measure = Measure::kCount;
  bool money = false;   ///< a currency each
  bool staged = false;  ///< a stage each
};

/// {"month", "subject": {"id","label","type"}, …, "count", "possibly"}; of a sum also "currency", "stage",
/// "sum", "at_least", "at_most", "bounds".
[[nodiscard]] Result<boost::json::object> bucket_shape(const Bucket& bucket, const AggregateForm& form,
                                                       Labels& labels);
[[nodiscard]] std::vector<Column> bucket_columns(const AggregateForm& form);

/// What tells a bucket from all others of its answer.
[[nodiscard]] std::string bucket_id(const Bucket& bucket, const View& view);

}  // namespace ecgraph::render
