#include "server/render/json_text.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace ecgraph::render {
namespace {

namespace json = boost::json;

/// The name of the only member of a wrapped number. No name that comes from outside has a control character
/// in it.
constexpr std::string_view kWrapped =
    "\x01"
    "decimal";

/// Outside these, plain notation is a row of zeros.
constexpr double kPlainMax = 1e21;
constexpr double kPlainMin = 1e-19;

class Writer {
 public:
  Writer(std::string& out, Layout layout) : out_(out), layout_(layout) {}

  void write(const json::value& value, int depth) {
    switch (value.kind()) {
      case json::kind::null:
        out_ += "null";
        return;
      case json::kind::bool_:
        out_ += value.get_bool() ? "true" : "false";
        return;
      case json::kind::int64:
        out_ += std::to_string(value.get_int64());
        return;
      case json::kind::uint64:
        out_ += std::to_string(value.get_uint64());
        return;
      case json::kind::double_:
        out_ += number_text(value.get_double());
        return;
      case json::kind::string:
        append_json_string(out_, value.get_string());
        return;
      case json::kind::array:
        write(value.get_array(), depth);
        return;
      case json::kind::object:
        if (const auto digits = wrapped_digits(value))
          out_ += *digits;
        else
          write(value.get_object(), depth);
        return;
    }
  }

 private:
  void write(const json::array& array, int depth) {
    if (array.empty()) {
      out_ += "[]";
      return;
    }
    char before = '[';
    for (const auto& element : array) {
      begin_element(before, depth + 1);
      before = ',';
      write(element, depth + 1);
    }
    break_line(depth);
    out_ += ']';
  }

  void write(const json::object& object, int depth) {
    if (object.empty()) {
      out_ += "{}";
      return;
    }
    char before = '{';
    for (const auto& member : object) {
      begin_element(before, depth + 1);
      before = ',';
      append_json_string(out_, member.key());
      out_ += layout_ == Layout::kIndented ? ": " : ":";
      write(member.value(), depth + 1);
    }
    break_line(depth);
    out_ += '}';
  }

  void begin_element(char before, int depth) {
    out_ += before;
    break_line(depth);
  }

  void break_line(int depth) {
    if (layout_ == Layout::kCompact) return;
    out_ += '\n';
    out_.append(2 * static_cast<std::size_t>(depth), ' ');
  }

  std::string& out_;
  Layout layout_;
};

void append_escaped(std::string& out, char c) {
  constexpr std::string_view kHex = "0123456789abcdef";
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      out += "\\u00";
      out += kHex[static_cast<unsigned char>(c) >> 4];
      out += kHex[static_cast<unsigned char>(c) & 15];
  }
}

bool needs_escape(char c) {
  return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20 || c == '\x7f';
}

}  // namespace

json::value exact_number(const Decimal& decimal) {
  if (decimal.is_whole()) return decimal.coefficient();
  const std::string text = decimal.text();
  double nearest = 0;
  std::from_chars(text.data(), text.data() + text.size(), nearest);
  if (number_text(nearest) == text) return nearest;
  json::object wrapped;
  wrapped.emplace(kWrapped, text);
  return wrapped;
}

std::optional<std::string_view> wrapped_digits(const json::value& value) {
  const auto* object = value.if_object();
  if (object == nullptr || object->size() != 1 || object->begin()->key() != kWrapped) return std::nullopt;
  return object->begin()->value().get_string();
}

std::string number_text(double number) {
  if (!std::isfinite(number)) return "null";
  std::array<char, 64> buffer;
  const double size = std::abs(number);
  const bool plain = size == 0 || (size < kPlainMax && size >= kPlainMin);
  const auto end =
      plain ? std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, std::chars_format::fixed)
            : std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
  return {buffer.data(), end.ptr};
}

void append_json(std::string& out, const json::value& value, Layout layout, int depth) {
  Writer(out, layout).write(value, depth);
}

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  std::size_t written = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!needs_escape(text[i])) continue;
    out += text.substr(written, i - written);
    append_escaped(out, text[i]);
    written = i + 1;
  }
  out += text.substr(written);
  out += '"';
}

std::string json_text(const json::value& value) {
  std::string out;
  append_json(out, value);
  return out;
}

}  // namespace ecgraph::render
