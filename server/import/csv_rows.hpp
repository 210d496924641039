#pragma once
// Delimited text → rows, by libcsv: quoted fields with line breaks, doubled quotes, any delimiter.

#include <csv.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "server/import/text_source.hpp"

namespace ecgraph::import {

/// One row. Unquoted fields are without blanks at their ends.
struct CsvRow {
  std::uint64_t line = 0;                ///< its first
  std::vector<std::string_view> fields;  ///< until the next row is asked for
  std::string fault;                     ///< why it cannot be read, as a sentence; empty: it can
};

/// Reads row by row. A row that is too long, is not UTF-8 or holds NUL comes as a fault, and the rows behind
/// it are read.
class CsvRows {
 public:
  /// `source` outlives this. A row of more than `row_max` bytes is passed over.
  CsvRows(TextSource& source, char delimiter, std::size_t row_max);
  ~CsvRows();
  CsvRows(const CsvRows&) = delete;
  CsvRows& operator=(const CsvRows&) = delete;

  /// The next row that is not blank; null at the end. It stands until the one after it is asked for.
  [[nodiscard]] Result<const CsvRow*> next();
  /// After the end: false when the text stopped inside a quoted field, or the file before its end.
  [[nodiscard]] bool complete() const { return ended_ && !broken_; }
  /// Whether the row given out last ended with the text, without a line end.
  [[nodiscard]] bool last_is_open() const { return ended_ && !line_ended_ && given_ == ready_; }

 private:
  /// A row as libcsv hands it over: its fields, one behind the other.
  struct Row {
    std::uint64_t line = 0;
    std::string text;
    std::vector<std::size_t> ends;
    std::string fault;
  };
  static void take_field(void* field, std::size_t size, void* self);
  static void take_end(int character, void* self);
  void open_parser();
  Row& make_ready();
  void read(const TextPiece& piece);
  void pass_over(const TextPiece& piece);
  void finish();
  const CsvRow* give(const Row& row);

  TextSource& source_;
  char delimiter_;
  std::size_t row_max_;
  csv_parser parser_{};
  Row open_;                   ///< the row that is being read
  std::size_t open_size_ = 0;  ///< bytes of the text of it
  std::vector<Row> rows_;      ///< the first `ready_` of them are read, `given_` of these given out
  std::size_t ready_ = 0, given_ = 0;
  CsvRow row_;
  bool row_ended_ = true, skipping_ = false, ended_ = false, line_ended_ = true, broken_ = false;
};

}  // namespace ecgraph::import
