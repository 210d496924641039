#pragma once
// Decimals as school teaches them: strings of digits, added and multiplied place by place. Slow, of any
// length.

#include <algorithm>
#include <string>
#include <string_view>

namespace ecgraph::tests {

/// sign x digits x 10^-scale. `digits` may have leading zeros.
struct NaiveDecimal {
  bool negative = false;
  std::string digits = "0";
  std::size_t scale = 0;
};

/// Reads plain notation, `-12.50`.
inline NaiveDecimal naive(std::string_view text) {
  NaiveDecimal value;
  value.negative = text.starts_with('-');
  if (value.negative) text.remove_prefix(1);
  const std::size_t point = text.find('.');
  value.digits = std::string(text.substr(0, point));
  if (point != std::string_view::npos) {
    value.digits += text.substr(point + 1);
    value.scale = text.size() - point - 1;
  }
  return value;
}

/// Gives both the same scale and the same number of digits.
inline void align(NaiveDecimal& a, NaiveDecimal& b) {
  const std::size_t scale = std::max(a.scale, b.scale);
  for (NaiveDecimal* value : {&a, &b}) {
    value->digits.append(scale - value->scale, '0');
    value->scale = scale;
  }
  const std::size_t length = std::max(a.digits.size(), b.digits.size());
  for (NaiveDecimal* value : {&a, &b}) value->digits.insert(0, length - value->digits.size(), '0');
}

inline bool is_zero(const NaiveDecimal& value) {
  return value.digits.find_first_not_of('0') == std::string::npos;
}

/// Negative, zero or positive, as a is below, at or above b.
inline int compare(NaiveDecimal a, NaiveDecimal b) {
  align(a, b);
  if (is_zero(a)) a.negative = false;
  if (is_zero(b)) b.negative = false;
  if (a.negative != b.negative) return a.negative ? -1 : 1;
  const int magnitudes = a.digits.compare(b.digits);
  return a.negative ? -magnitudes : magnitudes;
}

/// Both have the same length; the result may be one longer.
inline std::string added(const std::string& a, const std::string& b) {
  std::string sum(a.size() + 1, '0');
  int carry = 0;
  for (std::size_t place = a.size(); place > 0; --place) {
    const int column = (a[place - 1] - '0') + (b[place - 1] - '0') + carry;
    sum[place] = static_cast<char>('0' + column % 10);
    carry = column / 10;
  }
  sum[0] = static_cast<char>('0' + carry);
  return sum;
}

/// Both have the same length, and a is not below b.
inline std::string subtracted(std::string a, const std::string& b) {
  int borrow = 0;
  for (std::size_t place = a.size(); place > 0; --place) {
    int column = (a[place - 1] - '0') - (b[place - 1] - '0') - borrow;
    borrow = column < 0 ? 1 : 0;
    if (column < 0) column += 10;
    a[place - 1] = static_cast<char>('0' + column);
  }
  return a;
}

inline NaiveDecimal sum(NaiveDecimal a, NaiveDecimal b) {
  align(a, b);
  if (a.negative == b.negative) return {a.negative, added(a.digits, b.digits), a.scale};
  if (a.digits < b.digits) std::swap(a, b);
  return {a.negative, subtracted(a.digits, b.digits), a.scale};
}

inline NaiveDecimal negated(NaiveDecimal value) {
  value.negative = !value.negative;
  return value;
}

inline NaiveDecimal product(const NaiveDecimal& a, const NaiveDecimal& b) {
  std::string digits(a.digits.size() + b.digits.size(), '0');
  for (std::size_t i = a.digits.size(); i > 0; --i) {
    int carry = 0;
    for (std::size_t j = b.digits.size(); j > 0; --j) {
      const int column =
          (digits[i + j - 1] - '0') + (a.digits[i - 1] - '0') * (b.digits[j - 1] - '0') + carry;
      digits[i + j - 1] = static_cast<char>('0' + column % 10);
      carry = column / 10;
    }
    digits[i - 1] = static_cast<char>(digits[i - 1] + carry);
  }
  return {a.negative != b.negative, digits, a.scale + b.scale};
}

/// Shortest plain notation.
inline std::string plain(const NaiveDecimal& value) {
  std::string whole = value.digits;
  if (whole.size() <= value.scale) whole.insert(0, value.scale + 1 - whole.size(), '0');
  std::string fraction = whole.substr(whole.size() - value.scale);
  whole.resize(whole.size() - value.scale);
  whole.erase(0, std::min(whole.find_first_not_of('0'), whole.size() - 1));
  fraction.erase(fraction.find_last_not_of('0') + 1);
  const std::string text = fraction.empty() ? whole : whole + "." + fraction;
  return value.negative && text != "0" ? "-" + text : text;
}

/// Digits of the number without leading and closing zeros, closing zeros of a whole number counted.
inline std::size_t digits_needed(const NaiveDecimal& value) {
  std::string text = plain(value);
  std::erase_if(text, [](char c) { return c == '-' || c == '.'; });
  text.erase(0, std::min(text.find_first_not_of('0'), text.size()));
  return text.size();
}

inline std::size_t places_needed(const NaiveDecimal& value) {
  const std::string text = plain(value);
  const std::size_t point = text.find('.');
  return point == std::string::npos ? 0 : text.size() - point - 1;
}

}  // namespace ecgraph::tests
