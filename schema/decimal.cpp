#include "schema/decimal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>

namespace ecgraph {
namespace {

// 18 digits by 18 places, and the product of two such coefficients, fit in 128 bits; `__extension__` because
// ISO C++ knows no such type.
__extension__ typedef __int128 Wide;

constexpr int kDigitsMax = 18;
constexpr int kScaleMax = 18;

constexpr auto kPowersOfTen = [] {
  std::array<std::int64_t, kDigitsMax + 1> powers{};
  powers[0] = 1;
  for (std::size_t exponent = 1; exponent < powers.size(); ++exponent)
    powers[exponent] = powers[exponent - 1] * 10;
  return powers;
}();

constexpr std::int64_t power_of_ten(int exponent) { return kPowersOfTen[static_cast<std::size_t>(exponent)]; }

Failure too_long(std::string_view what) {
  return fail(
      ErrorKind::kUnreadable,
      fmt::format("{} needs more than {} digits; numbers here have at most {} significant digits and {} "
                  "decimal places.",
                  what, kDigitsMax, kDigitsMax, kScaleMax));
}

/// coefficient x 10^-scale as a Decimal, when it is one.
Result<Decimal> narrowed(Wide coefficient, int scale, std::string_view what) {
  while (scale > 0 && coefficient % 10 == 0) {
    coefficient /= 10;
    --scale;
  }
  const Wide limit = power_of_ten(kDigitsMax);
  if (scale > kScaleMax || coefficient >= limit || coefficient <= -limit) return too_long(what);
  return Decimal::scaled(static_cast<std::int64_t>(coefficient), scale);
}

/// `value` as a whole number of units of 10^-scale.
Wide at_scale(const Decimal& value, int scale) {
  return Wide{value.coefficient()} * power_of_ten(scale - value.scale());
}

/// The parts of a JSON number, unconverted.
struct NumberText {
  bool negative = false;
  std::string_view whole, fraction, exponent;  ///< exponent with its sign
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view take_digits(std::string_view& rest) {
  const auto end = std::find_if_not(rest.begin(), rest.end(), is_digit);
  const auto digits = rest.substr(0, static_cast<std::size_t>(end - rest.begin()));
  rest.remove_prefix(digits.size());
  return digits;
}

/// Splits by the grammar of RFC 8259, section 6; false when the text does not follow it.
bool split(std::string_view rest, NumberText& parts) {
  if (rest.starts_with('-')) {
    parts.negative = true;
    rest.remove_prefix(1);
  }
  parts.whole = take_digits(rest);
  if (parts.whole.empty() || (parts.whole.size() > 1 && parts.whole.front() == '0')) return false;
  if (rest.starts_with('.')) {
    rest.remove_prefix(1);
    parts.fraction = take_digits(rest);
    if (parts.fraction.empty()) return false;
  }
  if (rest.starts_with('e') || rest.starts_with('E')) {
    rest.remove_prefix(1);
    parts.exponent = rest;
    if (rest.starts_with('+') || rest.starts_with('-')) rest.remove_prefix(1);
    if (take_digits(rest).empty()) return false;
  }
  return rest.empty();
}

/// The exponent as a number; one far out of range stays far out of range.
int exponent_of(std::string_view text) {
  if (text.empty()) return 0;
  if (text.front() == '+') text.remove_prefix(1);
  int value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  constexpr int kFar = 1'000'000;
  if (fault == std::errc::result_out_of_range) return text.front() == '-' ? -kFar : kFar;
  return std::clamp(value, -kFar, kFar);
}

/// What to write in place of `text`, when that can be guessed: `1,000` → `1000`, `.5` → `0.5`.
std::string repaired(std::string_view text) {
  std::string plain;
  for (const char c : text) {
    if (c != ',' && c != '_' && c != ' ' && c != '\'') plain += c;
  }
  if (plain.starts_with('+')) plain.erase(0, 1);
  const std::size_t start = plain.starts_with('-') ? 1 : 0;
  while (plain.size() > start + 1 && plain[start] == '0' && is_digit(plain[start + 1])) plain.erase(start, 1);
  if (plain.size() > start && plain[start] == '.') plain.insert(start, "0");
  if (plain.ends_with('.')) plain.pop_back();
  return plain;
}

Failure not_a_number(std::string_view text) {
  NumberText ignored;
  const std::string plain = repaired(text);
  if (text.empty()) return fail(ErrorKind::kUnreadable, "A number is missing: write one, as 600 or 3.2.");
  if (!split(plain, ignored)) {
    return fail(ErrorKind::kUnreadable,
                fmt::format("\"{}\" is not a number: write one, as 600 or 3.2.", text));
  }
  return fail(ErrorKind::kUnreadable,
              fmt::format("\"{}\" is not written as a number: write {}.", text, plain));
}

}  // namespace

Decimal Decimal::scaled(std::int64_t coefficient, int scale) {
  assert(scale >= 0 && scale <= kScaleMax);
  while (scale > 0 && coefficient % 10 == 0) {
    coefficient /= 10;
    --scale;
  }
  Decimal value(coefficient);
  value.scale_ = static_cast<std::int8_t>(scale);
  return value;
}

Result<Decimal> Decimal::parse(std::string_view text) {
  NumberText parts;
  if (!split(text, parts)) return not_a_number(text);
  std::string digits(parts.whole);
  digits += parts.fraction;
  digits.erase(0, digits.find_first_not_of('0'));
  if (digits.empty()) return Decimal();
  const std::size_t significant = digits.find_last_not_of('0') + 1;
  const std::int64_t dropped = static_cast<std::int64_t>(digits.size() - significant);
  digits.resize(significant);
  const std::int64_t exponent =
      exponent_of(parts.exponent) - static_cast<std::int64_t>(parts.fraction.size()) + dropped;
  const auto length = static_cast<std::int64_t>(digits.size());
  if (length > kDigitsMax || length + std::max<std::int64_t>(exponent, 0) > kDigitsMax ||
      exponent < -kScaleMax) {
    return too_long(fmt::format("\"{}\"", text));
  }
  std::int64_t coefficient = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), coefficient);
  if (parts.negative) coefficient = -coefficient;
  if (exponent > 0) return Decimal(coefficient * power_of_ten(static_cast<int>(exponent)));
  return scaled(coefficient, static_cast<int>(-exponent));
}

