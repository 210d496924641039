#include "graph/legality/portions.hpp"

#include <doctest/doctest.h>

namespace ecgraph::tests {
namespace {

using legality::Rounding;
using legality::ShareRange;

Decimal number(const char* text) { return Decimal::parse(text).value(); }

TEST_CASE("portions of a percentage are exact up to twelve places, and rounded outwards beyond") {
  CHECK(portion(number("33.33"), number("33.33"), Rounding::kDown) == number("11.108889"));
  CHECK(portion(number("33.33"), number("33.33"), Rounding::kUp) == number("11.108889"));
  const auto third = number("33.333333333333");
  CHECK(portion(third, third, Rounding::kDown) == number("11.11111111111"));
  CHECK(portion(third, third, Rounding::kUp) == number("11.111111111111"));
  const ShareRange range = portion(ShareRange{third, third}, ShareRange{third, third});
  CHECK(range.low < range.high);
}

TEST_CASE("a portion of all, or of nothing, keeps every digit") {
  const auto fine = number("0.123456789012345678");
  CHECK(portion(fine, Decimal(100), Rounding::kDown) == fine);
  CHECK(portion(Decimal(100), fine, Rounding::kUp) == fine);
  CHECK(portion(fine, Decimal(0), Rounding::kUp) == Decimal(0));
}

TEST_CASE("a sum that needs more digits than there are is bounded, not taken for the whole") {
  const auto fine = number("0.123456789012345678");
  CHECK(add_percent(fine, number("49.5"), Rounding::kDown) == number("49.623456789012"));
  CHECK(add_percent(fine, number("49.5"), Rounding::kUp) == number("49.623456789013"));
  CHECK(subtract_percent(Decimal(100), fine, Rounding::kDown) == number("99.876543210987"));
  CHECK(subtract_percent(Decimal(100), fine, Rounding::kUp) == number("99.876543210988"));
}

TEST_CASE("percentages stay within 0 and 100") {
  CHECK(add_percent(Decimal(60), Decimal(60), Rounding::kDown) == Decimal(100));
  CHECK(subtract_percent(Decimal(40), Decimal(60), Rounding::kUp) == Decimal(0));
}

}  // namespace
}  // namespace ecgraph::tests
