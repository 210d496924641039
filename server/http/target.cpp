#include "server/http/target.hpp"

#include <fmt/format.h>

#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>

#include "server/http/message.hpp"

namespace ecgraph::http {
namespace {

namespace urls = boost::urls;

Failure unreadable(std::string message) { return fail(ErrorKind::kUnreadable, std::move(message)); }

// The characters that people send as they are although a URL must have them encoded.
bool wants_encoding(char c) {
  return static_cast<unsigned char>(c) >= 0x80 ||
         std::string_view("\"<>[]^`{|}\\").find(c) != std::string_view::npos;
}

std::string with_strays_encoded(std::string_view text) {
  std::string encoded;
  encoded.reserve(text.size());
  for (const char c : text) {
    if (wants_encoding(c)) {
      encoded += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    } else {
      encoded += c;
    }
  }
  return encoded;
}

bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

/// The first `%` that two hexadecimal digits do not follow; empty if all are well.
std::string_view bad_percent(std::string_view text) {
  for (std::size_t i = text.find('%'); i != std::string_view::npos; i = text.find('%', i + 1)) {
    if (i + 2 >= text.size() || !is_hex(text[i + 1]) || !is_hex(text[i + 2])) return text.substr(i, 3);
  }
  return {};
}

enum class Plus { kIsPlus, kIsSpace };

Result<std::string> decoded(urls::pct_string_view text, Plus plus) {
  urls::encoding_opts options;
  options.space_as_plus = plus == Plus::kIsSpace;
  std::string plain = text.decode(options);
  const std::string_view shown(text.data(), text.size());
  if (plain.find('\0') != std::string::npos)
    return unreadable(fmt::format("\"{}\" contains a NUL (%00), which no name has.", shown));
  if (!is_utf8(plain))
    return unreadable(
        fmt::format("\"{}\" is not UTF-8 once decoded; percent-encode the UTF-8 bytes of the text.", shown));
  return plain;
}

Result<std::vector<std::string>> split_path(urls::pct_string_view path) {
  std::vector<std::string> segments;
  std::string_view rest(path.data(), path.size());
  if (rest.empty() || rest == "/") return segments;
  rest.remove_prefix(1);
  for (;;) {
    const std::size_t end = rest.find('/');
    // Safe: a part of a well-encoded path between two slashes is itself well encoded.
    auto segment = decoded(urls::pct_string_view(rest.substr(0, end)), Plus::kIsPlus);
    if (!segment) return fail(std::move(segment.error()));
    if (*segment == "." || *segment == "..")
      return unreadable("The path has a \".\" or \"..\" segment; write the path out.");
    segments.push_back(std::move(*segment));
    if (end == std::string_view::npos) return segments;
    rest.remove_prefix(end + 1);
  }
}

Result<std::vector<QueryParameter>> split_query(const urls::url_view& url) {
  std::vector<QueryParameter> query;
  for (const auto& parameter : url.encoded_params()) {
    if (parameter.key.empty() && !parameter.has_value) continue;  // `?`, `&&`
    auto name = decoded(parameter.key, Plus::kIsSpace);
    if (!name) return fail(std::move(name.error()));
    auto value = decoded(parameter.value, Plus::kIsSpace);
    if (!value) {
      value.error().field = *name;
      return fail(std::move(value.error()));
    }
    query.push_back({std::move(*name), std::move(*value)});
  }
  return query;
}

}  // namespace

std::string origin_form(std::string_view text, Method method) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!same_word(text.substr(0, scheme.size()), scheme)) continue;
    const std::size_t end = text.find_first_of("/?#", scheme.size());
    if (end == std::string_view::npos) return method == Method::kOptions ? "*" : "/";
    return (text[end] == '/' ? "" : "/") + std::string(text.substr(end));
  }
  return std::string(text);
}

Result<Target> parse_target(std::string_view text) {
  Target target;
  if (text == "*") {
    target.asterisk = true;
    return target;
  }
  const std::string encoded = with_strays_encoded(origin_form(text, Method::kGet));
  if (encoded.empty() || encoded.front() != '/')
    return unreadable("The request target must begin with \"/\".");
  if (const auto bad = bad_percent(encoded); !bad.empty()) {
    return unreadable(fmt::format(
        "\"{}\" in the request target is not a percent-encoding; write %25 for a percent sign.", bad));
  }
  const auto url = urls::parse_origin_form(encoded);
  if (!url)
    return unreadable(
        "The request target is not a path with an optional query; percent-encode \"#\" and control "
        "characters.");
  auto segments = split_path(url->encoded_path());
  if (!segments) return fail(std::move(segments.error()));
  auto query = split_query(*url);
  if (!query) return fail(std::move(query.error()));
  target.segments = std::move(*segments);
  target.query = std::move(*query);
  return target;
}

bool is_utf8(std::string_view text) {
  const auto byte = [text](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
  };
  for (std::size_t i = 0; i < text.size();) {
    const unsigned lead = byte(i);
    const std::size_t length = lead < 0x80                   ? 1
                               : lead >= 0xC2 && lead < 0xE0 ? 2
                               : lead >= 0xE0 && lead < 0xF0 ? 3
                               : lead >= 0xF0 && lead < 0xF5 ? 4
                                                             : 0;
    if (length == 0) return false;
    for (std::size_t k = 1; k < length; ++k) {
      if ((byte(i + k) & 0xC0U) != 0x80U) return false;
    }
    // Overlong forms, surrogates and what lies beyond U+10FFFF show in the second byte.
    const unsigned second = byte(i + 1);
    if ((lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) ||
        (lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F))
      return false;
    i += length;
  }
  return true;
}

}  // namespace ecgraph::http
