#pragma once
// Three-valued logic (Kleene): a missing value that cannot change the result does no harm (legality.md, One
// day, 1).

#include <cstdint>
#include <string_view>

#include "graph/time/validity.hpp"

namespace ecgraph::legality {

/// False, unknown or true, in that order, so that `all` is the least and `any` the greatest.
enum class Kleene : std::uint8_t { kFalse = 0, kUnknown = 1, kTrue = 2 };

/// Strong Kleene logic: conjunction, disjunction, negation.
[[nodiscard]] constexpr Kleene both(Kleene a, Kleene b) { return a < b ? a : b; }
[[nodiscard]] constexpr Kleene either(Kleene a, Kleene b) { return a < b ? b : a; }
[[nodiscard]] constexpr Kleene negation(Kleene a) {
  return a == Kleene::kUnknown ? a : (a == Kleene::kTrue ? Kleene::kFalse : Kleene::kTrue);
}
[[nodiscard]] constexpr Kleene known(bool value) { return value ? Kleene::kTrue : Kleene::kFalse; }
/// A partial date makes a statement possible: neither yes nor no.
[[nodiscard]] constexpr Kleene holding(Holds holds) {
  return holds == Holds::kCertainly ? Kleene::kTrue
                                    : (holds == Holds::kNo ? Kleene::kFalse : Kleene::kUnknown);
}
/// "false", "unknown", "true".
[[nodiscard]] std::string_view word(Kleene value);

}  // namespace ecgraph::legality
