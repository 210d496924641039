#include "server/import/text_source.hpp"

#include <fmt/format.h>

#include <cstring>
#include <fstream>

#include "server/import/decoder.hpp"
#include "server/import/unpacked_bytes.hpp"
#include "server/import/utf8.hpp"

namespace ecgraph::import {
namespace {

constexpr std::size_t kBlock = std::size_t{256} << 10;
constexpr char kEndMark = '\x1a';

struct ByteOrderMark {
  std::string_view bytes, encoding;
};
constexpr ByteOrderMark kMarks[] = {
    {"\xef\xbb\xbf", kUtf8}, {"\xff\xfe", "utf-16le"}, {"\xfe\xff", "utf-16be"}};
constexpr std::string_view kFallback = "windows-1252";

bool is_end_mark(std::string_view line) {
  while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.remove_suffix(1);
  return line.size() == 1 && line.front() == kEndMark;
}

}  // namespace

/// Blocks of UTF-8.
class TextSource::Blocks {
 public:
  explicit Blocks(std::unique_ptr<std::istream> bytes) : bytes_(std::move(bytes)) { raw_.reserve(kBlock); }

  /// The next block; empty at the end.
  Result<void> next() {
    do {
      if (auto read = bytes_.read(raw_); !read) return read;
      std::string_view raw = raw_;
      if (!begun_) raw.remove_prefix(mark_of(raw));
      begun_ = true;
      if (encoding_.empty() && is_beyond_ascii(raw)) encoding_ = shows_utf8(raw) ? kUtf8 : kFallback;
      if (encoding_.empty() || encoding_ == kUtf8)
        text = raw;
      else if (auto decoded = decode(raw); !decoded)
        return decoded;
    } while (text.empty() && !raw_.empty());  // a block may hold half a character
    return {};
  }

  std::string_view text;
  [[nodiscard]] const UnpackedBytes& bytes() const { return bytes_; }
  [[nodiscard]] std::string_view encoding() const { return encoding_.empty() ? kUtf8 : encoding_; }

 private:
  /// The length of the byte order mark, which says the encoding.
  std::size_t mark_of(std::string_view raw) {
    for (const ByteOrderMark& mark : kMarks) {
      if (!raw.starts_with(mark.bytes)) continue;
      encoding_ = mark.encoding;
      return mark.bytes.size();
    }
    return 0;
  }

  Result<void> decode(std::string_view raw) {
    if (!decoder_) {
      auto decoder = Decoder::of(encoding_);
      if (!decoder) return fail(decoder.error());
      decoder_ = std::move(*decoder);
    }
    decoded_.clear();
    auto done = decoder_->decode(raw, raw.empty(), decoded_);
    text = decoded_;
    return done;
  }

  UnpackedBytes bytes_;
  std::string raw_, decoded_;
  std::string_view encoding_;  ///< empty: only ASCII so far
  std::optional<Decoder> decoder_;
  bool begun_ = false;
};

TextSource::TextSource(std::unique_ptr<Blocks> blocks) : blocks_(std::move(blocks)), rest_(blocks_->text) {
  if (rest_.find('\n') == std::string_view::npos && rest_.find('\r') != std::string_view::npos)
    line_end_ = '\r';
}

TextSource::~TextSource() = default;

Result<std::unique_ptr<TextSource>> TextSource::open(const std::filesystem::path& path) {
  std::error_code error;
  auto file = std::make_unique<std::ifstream>(path, std::ios::binary);
  if (!*file || !std::filesystem::is_regular_file(path, error))
    return fail(ErrorKind::kNotFound, fmt::format("There is no file {} to read.", path.string()));
  return of(std::move(file));
}

Result<std::unique_ptr<TextSource>> TextSource::of(std::unique_ptr<std::istream> bytes) {
  auto blocks = std::make_unique<Blocks>(std::move(bytes));
  if (auto first = blocks->next(); !first) return fail(first.error());
  return std::unique_ptr<TextSource>(new TextSource(std::move(blocks)));
}

Result<std::optional<TextPiece>> TextSource::next() {
  while (true) {
    if (rest_.empty()) {
      if (auto block = blocks_->next(); !block) return fail(block.error());
      rest_ = blocks_->text;
      if (rest_.empty()) return std::optional<TextPiece>();
    }
    const auto end = rest_.find(line_end_);
    const bool ends = end != std::string_view::npos;
    const TextPiece piece{rest_.substr(0, ends ? end + 1 : end), line_, ends};
    rest_.remove_prefix(piece.text.size());
    const bool is_mark = at_line_start_ && is_end_mark(piece.text);
    at_line_start_ = ends;
    if (ends) ++line_;
    if (!is_mark) return std::optional(piece);
  }
}

std::string_view TextSource::head() const { return blocks_->text; }

std::uint64_t TextSource::bytes_read() const { return blocks_->bytes().bytes_read(); }

std::string_view TextSource::encoding() const { return blocks_->encoding(); }

bool TextSource::cut_off() const { return blocks_->bytes().cut_off(); }

}  // namespace ecgraph::import
