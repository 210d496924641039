#pragma once
// A moment on the recording clock, UTC, in microseconds.

#include <chrono>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "graph/time/day.hpp"

namespace ecgraph {

/// When something was recorded. Orders by time.
class Instant {
 public:
  constexpr Instant() = default;
  /// Since 1970-01-01T00:00:00Z.
  [[nodiscard]] static constexpr Instant from_microseconds(std::int64_t since_epoch) {
    Instant instant;
    instant.microseconds_ = since_epoch;
    return instant;
  }
  /// By the system's clock.
  [[nodiscard]] static Instant now();
  /// Reads RFC 3339: `2024-03-01T12:00:00Z`, with a fraction or a zone offset.
  [[nodiscard]] static Result<Instant> parse(std::string_view text);
  /// The last microsecond of a UTC day.
  [[nodiscard]] static Instant end_of(Day day);

  [[nodiscard]] constexpr std::int64_t microseconds() const { return microseconds_; }
  /// `2024-03-01T12:00:00Z`; a fraction only when there is one.
  [[nodiscard]] std::string text() const;
  /// The UTC day it falls in.
  [[nodiscard]] Day day() const;

  friend constexpr auto operator<=>(const Instant&, const Instant&) = default;

 private:
  std::int64_t microseconds_ = 0;
};

}  // namespace ecgraph
