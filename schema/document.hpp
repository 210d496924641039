#pragma once
// A JSON document as it was written: numbers kept as text, so that no decimal passes through a double. Which
// parser filled it (files: read_document, request bodies: server/wire/document_body.hpp) makes no difference
// to readers.

#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <variant>
#include <vector>

#include "schema/error.hpp"

namespace ecgraph {

/// One JSON value.
class Document {
 public:
  /// A number as it was written, not rounded by any machine format.
  struct Number {
    std::string text;
    friend bool operator==(const Number&, const Number&) = default;
  };
  using Array = std::vector<Document>;
  using Object = std::vector<std::pair<std::string, Document>>;  ///< in the order written; names are unique

  Document() = default;  ///< null
  /// Only of a bool: a `const char*` is text, not true.
  template <std::same_as<bool> Bool>
  explicit Document(Bool value) : value_(value) {}
  explicit Document(Number number) : value_(std::move(number)) {}
  explicit Document(std::string text) : value_(std::move(text)) {}
  explicit Document(Array array) : value_(std::move(array)) {}
  explicit Document(Object object) : value_(std::move(object)) {}

  [[nodiscard]] bool is_null() const { return std::holds_alternative<std::monostate>(value_); }
  [[nodiscard]] const bool* boolean() const { return std::get_if<bool>(&value_); }
  [[nodiscard]] const std::string* text() const { return std::get_if<std::string>(&value_); }
  /// The number's text.
  [[nodiscard]] const std::string* number() const {
    const auto* number = std::get_if<Number>(&value_);
    return number == nullptr ? nullptr : &number->text;
  }
  [[nodiscard]] const Array* array() const { return std::get_if<Array>(&value_); }
  [[nodiscard]] const Object* object() const { return std::get_if<Object>(&value_); }
  [[nodiscard]] Array* array() { return std::get_if<Array>(&value_); }
  [[nodiscard]] Object* object() { return std::get_if<Object>(&value_); }
  /// The member, or null when this is no object or has none of that name.
  [[nodiscard]] const Document* member(std::string_view name) const;
  /// "an object", "a number" … for messages.
  [[nodiscard]] std::string_view what() const;
  /// Numbers are equal when they are spelt alike.
  friend bool operator==(const Document&, const Document&) = default;

 private:
  std::variant<std::monostate, bool, Number, std::string, Array, Object> value_;
};

/// How deep and how large a document may be; a parser stops there.
struct DocumentLimits {
  std::size_t depth_max = 32;
  std::size_t values_max = 2'000'000;
};

/// `/changes/3/assert/valid`: a place in a document (RFC 6901), built on the way down.
class Pointer {
 public:
  Pointer() = default;
  explicit Pointer(std::string text) : text_(std::move(text)) {}
  [[nodiscard]] Pointer operator/(std::string_view member) const;
  [[nodiscard]] Pointer operator/(std::size_t index) const;
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  std::string text_;
};

/// Builds a Document from the events of any JSON parser, refusing duplicate names, too much depth and too
/// many values.
class DocumentBuilder {
 public:
  explicit DocumentBuilder(DocumentLimits limits) : limits_(limits) {}
  /// Each returns false when a limit is passed or a name comes twice; `error()` then says so, with the place.
  bool null();
  bool boolean(bool value);
  bool number(std::string text);
  bool text(std::string value);
  bool begin_array();
  bool end_array();
  bool begin_object();
  bool name(std::string name);
  bool end_object();
  [[nodiscard]] const Error& error() const { return error_; }
  /// The whole document, after the last event.
  [[nodiscard]] Document take() { return std::move(root_); }

 private:
  /// A container whose end has not come yet.
  struct Open {
    Document container;
    std::string name;  ///< of the member that comes next, in an object
    std::unordered_set<std::string>
        names;  ///< filled only once there are many: a short list is searched faster
  };
  bool add(Document value);
  bool open(Document container);
  bool close();
  bool refuse(ErrorKind kind, std::string message);
  [[nodiscard]] Pointer place() const;

  DocumentLimits limits_;
  std::size_t values_ = 0;
  Document root_;
  std::vector<Open> open_;
  Error error_;
};

/// Reads the text of a file (nlohmann's event parser). Faults name file, line and column.
[[nodiscard]] Result<Document> read_document(std::string_view text, std::string_view file_name,
                                             DocumentLimits limits = {});

}  // namespace ecgraph
