#pragma once
// Percentages between two bounds, and how they add up and multiply: exact while 18 digits and 12 places are
// enough, else rounded outwards, so that a bound stays a bound.

#include <string>
#include <string_view>

#include "schema/decimal.hpp"

namespace ecgraph::legality {

/// A share in percent, between two bounds that are both included.
struct ShareRange {
  Decimal low{0}, high{100};
  [[nodiscard]] bool is_exact() const { return low == high; }
  friend bool operator==(const ShareRange&, const ShareRange&) = default;
};
/// `50`, `25 to 50`.
[[nodiscard]] std::string text(const ShareRange& share);

/// Reads a share with the word before it: "about n" is n plus or minus one point, "up to n" is 0 to n, "at
/// least" and "more than" n to 100 (legality.md, Owners). Never outside 0 to 100.
[[nodiscard]] ShareRange share_range(const Decimal& percent, std::string_view bound);
/// What two statements about one share leave together, which is nothing when `low` is above `high`.
[[nodiscard]] ShareRange common(const ShareRange& a, const ShareRange& b);

/// Which way a result is rounded that is not exact.
enum class Rounding { kDown, kUp };
/// The percentage held within 0 to 100.
[[nodiscard]] Decimal within_percent(const Decimal& percent);
/// The sum and the difference of two percentages, held within 0 to 100.
[[nodiscard]] Decimal add_percent(const Decimal& a, const Decimal& b, Rounding rounding);
[[nodiscard]] Decimal subtract_percent(const Decimal& a, const Decimal& b, Rounding rounding);
/// `part` percent of `whole` percent.
[[nodiscard]] Decimal portion(const Decimal& part, const Decimal& whole, Rounding rounding);
/// The same of both bounds.
[[nodiscard]] ShareRange portion(const ShareRange& part, const ShareRange& whole);

}  // namespace ecgraph::legality
