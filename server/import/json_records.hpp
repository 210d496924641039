#pragma once
// JSON text → records, by Boost.JSON's event parser: the elements of a list, those of a named member of an
// object, or a value a line.

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "schema/document.hpp"
#include "server/import/text_source.hpp"

namespace ecgraph::import {

/// One record.
struct JsonRecord {
  std::uint64_t line = 0;  ///< its first
  Document value;
  std::string fault;  ///< why it cannot be read, as a sentence; empty: it can
};

/// What bounds a record.
struct JsonLimits {
  std::size_t record_max = std::size_t{1} << 20;  ///< bytes of text
  DocumentLimits document{.depth_max = 32, .values_max = 200'000};
};

/// Reads record by record. A value a line: a line that is no JSON comes as a fault, and the lines behind it
/// are read. In a list, a record that is too large comes as a fault; after text that is no JSON nothing more
/// can be read.
class JsonRecords {
 public:
  /// `source` outlives this. Of an object, the list in its member `members` holds the records; the members
  /// before it are kept.
  JsonRecords(TextSource& source, std::vector<std::string> members, JsonLimits limits = {});
  ~JsonRecords();
  JsonRecords(const JsonRecords&) = delete;
  JsonRecords& operator=(const JsonRecords&) = delete;

  /// The next record; nothing at the end.
  [[nodiscard]] Result<std::optional<JsonRecord>> next();
  /// The members of the object around the records, as far as read: texts and numbers.
  [[nodiscard]] const Document::Object& around() const;
  /// The member that holds the records; empty when they stand in no object.
  [[nodiscard]] const std::string& member() const;
  /// After the end: false when the file stopped inside a record or before the end of the list.
  [[nodiscard]] bool complete() const;

 private:
  class Reading;
  std::unique_ptr<Reading> reading_;
};

}  // namespace ecgraph::import
