#pragma once
// Counters of what the server does, written by every request without a lock and read by GET /metrics.

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "server/http/message.hpp"

namespace ecgraph::routes {

/// The requests of one method to one row of the route table.
struct RequestSeries {
  static constexpr std::size_t kClasses = 5;  ///< 1xx … 5xx
  /// Upper bounds of the histogram's buckets, in microseconds; one more bucket is unbounded.
  static constexpr std::array<std::uint64_t, 15> kBounds{100,     250,     500,       1'000,     2'500,
                                                         5'000,   10'000,  25'000,    50'000,    100'000,
                                                         250'000, 500'000, 1'000'000, 2'500'000, 10'000'000};

  std::array<std::atomic<std::uint64_t>, kClasses> by_class{};
  /// Requests that took no longer than the bound, and longer than the one before.
  std::array<std::atomic<std::uint64_t>, kBounds.size() + 1> buckets{};
  std::atomic<std::uint64_t> microseconds{0};
};

/// All series, in a table whose size the route table fixes: whatever clients send, it does not grow.
class Metrics {
 public:
  explicit Metrics(std::size_t routes);

  void begin() { in_flight_.fetch_add(1, std::memory_order_relaxed); }
  void end() { in_flight_.fetch_sub(1, std::memory_order_relaxed); }
  /// An answer has left, whole or not. `route` is a row of the table, or the number of rows for none of them.
  void count(std::size_t route, http::Method method, int status, std::chrono::microseconds took,
             std::uint64_t bytes, bool whole);

  /// Of a row of the route table, or of none when it is the number of rows.
  [[nodiscard]] const RequestSeries& series(std::size_t route, http::Method method) const {
    return series_[route * kMethods + static_cast<std::size_t>(method)];
  }
  [[nodiscard]] std::int64_t in_flight() const { return in_flight_.load(std::memory_order_relaxed); }
  [[nodiscard]] std::uint64_t bytes() const { return bytes_.load(std::memory_order_relaxed); }
  [[nodiscard]] std::uint64_t cut() const { return cut_.load(std::memory_order_relaxed); }

  /// How the open connections are counted; to be set before the first request.
  std::function<std::size_t()> open_connections = [] { return std::size_t{0}; };

  static constexpr std::size_t kMethods = static_cast<std::size_t>(http::Method::kOther) + 1;

 private:
  std::vector<RequestSeries> series_;
  std::atomic<std::int64_t> in_flight_{0};
  std::atomic<std::uint64_t> bytes_{0};
  std::atomic<std::uint64_t> cut_{0};
};

}  // namespace ecgraph::routes
