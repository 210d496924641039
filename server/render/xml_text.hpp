#pragma once
// XML as text, written by libxml2 while an answer is sent.

#include <libxml/xmlwriter.h>

#include <memory>
#include <string>
#include <string_view>

namespace ecgraph::render {

/// One document from its first element to its last. Characters that no XML 1.0 document may hold become
/// U+FFFD.
class XmlText {
 public:
  XmlText();
  /// Writes the declaration; elements are indented.
  void begin();
  void open(const char* element);
  void attribute(const char* name, std::string_view value);
  void text(std::string_view text);
  void close();
  /// An element with nothing but text in it.
  void element(const char* name, std::string_view text);
  /// Moves what was written so far to the end of `out`.
  void drain(std::string& out);

 private:
  struct Free {
    void operator()(xmlBuffer* buffer) const { xmlBufferFree(buffer); }
    void operator()(xmlTextWriter* writer) const { xmlFreeTextWriter(writer); }
  };
  std::unique_ptr<xmlBuffer, Free> buffer_;
  std::unique_ptr<xmlTextWriter, Free> writer_;  ///< goes before its buffer
};

}  // namespace ecgraph::render
