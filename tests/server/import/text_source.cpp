#include "server/import/text_source.hpp"

#include <zlib.h>

#include "tests/server/import/reading.hpp"

namespace ecgraph::tests {
namespace {

using import::TextSource;

/// The text of all pieces; the error at its end.
std::string whole(TextSource& source) {
  std::string text;
  while (true) {
    auto piece = source.next();
    if (!piece) return text + "[" + piece.error().message + "]";
    if (!*piece) return text;
    text += (*piece)->text;
  }
}

std::string whole(std::string bytes) { return whole(*text_of(std::move(bytes))); }

std::string packed(const std::string& text) {
  z_stream stream{};
  REQUIRE(deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string bytes(text.size() + 1024, '\0');
  std::string input = text;
  stream.next_in = reinterpret_cast<Bytef*>(input.data());  // NOLINT: zlib's own type
  stream.avail_in = static_cast<uInt>(input.size());
  stream.next_out = reinterpret_cast<Bytef*>(bytes.data());  // NOLINT: the same
  stream.avail_out = static_cast<uInt>(bytes.size());
  REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
  bytes.resize(stream.total_out);
  deflateEnd(&stream);
  return bytes;
}

std::string utf16(std::u16string_view text, bool big_endian) {
  std::string bytes;
  for (const char16_t unit : text) {
    const auto high = static_cast<char>(unit >> 8), low = static_cast<char>(unit & 0xff);
    bytes += big_endian ? high : low;
    bytes += big_endian ? low : high;
  }
  return bytes;
}

TEST_CASE("text comes line by line with its numbers, whatever the line ends") {
  for (const std::string end : {"\n", "\r\n", "\r"}) {
    auto source = text_of("a" + end + "bc" + end + end + "d");
    std::vector<std::pair<std::uint64_t, std::string>> lines;
    for (auto piece = source->next(); *piece; piece = source->next())
      lines.emplace_back((*piece)->line, std::string((*piece)->text));
    CHECK(lines == decltype(lines){{1, "a" + end}, {2, "bc" + end}, {3, end}, {4, "d"}});
  }
}

TEST_CASE("UTF-8 with a byte order mark, UTF-16 of either order and windows-1252 come as UTF-8") {
  CHECK(whole("\xef\xbb\xbfZürich\n") == "Zürich\n");
  CHECK(whole("Zürich 中\n") == "Zürich 中\n");
  CHECK(whole(utf16(u"\ufeffZürich \U0001f6a2\n", false)) == "Zürich 🚢\n");
  CHECK(whole(utf16(u"\ufeffZürich \U0001f6a2\n", true)) == "Zürich 🚢\n");
  auto source = text_of("53\x96\x35\x39 Wuhu Street, Z\xfcrich\n");
  CHECK(whole(*source) == "53–59 Wuhu Street, Zürich\n");
  CHECK(source->encoding() == "windows-1252");
}

TEST_CASE(
    "what is not ASCII late in a long file still says the encoding, and a character may be cut by a block") {
  const std::string ascii(300'000, 'x');
  CHECK(whole(ascii + "\n\xfc\n") == ascii + "\nü\n");
  std::u16string wide(200'001, u'中');
  std::string expected;
  for (std::size_t i = 0; i < wide.size(); ++i) expected += "中";
  CHECK(whole("\xff\xfe" + utf16(wide, false)) == expected);
}

TEST_CASE("UTF-16 that stops inside a character ends the file with an error, after what could be read") {
  CHECK(whole("\xff\xfe" + utf16(u"ab\n", false) + "c") ==
        "ab\n[The bytes are no utf-16le, as which the file begins.]");
}

TEST_CASE("gzip is unpacked, also when several files were put one after another") {
  std::string text;
  for (int i = 0; i < 60'000; ++i) text += "line " + std::to_string(i) + "\n";
  auto source = text_of(packed(text) + packed("end\n"));
  CHECK(whole(*source) == text + "end\n");
  CHECK_FALSE(source->cut_off());
  CHECK(source->bytes_read() == packed(text).size() + packed("end\n").size());
}

TEST_CASE("gzip that was cut off gives what it holds, and says that it was") {
  std::string text;
  for (int i = 0; i < 60'000; ++i) text += std::to_string(i * 7919) + "\n";
  const std::string bytes = packed(text);
  auto source = text_of(bytes.substr(0, bytes.size() / 2));
  const std::string read = whole(*source);
  CHECK(read.size() > 1000);
  CHECK(text.starts_with(read));
  CHECK(source->cut_off());
}

TEST_CASE("damaged gzip is an error that says where") {
  std::string bytes = packed(std::string(10'000, 'a') + "b");
  bytes[bytes.size() - 6] = static_cast<char>(bytes[bytes.size() - 6] ^ 0x55);  // in the check sum
  CHECK(whole(bytes).find("[The compressed data is damaged near byte ") != std::string::npos);
}

TEST_CASE("a ZIP archive is refused with what to do instead") {
  const auto source = TextSource::of(std::make_unique<std::istringstream>("PK\x03\x04rest"));
  REQUIRE_FALSE(source.has_value());
  CHECK(source.error().message.find("unpack it first") != std::string::npos);
}

TEST_CASE("the end mark 0x1A on a line of its own is left out, elsewhere it stays") {
  CHECK(whole("a\n\x1a") == "a\n");
  CHECK(whole("a\r\n\x1a\r\n") == "a\r\n");
  CHECK(whole("a\x1a\n") == "a\x1a\n");
}

TEST_CASE("an empty file has no lines, and one that is not there is an error") {
  CHECK(whole(std::string()).empty());
  CHECK_FALSE(TextSource::open("no/such/file").has_value());
  CHECK_FALSE(TextSource::open(".").has_value());
}

}  // namespace
}  // namespace ecgraph::tests
