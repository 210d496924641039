#include "server/routes/metrics.hpp"

#include <algorithm>

namespace ecgraph::routes {

Metrics::Metrics(std::size_t routes) : series_((routes + 1) * kMethods) {}

void Metrics::count(std::size_t route, http::Method method, int status, std::chrono::microseconds took,
                    std::uint64_t bytes, bool whole) {
  auto& series = series_[route * kMethods + static_cast<std::size_t>(method)];
  const auto micros = static_cast<std::uint64_t>(std::max<std::int64_t>(took.count(), 0));
  const auto bucket = static_cast<std::size_t>(std::ranges::lower_bound(RequestSeries::kBounds, micros) -
                                               RequestSeries::kBounds.begin());
  const auto status_class = static_cast<std::size_t>(std::clamp(status / 100, 1, 5) - 1);
  constexpr auto kRelaxed = std::memory_order_relaxed;
  series.by_class[status_class].fetch_add(1, kRelaxed);
  series.buckets[bucket].fetch_add(1, kRelaxed);
  series.microseconds.fetch_add(micros, kRelaxed);
  bytes_.fetch_add(bytes, kRelaxed);
  if (!whole) cut_.fetch_add(1, kRelaxed);
}

}  // namespace ecgraph::routes
