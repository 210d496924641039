#pragma once
// What can be reached from entities: along one kind of step up to a depth, or along given steps in order.
//
// By depth: every relation counts that the filter admits, at most `depth` of them in a row. The entities it
// starts from are not results, and no path comes back to one of them; an entity that is reached several ways
// is one result with its smallest depth.
//
// By steps: the first step leaves the entities it starts from, each further step leaves those that the one
// before reached, each by its own filter; results are what the last one reaches. An entity that it starts
// from may be reached from another one.
//
// Either way no path comes by an entity twice, so cycles end.

#include <map>
#include <string>
#include <vector>

#include "graph/query/path.hpp"

namespace ecgraph {

/// How much of the way to each result is answered.
enum class PathsShown : std::uint8_t { kNone, kShortest, kAll };

/// An entity that was reached.
struct Reached {
  EntityNo entity;
  std::size_t depth = 0;    ///< of the shortest way
  std::vector<Path> paths;  ///< ordered as path.hpp says; one at most unless all are asked for
};

/// What was reached, and what a default left out of the relations looked at.
struct Traversed {
  std::vector<Reached> results;  ///< ordered by depth, then id
  std::map<std::string, std::size_t> left_out;
};

/// Whatever one filter reaches in at most `depth` steps. When the effort ends, what was found by then: with
/// all paths, the shorter ones first. Fails only when the store cannot be read.
[[nodiscard]] Result<Traversed> traverse(const View& view, const std::vector<EntityNo>& from,
                                         const StepFilter& filter, std::size_t depth, PathsShown shown,
                                         Effort& effort);

/// What the last of the steps, taken in order, reaches.
[[nodiscard]] Result<Traversed> traverse_steps(const View& view, const std::vector<EntityNo>& from,
                                               const std::vector<StepFilter>& steps, PathsShown shown,
                                               Effort& effort);

}  // namespace ecgraph
