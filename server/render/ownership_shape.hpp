#pragma once
// Who is owned by whom, as answers show it.

#include <boost/json.hpp>
#include <vector>

#include "graph/query/ownership.hpp"
#include "server/render/answer.hpp"
#include "server/render/labels.hpp"

namespace ecgraph::render {

/// {"side","depth"} and the members below, with {"share","links","chains","control"}: a party of the answer
/// about one entity. Shares are {"low","high"} in percent, verdicts yes, no or unknown.
[[nodiscard]] Result<boost::json::object> ownership_shape(const Ownership& answer, const OwnershipRow& row,
                                                          const OwnershipQuestion& question, Labels& labels);
/// {"entity","listed","counts_as_listed","by_listed","contradictions"}: one of many.
[[nodiscard]] Result<boost::json::object> owned_by_listed_shape(const OwnershipRow& row,
                                                                const OwnershipQuestion& question,
                                                                Labels& labels);

/// Tabular formats: links as the ids and citations of their statements, chains as lines of ids.
[[nodiscard]] std::vector<boost::json::object> flat_ownership(const boost::json::object& row);
[[nodiscard]] std::vector<Column> ownership_columns();
[[nodiscard]] std::vector<Column> owned_by_listed_columns();

}  // namespace ecgraph::render
