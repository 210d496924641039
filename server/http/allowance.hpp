#pragma once
// Memory that many connections share. Internal to server/http.

#include <atomic>
#include <cstdint>

namespace ecgraph::http {

/// So many bytes for all together.
class Allowance {
 public:
  explicit Allowance(std::uint64_t bytes) : left_(static_cast<std::int64_t>(bytes)) {}
  /// Takes them if they are left.
  [[nodiscard]] bool take(std::uint64_t bytes) {
    if (left_.fetch_sub(static_cast<std::int64_t>(bytes)) >= static_cast<std::int64_t>(bytes)) return true;
    give_back(bytes);
    return false;
  }
  void give_back(std::uint64_t bytes) { left_.fetch_add(static_cast<std::int64_t>(bytes)); }

 private:
  std::atomic<std::int64_t> left_;
};

}  // namespace ecgraph::http
