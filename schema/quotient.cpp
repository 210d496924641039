// Quotient of decimal.hpp: exact comparison and notation of a fraction.
#include <algorithm>
#include <cassert>

#include "schema/decimal.hpp"

namespace ecgraph {
namespace {

__extension__ typedef __int128 Wide;

/// A fraction of whole numbers; both parts are below 10^37, the denominator is positive.
struct Fraction {
  Wide numerator, denominator;
};

Wide scaled_up(std::int64_t value, int places) {
  Wide result = value;
  for (int place = 0; place < places; ++place) result *= 10;
  return result;
}

Fraction whole_fraction(const Quotient& quotient) {
  assert(quotient.denominator > Decimal(0));
  // Only the difference of the scales is made up for, so that one side grows and by 10^18 at most.
  const int shift = quotient.denominator.scale() - quotient.numerator.scale();
  return {scaled_up(quotient.numerator.coefficient(), std::max(shift, 0)),
          scaled_up(quotient.denominator.coefficient(), std::max(-shift, 0))};
}

/// Compares fractions that are not negative, by their continued fractions: cross products would need 256
/// bits.
std::strong_ordering compare_magnitudes(Fraction a, Fraction b) {
  bool reversed = false;
  while (true) {
    const auto order = a.numerator / a.denominator <=> b.numerator / b.denominator;
    if (order != 0) return reversed ? 0 <=> order : order;
    const Wide rest_a = a.numerator % a.denominator;
    const Wide rest_b = b.numerator % b.denominator;
    if (rest_a == 0 || rest_b == 0) {
      const auto rests = rest_a <=> rest_b;
      return reversed ? 0 <=> rests : rests;
    }
    // a < b exactly when the reciprocals of what is left order the other way.
    a = {a.denominator, rest_a};
    b = {b.denominator, rest_b};
    reversed = !reversed;
  }
}

std::string digits_of(Wide value) {
  if (value == 0) return "0";
  std::string digits;
  for (; value > 0; value /= 10) digits += static_cast<char>('0' + static_cast<int>(value % 10));
  std::reverse(digits.begin(), digits.end());
  return digits;
}

/// Adds one to the last place of a string of digits.
void round_up(std::string& digits) {
  for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit) {
    if (*digit != '9') {
      ++*digit;
      return;
    }
    *digit = '0';
  }
  digits.insert(0, "1");
}

}  // namespace

std::strong_ordering operator<=>(const Quotient& a, const Quotient& b) {
  const Fraction left = whole_fraction(a);
  const Fraction right = whole_fraction(b);
  const bool left_negative = left.numerator < 0;
  const bool right_negative = right.numerator < 0;
  if (left_negative != right_negative)
    return left_negative ? std::strong_ordering::less : std::strong_ordering::greater;
  if (!left_negative) return compare_magnitudes(left, right);
  return compare_magnitudes({-right.numerator, right.denominator}, {-left.numerator, left.denominator});
}

std::string Quotient::text(int places) const {
  assert(places >= 0 && places <= 18);
  auto [rest, divisor] = whole_fraction(*this);
  const bool negative = rest < 0;
  if (negative) rest = -rest;
  std::string digits = digits_of(rest / divisor);
  rest %= divisor;
  for (int place = 0; place < places; ++place) {
    rest *= 10;
    digits += static_cast<char>('0' + static_cast<int>(rest / divisor));
    rest %= divisor;
  }
  const bool exact = rest == 0;
  if (rest >= divisor - rest) round_up(digits);
  const bool zero = digits.find_first_not_of('0') == std::string::npos;
  if (places > 0) digits.insert(digits.size() - static_cast<std::size_t>(places), ".");
  if (exact && places > 0) {
    digits.erase(digits.find_last_not_of('0') + 1);
    if (digits.ends_with('.')) digits.pop_back();
  }
  return negative && !zero ? "-" + digits : digits;
}

}  // namespace ecgraph
