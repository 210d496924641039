#pragma once
// What connects entities: the paths from one set of entities to another.
//
// Only the ends of a path stand in the two sets. Each of its relations stands as the filter asks: in its
// phase on the day, or holding on some day of the period, not necessarily the same for all; which days all of
// it holds on, Path::certain and Path::possible say.
//
// Paths that respect time are those of temporal graphs (Wu, Cheng, Huang, Ke, Lu, Xu: Path Problems in
// Temporal Graphs, PVLDB 7(9), 2014) whose edges are there for intervals and take no time: each relation is
// taken on a day of the period on which it holds, and those days never decrease along the path. With waiting
// any number of days may pass between two steps. Without it none may, so the whole path is taken on one day
// on which all of it holds. A path arrives on the day of its last step, the earliest on which that can be:
// each step is taken on the first day that is left to it. Relations that hold only possibly are taken as
// early as their dates let them; when only what is certain is asked for, on certain days.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "graph/query/path.hpp"

namespace ecgraph {

/// How steps follow each other in time.
struct InTime {
  Interval period;      ///< all steps are taken in it; it has a first day
  bool waiting = true;  ///< days may pass between two steps
};

/// Which paths are asked for.
struct PathQuestion {
  std::vector<EntityNo> from, to;   ///< none stands in both
  StepFilter filter;                ///< whom it reaches says nothing of the ends
  std::size_t max_length = 20;      ///< relations
  std::optional<std::size_t> most;  ///< so many, the first in order; nothing: all
  std::optional<InTime> in_time;    ///< `filter` asks for a `during` of the same period
  /// The filter, but that it lets the ends be reached whatever it says.
  [[nodiscard]] StepFilter filter_that_reaches_ends() const;
};

/// A path found, and of what it is the best.
struct FoundPath {
  Path path;
  bool earliest_arrival = false, fewest_steps = false;  ///< of find_best_in_time
  [[nodiscard]] std::optional<Day> arrival() const { return path.steps.back().taken; }
};

/// Paths in the order of path.hpp, and what a default left out of the relations looked at.
struct FoundPaths {
  std::vector<FoundPath> paths;
  std::map<std::string, std::size_t> left_out;
};

/// The first so many paths up to a length, or all of them. When the effort ends, those found by then, which
/// are the first in order. Fails only when the store cannot be read.
[[nodiscard]] Result<FoundPaths> find_paths(const View& view, const PathQuestion& question, Effort& effort);

/// Of the paths that respect time, up to a length: the one with the fewest steps, and the one that arrives
/// first; both the first in order among equals (fewest steps: those that arrive first; first arrival: those
/// with the fewest steps), and one result when they are the same. `most` is not read.
[[nodiscard]] Result<FoundPaths> find_best_in_time(const View& view, const PathQuestion& question,
                                                   Effort& effort);

}  // namespace ecgraph
