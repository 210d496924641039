#pragma once
// Boost.JSON's parser events, handed on to whatever takes them as DocumentBuilder does. Numbers come as text,
// so that they stay as written.

#include <boost/json/basic_parser_impl.hpp>
#include <cstdint>
#include <string>

namespace ecgraph::wire {

/// The handler of a boost::json::basic_parser. A sink that answers `room(bytes)` with false is not handed the
/// rest of that text.
template <class Sink, std::size_t StringMax>
struct JsonEvents {
  static constexpr std::size_t max_object_size = std::size_t(-1);
  static constexpr std::size_t max_array_size = std::size_t(-1);
  static constexpr std::size_t max_key_size = 4096;
  static constexpr std::size_t max_string_size = StringMax;
  using Error = boost::json::error_code;
  using Text = boost::json::string_view;

  template <class... Arguments>
  explicit JsonEvents(Arguments&&... arguments) : sink(std::forward<Arguments>(arguments)...) {}

  Sink sink;
  std::string part;  ///< of a key, string or number not yet complete

  /// Any error stops the parser; the sink knows the sentence.
  static bool accept(bool taken, Error& error) {
    if (!taken) error = boost::json::error::extra_data;
    return taken;
  }
  /// The text that ends with `last`.
  std::string whole(Text last) {
    more(last);
    return std::exchange(part, {});
  }
  /// Keeps a part of a text.
  bool more(Text text) {
    if constexpr (requires(std::size_t size) { sink.room(size); }) {
      if (!sink.room(text.size())) return true;
    }
    part.append(text.data(), text.size());
    return true;
  }

  bool on_document_begin(Error&) { return true; }
  bool on_document_end(Error&) { return true; }
  bool on_object_begin(Error& error) { return accept(sink.begin_object(), error); }
  bool on_object_end(std::size_t, Error& error) { return accept(sink.end_object(), error); }
  bool on_array_begin(Error& error) { return accept(sink.begin_array(), error); }
  bool on_array_end(std::size_t, Error& error) { return accept(sink.end_array(), error); }
  bool on_key_part(Text text, std::size_t, Error&) { return more(text); }
  bool on_key(Text text, std::size_t, Error& error) { return accept(sink.name(whole(text)), error); }
  bool on_string_part(Text text, std::size_t, Error&) { return more(text); }
  bool on_string(Text text, std::size_t, Error& error) { return accept(sink.text(whole(text)), error); }
  bool on_number_part(Text text, Error&) { return more(text); }
  bool on_int64(std::int64_t, Text text, Error& error) { return accept(sink.number(whole(text)), error); }
  bool on_uint64(std::uint64_t, Text text, Error& error) { return accept(sink.number(whole(text)), error); }
  bool on_double(double, Text text, Error& error) { return accept(sink.number(whole(text)), error); }
  bool on_bool(bool value, Error& error) { return accept(sink.boolean(value), error); }
  bool on_null(Error& error) { return accept(sink.null(), error); }
  bool on_comment_part(Text, Error&) { return true; }
  bool on_comment(Text, Error&) { return true; }
};

}  // namespace ecgraph::wire