std::string Decimal::text() const {
  if (scale_ == 0) return std::to_string(coefficient_);
  std::string digits = std::to_string(coefficient_);
  const std::size_t sign = coefficient_ < 0 ? 1 : 0;
  const auto scale = static_cast<std::size_t>(scale_);
  if (digits.size() - sign <= scale) digits.insert(sign, scale + 1 - (digits.size() - sign), '0');
  digits.insert(digits.size() - scale, ".");
  return digits;
}

double Decimal::approximately() const {
  // Through the text: dividing by a power of ten would round twice.
  const std::string digits = text();
  double value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) {
  const int scale = std::max(a.scale(), b.scale());
  return at_scale(a, scale) <=> at_scale(b, scale);
}

Result<Decimal> Decimal::sum(const Decimal& a, const Decimal& b) {
  const int scale = std::max(a.scale(), b.scale());
  return narrowed(at_scale(a, scale) + at_scale(b, scale), scale, "The sum");
}

Result<Decimal> Decimal::difference(const Decimal& a, const Decimal& b) {
  const int scale = std::max(a.scale(), b.scale());
  return narrowed(at_scale(a, scale) - at_scale(b, scale), scale, "The difference");
}

Result<Decimal> Decimal::product(const Decimal& a, const Decimal& b) {
  return narrowed(Wide{a.coefficient()} * b.coefficient(), a.scale() + b.scale(), "The product");
}

Result<Share> Share::of(const Decimal& percent) {
  if (percent < Decimal(0) || percent > Decimal(100)) {
    return fail(
        ErrorKind::kUnreadable,
        fmt::format("{} is not a share: write percent from 0 to 100, as 50 for a half.", percent.text()));
  }
  return Share(percent);
}

}  // namespace ecgraph
