#include "graph/time/interval.hpp"

#include <algorithm>

namespace ecgraph {

std::vector<Interval> merged(std::vector<Interval> intervals) {
  std::ranges::sort(intervals, {}, &Interval::from);
  std::vector<Interval> joined;
  for (const Interval& next : intervals) {
    if (joined.empty() || joined.back().until() < next.from()) {
      joined.push_back(next);
    } else if (joined.back().until() < next.until()) {
      joined.back() = *Interval::make(joined.back().from(), next.until());
    }
  }
  return joined;
}

}  // namespace ecgraph
