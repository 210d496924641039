#include "graph/index/snapshot.hpp"

namespace ecgraph {

Revision Snapshot::recorded_by(Instant instant) const {
  std::size_t low = 1, high = revisions.size();  // the answer is the row before the first that is too late
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    if (revisions[middle].recorded_at <= instant) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return {static_cast<std::uint32_t>(low - 1)};
}

}  // namespace ecgraph
