#pragma once
// A published file as lines of UTF-8 text, however it was stored: compressed or not, in the encoding that its
// bytes show. Memory is that of a block, whatever the length of file or line.

#include <cstdint>
#include <filesystem>
#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "schema/error.hpp"

namespace ecgraph::import {

/// A line with its end, or a part of one that is longer than a block.
struct TextPiece {
  std::string_view text;   ///< until the next piece is asked for
  std::uint64_t line = 0;  ///< from 1
  bool ends_line = false;
};

/// Reads pieces. gzip is recognised by its first bytes; UTF-16 and UTF-8 by their byte order mark; without
/// one, text whose first bytes beyond ASCII are no UTF-8 is windows-1252. A line that holds only the control
/// character 0x1A (the end mark of old systems) is left out.
class TextSource {
 public:
  /// Of a file; refuses what cannot be opened, and a ZIP archive.
  [[nodiscard]] static Result<std::unique_ptr<TextSource>> open(const std::filesystem::path& path);
  /// Of any bytes.
  [[nodiscard]] static Result<std::unique_ptr<TextSource>> of(std::unique_ptr<std::istream> bytes);
  ~TextSource();

  /// The next piece; nothing at the end. An error when the bytes cannot be read, unpacked or decoded.
  [[nodiscard]] Result<std::optional<TextPiece>> next();
  /// The beginning, some hundred thousand bytes or all there is; valid before the first piece is asked for.
  [[nodiscard]] std::string_view head() const;
  /// Of the bytes as stored.
  [[nodiscard]] std::uint64_t bytes_read() const;
  /// "utf-8", "utf-16le", "utf-16be", "windows-1252": as far as seen.
  [[nodiscard]] std::string_view encoding() const;
  /// After the end: the compressed data stopped before its own end.
  [[nodiscard]] bool cut_off() const;

 private:
  class Blocks;
  explicit TextSource(std::unique_ptr<Blocks> blocks);
  std::unique_ptr<Blocks> blocks_;
  std::string_view rest_;  ///< of the block
  std::uint64_t line_ = 1;
  bool at_line_start_ = true;
  char line_end_ = '\n';
};

}  // namespace ecgraph::import
