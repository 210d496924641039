#include "server/wire/document_body.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/basic_parser_impl.hpp>

namespace ecgraph::wire {
namespace {

namespace json = boost::json;

/// Boost.JSON's events → DocumentBuilder. Numbers come as text parts, so that they stay as written.
struct Events {
  static constexpr std::size_t max_object_size = std::size_t(-1);
  static constexpr std::size_t max_array_size = std::size_t(-1);
  static constexpr std::size_t max_key_size = 4096;
  static constexpr std::size_t max_string_size = 1 << 20;

  explicit Events(DocumentLimits limits) : builder(limits) {}

  DocumentBuilder builder;
  std::string part;  ///< of a key, string or number not yet complete

  static bool accept(bool taken, json::error_code& error) {
    if (!taken)
      error = json::error::extra_data;  // any error stops the parser; the builder knows the sentence
    return taken;
  }
  std::string whole(json::string_view last) {
    std::string text = std::move(part);
    part.clear();
    text.append(last.data(), last.size());
    return text;
  }
  bool more(json::string_view text) {
    part.append(text.data(), text.size());
    return true;
  }

  bool on_document_begin(json::error_code&) { return true; }
  bool on_document_end(json::error_code&) { return true; }
  bool on_object_begin(json::error_code& error) { return accept(builder.begin_object(), error); }
  bool on_object_end(std::size_t, json::error_code& error) { return accept(builder.end_object(), error); }
  bool on_array_begin(json::error_code& error) { return accept(builder.begin_array(), error); }
  bool on_array_end(std::size_t, json::error_code& error) { return accept(builder.end_array(), error); }
  bool on_key_part(json::string_view text, std::size_t, json::error_code&) { return more(text); }
  bool on_key(json::string_view text, std::size_t, json::error_code& error) {
    return accept(builder.name(whole(text)), error);
  }
  bool on_string_part(json::string_view text, std::size_t, json::error_code&) { return more(text); }
  bool on_string(json::string_view text, std::size_t, json::error_code& error) {
    return accept(builder.text(whole(text)), error);
  }
  bool on_number_part(json::string_view text, json::error_code&) { return more(text); }
  bool on_int64(std::int64_t, json::string_view text, json::error_code& error) {
    return accept(builder.number(whole(text)), error);
  }
  bool on_uint64(std::uint64_t, json::string_view text, json::error_code& error) {
    return accept(builder.number(whole(text)), error);
  }
  bool on_double(double, json::string_view text, json::error_code& error) {
    return accept(builder.number(whole(text)), error);
  }
  bool on_bool(bool value, json::error_code& error) { return accept(builder.boolean(value), error); }
  bool on_null(json::error_code& error) { return accept(builder.null(), error); }
  bool on_comment_part(json::string_view, json::error_code&) { return true; }
  bool on_comment(json::string_view, json::error_code&) { return true; }
};

}  // namespace

Result<Document> read_body(std::string_view text, DocumentLimits limits) {
  json::parse_options options;
  options.max_depth = limits.depth_max + 1;  // the builder refuses first, with its own sentence
  json::basic_parser<Events> parser(options, limits);
  json::error_code error;
  const std::size_t read = parser.write_some(false, text.data(), text.size(), error);
  auto& builder = parser.handler().builder;
  if (!builder.error().message.empty()) return fail(builder.error());
  if (!error && read < text.size()) error = json::error::extra_data;
  if (error) {
    const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(read), '\n');
    return fail(ErrorKind::kUnreadable,
                fmt::format("The body is not JSON: {} at byte {} (line {}).", error.message(), read, line));
  }
  return builder.take();
}

}  // namespace ecgraph::wire
