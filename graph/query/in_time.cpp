#include "graph/query/in_time.hpp"

namespace ecgraph {

bool take_in_time(Path& path, const InTime& in_time, bool certainly_only) {
  std::optional<Interval> standing = in_time.period;
  for (PathStep& step : path.steps) {
    const auto days = days_of(step.valid, in_time, certainly_only);
    if (days) standing = after_step(*standing, *days, in_time);
    if (!days || !standing) return false;
    step.taken = standing->from();
  }
  for (PathStep& step : path.steps) {
    if (!in_time.waiting) step.taken = standing->from();
    step.holds = step.valid.on(*step.taken);
  }
  return true;
}

}  // namespace ecgraph
