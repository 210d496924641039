#include "graph/store/bytes.hpp"

namespace ecgraph::store {
namespace {

constexpr unsigned kVarintBits = 7;
constexpr std::uint8_t kVarintMore = 0x80;
constexpr std::string_view kEndedEarly = "the bytes end early";

}  // namespace

void ByteWriter::number(std::uint64_t value) {
  while (value >= kVarintMore) {
    byte(static_cast<std::uint8_t>(value | kVarintMore));
    value >>= kVarintBits;
  }
  byte(static_cast<std::uint8_t>(value));
}

void ByteWriter::signed_number(std::int64_t value) {
  const auto bits = static_cast<std::uint64_t>(value);
  number((bits << 1U) ^ (value < 0 ? ~std::uint64_t{0} : 0));
}

void ByteWriter::fixed_64(std::uint64_t value) {
  for (unsigned shift = 0; shift < 64; shift += 8) byte(static_cast<std::uint8_t>(value >> shift));
}

void ByteWriter::text(std::string_view value) {
  number(value.size());
  raw(value);
}

std::uint8_t ByteReader::byte() {
  const std::string_view one = raw(1);
  return one.empty() ? std::uint8_t{0} : static_cast<std::uint8_t>(one.front());
}

std::uint64_t ByteReader::number() {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 64; shift += kVarintBits) {
    const std::uint8_t part = byte();
    value |= static_cast<std::uint64_t>(part & 0x7FU) << shift;
    if (part < kVarintMore) return ok() ? value : 0;
  }
  refuse("a number is too long");
  return 0;
}

std::int64_t ByteReader::signed_number() {
  const std::uint64_t bits = number();
  return static_cast<std::int64_t>((bits >> 1U) ^ ((bits & 1U) != 0 ? ~std::uint64_t{0} : 0));
}

std::uint64_t ByteReader::fixed_64() {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 64; shift += 8) value |= std::uint64_t{byte()} << shift;
  return ok() ? value : 0;
}

std::string_view ByteReader::text() { return raw(number()); }

std::string_view ByteReader::raw(std::size_t length) {
  if (!ok()) return {};
  if (length > left_.size()) {
    refuse(kEndedEarly);
    return {};
  }
  const std::string_view read = left_.substr(0, length);
  left_.remove_prefix(length);
  return read;
}

std::size_t ByteReader::count() {
  const std::uint64_t announced = number();
  if (announced <= left_.size()) return announced;
  refuse(kEndedEarly);
  return 0;
}

void ByteReader::refuse(std::string_view why) {
  if (!ok()) return;
  fault_ = why;
  left_ = {};
}

}  // namespace ecgraph::store
