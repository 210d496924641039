#include "server/import/fingerprint.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <array>
#include <charconv>
#include <cstring>

namespace ecgraph::import {
namespace {

class Hash {
 public:
  Hash() { crypto_generichash_init(&state_, nullptr, 0, hash_.size()); }
  void add(std::string_view text) {
    const std::uint64_t size = text.size();
    update(&size, sizeof size);
    update(text.data(), text.size());
  }
  Fingerprint finish() {
    crypto_generichash_final(&state_, hash_.data(), hash_.size());
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < sizeof bits; ++i) bits = bits << 8U | hash_.at(i);
    return Fingerprint(bits);
  }

 private:
  void update(const void* bytes, std::size_t count) {
    crypto_generichash_update(&state_, static_cast<const unsigned char*>(bytes), count);
  }
  crypto_generichash_state state_;
  std::array<unsigned char, crypto_generichash_BYTES_MIN> hash_{};
};

}  // namespace

Fingerprint Fingerprint::of(std::span<const std::string> texts) {
  Hash hash;
  for (const std::string& text : texts) hash.add(text);
  return hash.finish();
}

Fingerprint Fingerprint::of(std::initializer_list<std::string_view> texts) {
  Hash hash;
  for (const std::string_view text : texts) hash.add(text);
  return hash.finish();
}

std::optional<Fingerprint> Fingerprint::parse(std::string_view text) {
  std::uint64_t bits = 0;
  const char* end = text.data() + text.size();
  const auto [stop, fault] = std::from_chars(text.data(), end, bits, 16);
  if (text.size() != 16 || fault != std::errc() || stop != end) return std::nullopt;
  return Fingerprint(bits);
}

std::string Fingerprint::text() const { return fmt::format("{:016x}", bits_); }

}  // namespace ecgraph::import
