#pragma once
// Paths and what was reached by them, as the contract shows them.

#include <boost/json.hpp>
#include <span>
#include <vector>

#include "graph/query/paths.hpp"
#include "graph/query/traversal.hpp"
#include "server/render/columns.hpp"
#include "server/render/shapes.hpp"

namespace ecgraph::render {

/// When steps were asked to hold, and how their relations say it.
struct TimeAsked {
  When when;
  Asked asked = Asked::kNoTime;
};

/// {"length","steps":[{"relation","from","to","reversed","taken"?}],"holds","valid","possibly","arrival"?}.
/// `valid` is {"from","until"}, the days on which all of it certainly holds, null when there are none;
/// `possibly` the days that partial dates add it to, null when they are the same. `times` says when each step
/// was asked to hold, or the one time for all.
[[nodiscard]] Result<boost::json::object> path_shape(const Path& path, std::span<const TimeAsked> times,
                                                     Labels& labels);

/// {"entity","depth","paths"}
[[nodiscard]] Result<boost::json::object> reached_shape(const Reached& reached,
                                                        std::span<const TimeAsked> times, Labels& labels);

/// A path as one of the answer: with its `rank`, and `best` of those that respect time.
[[nodiscard]] Result<boost::json::object> found_path_shape(const FoundPath& found, std::size_t rank,
                                                           std::span<const TimeAsked> times, Labels& labels);

/// Tabular formats: a row for each step of each path; one for an entity without a path.
[[nodiscard]] std::vector<boost::json::object> flat_reached(const boost::json::object& row);
[[nodiscard]] std::vector<boost::json::object> flat_path(const boost::json::object& row);
[[nodiscard]] std::vector<Column> reached_columns(const Vocabulary& vocabulary,
                                                  std::span<const RelationType> types, Asked asked,
                                                  bool with_paths);
[[nodiscard]] std::vector<Column> path_columns(const Vocabulary& vocabulary,
                                               std::span<const RelationType> types, Asked asked);

}  // namespace ecgraph::render
