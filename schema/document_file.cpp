// read_document of document.hpp: files through nlohmann's event parser.
#include <fmt/format.h>

#include <iterator>
#include <nlohmann/json.hpp>

#include "schema/document.hpp"

namespace ecgraph {
namespace {

/// Walks the text and keeps count, so that a refusal of ours can name the place that the parser has reached.
class CountingIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  CountingIterator(const char* at, std::size_t* read) : at_(at), read_(read) {}
  reference operator*() const { return *at_; }
  CountingIterator& operator++() {
    ++at_;
    ++*read_;
    return *this;
  }
  CountingIterator operator++(int) {
    CountingIterator before = *this;
    ++*this;
    return before;
  }
  friend bool operator==(const CountingIterator& a, const CountingIterator& b) { return a.at_ == b.at_; }

 private:
  const char* at_;
  std::size_t* read_;
};

/// "schema/properties.json, line 3, column 7", for the character before `read`.
std::string place(std::string_view file_name, std::string_view text, std::size_t read) {
  const std::string_view before = text.substr(0, read == 0 ? 0 : read - 1);
  const auto line = 1 + std::count(before.begin(), before.end(), '\n');
  const std::size_t line_start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
  return fmt::format("{}, line {}, column {}", file_name, line, before.size() - line_start + 1);
}

/// nlohmann's sentence without its own prefix: "[json.exception.parse_error.101] parse error at line 1,
/// column 3: …".
std::string_view reason(std::string_view what) {
  // It would quote the ill-formed bytes, and the message then be no UTF-8 itself.
  if (what.find("ill-formed UTF-8") != std::string_view::npos)
    what = what.substr(0, what.find("; last read"));
  const std::size_t place_end = what.find(": ");
  if (what.find("] parse error") != std::string_view::npos && place_end != std::string_view::npos) {
    return what.substr(place_end + 2);
  }
  const std::size_t tag_end = what.find("] ");
  return tag_end == std::string_view::npos ? what : what.substr(tag_end + 2);
}

/// nlohmann's events → DocumentBuilder.
class Events {
 public:
  Events(DocumentLimits limits, std::string_view file_name, std::string_view text)
      : builder_(limits), file_name_(file_name), text_(text) {}

  bool null() { return kept(builder_.null()); }
  bool boolean(bool value) { return kept(builder_.boolean(value)); }
  bool number_integer(std::int64_t value) { return kept(builder_.number(std::to_string(value))); }
  bool number_unsigned(std::uint64_t value) { return kept(builder_.number(std::to_string(value))); }
  bool number_float(double, const std::string& written) { return kept(builder_.number(written)); }
  bool string(std::string& value) { return kept(builder_.text(std::move(value))); }
  bool binary(nlohmann::json::binary_t&) { return false; }  // does not occur in text
  bool start_object(std::size_t) { return kept(builder_.begin_object()); }
  bool key(std::string& name) { return kept(builder_.name(std::move(name))); }
  bool end_object() { return kept(builder_.end_object()); }
  bool start_array(std::size_t) { return kept(builder_.begin_array()); }
  bool end_array() { return kept(builder_.end_array()); }
  bool parse_error(std::size_t position, const std::string&, const nlohmann::json::exception& fault) {
    error_.kind = ErrorKind::kUnreadable;
    error_.message = fmt::format("{}: {}.", place(file_name_, text_, position), reason(fault.what()));
    return false;
  }

  [[nodiscard]] std::size_t* read() { return &read_; }
  [[nodiscard]] Error take_error() { return std::move(error_); }
  [[nodiscard]] Document take() { return builder_.take(); }

 private:
  /// Passes on what the builder said; a refusal gets its place in the file.
  bool kept(bool accepted) {
    if (accepted) return true;
    error_ = builder_.error();
    error_.message = fmt::format("{}: {}", place(file_name_, text_, read_), error_.message);
    return false;
  }

  DocumentBuilder builder_;
  std::string_view file_name_, text_;
  std::size_t read_ = 0;
  Error error_;
};

}  // namespace

Result<Document> read_document(std::string_view text, std::string_view file_name, DocumentLimits limits) {
  Events events(limits, file_name, text);
  const CountingIterator begin(text.data(), events.read());
  const CountingIterator end(text.data() + text.size(), events.read());
  if (!nlohmann::json::sax_parse(begin, end, &events)) return fail(events.take_error());
  return events.take();
}

}  // namespace ecgraph
