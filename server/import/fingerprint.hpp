#pragma once
// Short hashes by which records are told apart and compared from version to version.

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace ecgraph::import {

/// 64 bits of BLAKE2b over texts, each with its length before it, so that no two sequences run together.
class Fingerprint {
 public:
  Fingerprint() = default;
  explicit Fingerprint(std::uint64_t bits) : bits_(bits) {}
  /// That of some texts.
  [[nodiscard]] static Fingerprint of(std::span<const std::string> texts);
  /// That of some texts.
  [[nodiscard]] static Fingerprint of(std::initializer_list<std::string_view> texts);
  /// What text() writes.
  [[nodiscard]] static std::optional<Fingerprint> parse(std::string_view text);

  [[nodiscard]] std::uint64_t bits() const { return bits_; }
  /// Sixteen hexadecimal digits.
  [[nodiscard]] std::string text() const;
  friend auto operator<=>(const Fingerprint&, const Fingerprint&) = default;

 private:
  std::uint64_t bits_ = 0;
};

/// For tables by fingerprint: it is a hash already.
struct FingerprintHash {
  std::size_t operator()(const Fingerprint& one) const noexcept { return one.bits(); }
};

}  // namespace ecgraph::import
