#include "graph/legality/portions.hpp"

#include <algorithm>

namespace ecgraph::legality {

namespace {

__extension__ typedef __int128 Wide;

const Decimal kNothing(0);
const Decimal kAll(100);
const Decimal kAbout(1);  ///< points on either side of "about"
constexpr int kPlaces = 12;

/// coefficient / 10^scale at 12 places or fewer; neither is negative.
Decimal rounded(Wide coefficient, int scale, Rounding rounding) {
  bool is_inexact = false;
  for (; scale > kPlaces; --scale) {
    is_inexact = is_inexact || coefficient % 10 != 0;
    coefficient /= 10;
  }
  if (is_inexact && rounding == Rounding::kUp) ++coefficient;
  return Decimal::scaled(static_cast<std::int64_t>(coefficient), scale);
}

Decimal rounded(const Decimal& value, Rounding rounding_to) {
  return rounded(value.coefficient(), value.scale(), rounding_to);
}

Rounding opposite(Rounding rounding) { return rounding == Rounding::kUp ? Rounding::kDown : Rounding::kUp; }

}  // namespace

std::string text(const ShareRange& share) {
  return share.is_exact() ? share.low.text() : share.low.text() + " to " + share.high.text();
}

Decimal within_percent(const Decimal& percent) { return std::clamp(percent, kNothing, kAll); }

ShareRange share_range(const Decimal& percent, std::string_view bound) {
  const Decimal share = within_percent(percent);
  if (bound == "about")
    return {subtract_percent(share, kAbout, Rounding::kDown), add_percent(share, kAbout, Rounding::kUp)};
  if (bound == "up to") return {kNothing, share};
  if (bound == "at least" || bound == "more than") return {share, kAll};
  return {share, share};
}

ShareRange common(const ShareRange& a, const ShareRange& b) {
  return {std::max(a.low, b.low), std::min(a.high, b.high)};
}

Decimal add_percent(const Decimal& a, const Decimal& b, Rounding rounding) {
  const auto exact = Decimal::sum(a, b);
  if (exact) return within_percent(*exact);
  return within_percent(*Decimal::sum(rounded(a, rounding), rounded(b, rounding)));
}

Decimal subtract_percent(const Decimal& a, const Decimal& b, Rounding rounding) {
  const auto exact = Decimal::difference(a, b);
  if (exact) return within_percent(*exact);
  return within_percent(*Decimal::difference(rounded(a, rounding), rounded(b, opposite(rounding))));
}

Decimal portion(const Decimal& part, const Decimal& whole, Rounding rounding) {
  if (part == kAll || whole == kNothing) return whole;
  if (whole == kAll || part == kNothing) return part;
  constexpr int kPercentPlaces = 2;
  return rounded(Wide{part.coefficient()} * whole.coefficient(),
                 part.scale() + whole.scale() + kPercentPlaces, rounding);
}

ShareRange portion(const ShareRange& part, const ShareRange& whole) {
  return {portion(part.low, whole.low, Rounding::kDown), portion(part.high, whole.high, Rounding::kUp)};
}

}  // namespace ecgraph::legality
