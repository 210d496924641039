#pragma once
// Numbers and texts as bytes, independent of the machine: whole numbers as LEB128 varints (signed ones
// zigzagged), fixed ones little-endian, texts after their length. Reading checks every bound and remembers
// the first fault, so that a decoder is a plain list of reads with one check at its end.

#include <cstdint>
#include <string>
#include <string_view>

namespace ecgraph::store {

/// Appends to a string.
class ByteWriter {
 public:
  /// Whole numbers are variable in length but for fixed_64, signed ones zigzag; a text is its length and its
  /// bytes.
  void byte(std::uint8_t value) { bytes_.push_back(static_cast<char>(value)); }
  void number(std::uint64_t value);
  void signed_number(std::int64_t value);
  void fixed_64(std::uint64_t value);
  void text(std::string_view value);
  /// The bytes themselves, without their length.
  void raw(std::string_view value) { bytes_.append(value); }
  [[nodiscard]] const std::string& bytes() const { return bytes_; }
  [[nodiscard]] std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

/// Reads from bytes that may be damaged. After a fault every read answers zero or empty, and `ok()` is false.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : left_(bytes) {}
  /// The same, read; zero or empty past the end, and ok() is false.
  std::uint8_t byte();
  std::uint64_t number();
  std::int64_t signed_number();
  std::uint64_t fixed_64();
  /// A text inside the bytes read.
  std::string_view text();
  std::string_view raw(std::size_t length);
  /// The number of elements that follow, each at least one byte long: more than the bytes left is a fault, so
  /// that a damaged count allocates nothing.
  std::size_t count();
  void refuse(std::string_view why);
  [[nodiscard]] bool ok() const { return fault_.empty(); }
  [[nodiscard]] const std::string& fault() const { return fault_; }
  [[nodiscard]] bool at_end() const { return left_.empty(); }

 private:
  std::string_view left_;
  std::string fault_;
};

}  // namespace ecgraph::store
