#pragma once
// What differs: between two days in the world, and between two recorded states.

#include <map>
#include <string>
#include <vector>

#include "graph/query/selection.hpp"

namespace ecgraph {

/// A relation that stands otherwise on one day than on the other.
struct DayDifference {
  RelationNo relation;
  Holds before, after;
};
/// What was found, ordered by relation id, and what was not told.
struct DayDifferences {
  std::vector<DayDifference> differences;
  std::map<std::string, std::size_t> left_out;  ///< by status: what only the default leaves out
  /// Relations that stand only possibly on both days: whether something changed between is not known.
  std::size_t possibly_on_both = 0;
};
/// The relations of a selection that stand (in its phase) on one of two days and not, or not as surely, on
/// the other; certainly_only: for certain on one and for certain not on the other. Its `when` says no day.
/// When `effort` ends the work, those found by then.
[[nodiscard]] Result<DayDifferences> diff_days(const View& view, const RelationSelection& selection,
                                               Day before, Day after, Effort& effort);

/// Relations that a selection has in one of two recorded states and that are not recorded alike in both,
/// ordered by id; a relation that stands in only one of them counts. When `effort` ends the work, those found
/// by then.
[[nodiscard]] Result<std::vector<RelationNo>> diff_states(const View& before, const View& after,
                                                          const RelationSelection& selection, Effort& effort);

}  // namespace ecgraph
