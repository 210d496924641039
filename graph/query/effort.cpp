#include "graph/query/effort.hpp"

#include <limits>
#include <utility>

namespace ecgraph {

std::string_view word(Bound bound) {
  switch (bound) {
    case Bound::kVisited:
      return "visited";
    case Bound::kPaths:
      return "paths";
    case Bound::kResults:
      return "results";
    case Bound::kTime:
      break;
  }
  return "time";
}

EffortLimits EffortLimits::none() {
  constexpr auto kMost = std::numeric_limits<std::uint64_t>::max();
  return {kMost, kMost, kMost, std::chrono::years(100)};
}

Effort::Effort(EffortLimits limits, std::stop_token asker_left, Stopwatch stopwatch)
    : limits_(limits),
      leaves_(std::move(asker_left)),
      stopwatch_(std::move(stopwatch)),
      deadline_(stopwatch_() + limits.time) {}

std::uint64_t Effort::limit(Bound bound) const {
  switch (bound) {
    case Bound::kVisited:
      return limits_.visited;
    case Bound::kPaths:
      return limits_.paths;
    case Bound::kResults:
      return limits_.results;
    case Bound::kTime:
      break;
  }
  return static_cast<std::uint64_t>(limits_.time.count());
}

bool Effort::look_up() {
  if (leaves_.stop_requested()) {
    asker_left_ = true;
  } else if (stopwatch_() >= deadline_) {
    reached_ = Bound::kTime;
  }
  return !is_over();
}

}  // namespace ecgraph
