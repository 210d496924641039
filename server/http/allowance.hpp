#pragma once
// What many connections share and must not use up. Internal to server/http.

#include <atomic>
#include <cstdint>

namespace ecgraph::http {

/// So much (bytes, coders) for all together. Safe for use from many threads.
class Allowance {
 public:
  explicit Allowance(std::uint64_t amount) : left_(static_cast<std::int64_t>(amount)) {}
  /// Takes as much if it is left.
  [[nodiscard]] bool take(std::uint64_t amount) {
    if (left_.fetch_sub(static_cast<std::int64_t>(amount)) >= static_cast<std::int64_t>(amount)) return true;
    give_back(amount);
    return false;
  }
  /// For others to take.
  void give_back(std::uint64_t amount) { left_.fetch_add(static_cast<std::int64_t>(amount)); }

 private:
  std::atomic<std::int64_t> left_;
};

}  // namespace ecgraph::http
