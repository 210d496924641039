#include "server/render/canonical.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <vector>

#include "server/render/json_text.hpp"

namespace ecgraph::render {
namespace {

namespace json = boost::json;

/// Powers of ten between which ECMAScript writes a number without an exponent: 1e-6 up to below 1e21.
constexpr int kPlainAbove = -6, kPlainUpTo = 21;

/// The shortest digits that read back as a number, without a point; 0.digits x 10^point is the number.
struct Digits {
  std::string digits;
  int point = 0;
};

Digits shortest_digits(double positive) {
  std::array<char, 32> buffer;
  const auto end =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), positive, std::chars_format::scientific);
  const std::string_view text(buffer.data(), static_cast<std::size_t>(end.ptr - buffer.data()));
  const auto mark = text.find('e');
  Digits found;
  std::ranges::copy_if(text.substr(0, mark), std::back_inserter(found.digits),
                       [](char c) { return c != '.'; });
  const auto* exponent = text.data() + mark + (text[mark + 1] == '+' ? 2 : 1);
  std::from_chars(exponent, text.data() + text.size(), found.point);
  ++found.point;
  return found;
}

/// ECMAScript's Number::toString.
std::string ecmascript_text(double number) {
  if (number == 0) return "0";
  const std::string sign = number < 0 ? "-" : "";
  auto [digits, point] = shortest_digits(std::abs(number));
  const int count = static_cast<int>(digits.size());
  if (point > kPlainUpTo || point <= kPlainAbove) {
    if (count > 1) digits.insert(1, 1, '.');
    return fmt::format("{}{}e{:+d}", sign, digits, point - 1);
  }
  if (point <= 0) return sign + "0." + std::string(static_cast<std::size_t>(-point), '0') + digits;
  if (point >= count) return sign + digits + std::string(static_cast<std::size_t>(point - count), '0');
  return sign + digits.insert(static_cast<std::size_t>(point), 1, '.');
}

double nearest_double(std::string_view digits) {
  double nearest = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), nearest);
  return nearest;
}

/// Plain digits of a number that is no double, else nothing.
std::string plain_digits(const json::value& value) {
  if (value.is_int64()) return std::to_string(value.get_int64());
  if (value.is_uint64()) return std::to_string(value.get_uint64());
  return std::string(wrapped_digits(value).value_or(""));
}

/// UTF-16 orders as the code points do, but for those beyond U+FFFF: they are surrogates there, and come
/// before U+E000 to U+FFFF. In UTF-8 the first byte that differs says which is which.
bool precedes_in_utf16(std::string_view a, std::string_view b) {
  const auto [left, right] = std::ranges::mismatch(a, b);
  if (left == a.end() || right == b.end()) return right != b.end();
  const auto place = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    constexpr unsigned kAfterSurrogates = 0xEE, kBeyondTheBasicPlane = 0xF0, kLast = 0x100;
    return byte >= kAfterSurrogates && byte < kBeyondTheBasicPlane ? byte + kLast : byte;
  };
  return place(*left) < place(*right);
}

void append_string(std::string& out, std::string_view text) {
  constexpr std::string_view kShort = "\b\t\n\f\r\"\\", kLetters = "btnfr\"\\";
  out += '"';
  for (const char c : text) {
    if (const auto known = kShort.find(c); known != std::string_view::npos)
      out += {'\\', kLetters[known]};
    else if (static_cast<unsigned char>(c) < 0x20)
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    else
      out += c;
  }
  out += '"';
}

void append(std::string& out, const json::value& value);

void append_array(std::string& out, const json::array& array) {
  out += '[';
  for (std::size_t i = 0; i < array.size(); ++i) {
    if (i > 0) out += ',';
    append(out, array[i]);
  }
  out += ']';
}

void append_object(std::string& out, const json::object& object) {
  std::vector<const json::key_value_pair*> members;
  members.reserve(object.size());
  for (const auto& member : object) members.push_back(&member);
  std::ranges::sort(members, precedes_in_utf16,
                    [](const auto* member) { return std::string_view(member->key()); });
  out += '{';
  for (const auto* member : members) {
    if (member != members.front()) out += ',';
    append_string(out, member->key());
    out += ':';
    append(out, member->value());
  }
  out += '}';
}

void append(std::string& out, const json::value& value) {
  if (const auto digits = plain_digits(value); !digits.empty())
    out += ecmascript_text(nearest_double(digits));
  else if (value.is_double())
    out += ecmascript_text(value.get_double());
  else if (const auto* text = value.if_string())
    append_string(out, *text);
  else if (const auto* array = value.if_array())
    append_array(out, *array);
  else if (const auto* object = value.if_object())
    append_object(out, *object);
  else
    append_json(out, value);  // true, false, null
}

}  // namespace

std::string canonical_text(const json::value& value) {
  std::string out;
  append(out, value);
  return out;
}

json::value digits_as_text(const json::value& value) {
  if (const auto digits = plain_digits(value); !digits.empty())
    return ecmascript_text(nearest_double(digits)) == digits ? value : json::value(digits);
  if (const auto* array = value.if_array()) {
    json::array copy;
    for (const auto& element : *array) copy.push_back(digits_as_text(element));
    return copy;
  }
  if (const auto* object = value.if_object()) {
    json::object copy;
    for (const auto& member : *object) copy[member.key()] = digits_as_text(member.value());
    return copy;
  }
  return value;
}

std::string sha256_hex(std::string_view bytes) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
  crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  std::string hex;
  for (const auto byte : hash) hex += fmt::format("{:02x}", byte);
  return hex;
}

std::string canonical_hash(const json::value& value) { return sha256_hex(canonical_text(value)); }

}  // namespace ecgraph::render
