#include "server/import/csv_rows.hpp"

#include <fmt/format.h>

#include <utility>

#include "server/import/utf8.hpp"

namespace ecgraph::import {

CsvRows::CsvRows(TextSource& source, char delimiter, std::size_t row_max)
    : source_(source), delimiter_(delimiter), row_max_(row_max) {
  open_parser();
}

CsvRows::~CsvRows() { csv_free(&parser_); }

void CsvRows::open_parser() {
  csv_init(&parser_, CSV_REPALL_NL);
  csv_set_delim(&parser_, static_cast<unsigned char>(delimiter_));
}

void CsvRows::take_field(void* field, std::size_t size, void* self) {
  auto& rows = *static_cast<CsvRows*>(self);
  rows.open_.text.append(static_cast<const char*>(field), size);
  rows.open_.ends.push_back(rows.open_.text.size());
  rows.row_ended_ = false;
}

void CsvRows::take_end(int, void* self) {
  auto& rows = *static_cast<CsvRows*>(self);
  rows.row_ended_ = true;
  rows.open_size_ = 0;
  if (rows.open_.ends.empty()) return;  // a blank line, or the second half of a line end
  Row& row = rows.make_ready();
  std::swap(row, rows.open_);
  rows.open_.line = row.line;
}

/// A place for a row, empty.
CsvRows::Row& CsvRows::make_ready() {
  if (ready_ == rows_.size()) rows_.emplace_back();
  Row& row = rows_[ready_++];
  row.text.clear();
  row.ends.clear();
  row.fault.clear();
  return row;
}

void CsvRows::read(const TextPiece& piece) {
  line_ended_ = piece.ends_line;
  if (skipping_) {
    skipping_ = !piece.ends_line;
    return;
  }
  if (row_ended_) open_.line = piece.line;
  open_size_ += piece.text.size();
  if (open_size_ > row_max_) return pass_over(piece);
  row_ended_ = false;
  csv_parse(&parser_, piece.text.data(), piece.text.size(), take_field, take_end, this);
}

/// Gives the open row up, and what stands behind it on its line.
void CsvRows::pass_over(const TextPiece& piece) {
  const std::uint64_t line = open_.line;
  open_.text.clear();
  open_.ends.clear();
  Row& row = make_ready();
  row.line = line;
  row.fault = fmt::format("The record is longer than {} bytes.", row_max_);
  if (line != piece.line) row.fault += " A quote that is opened in it may not be closed.";
  csv_free(&parser_);
  open_parser();
  open_size_ = 0;
  row_ended_ = true;
  skipping_ = !piece.ends_line;
}

void CsvRows::finish() {
  ended_ = true;
  csv_set_opts(&parser_, CSV_STRICT | CSV_STRICT_FINI);  // only then is a quote that is not closed an error
  broken_ = source_.cut_off() || csv_fini(&parser_, take_field, take_end, this) != 0;
  if (!broken_ || row_ended_) return;
  const std::uint64_t line = open_.line;
  Row& row = make_ready();
  row.line = line;
  row.fault = "The file ends inside this record.";
}

const CsvRow* CsvRows::give(const Row& row) {
  row_.line = row.line;
  row_.fault = row.fault;
  row_.fields.clear();
  const std::string_view text = row.text;
  std::size_t begin = 0;
  for (const std::size_t end : row.ends) {
    row_.fields.push_back(text.substr(begin, end - begin));
    begin = end;
  }
  if (row_.fault.empty() && !is_utf8(text))
    row_.fault = "The bytes of the record are no UTF-8, unlike those before.";
  if (row_.fault.empty() && text.find('\0') != std::string_view::npos)
    row_.fault = "The record holds NUL, which is no text.";
  return &row_;
}

Result<const CsvRow*> CsvRows::next() {
  while (given_ == ready_) {
    given_ = ready_ = 0;
    if (ended_) return nullptr;
    auto piece = source_.next();
    if (!piece) {
      ended_ = broken_ = true;
      return fail(piece.error());
    }
    if (*piece)
      read(**piece);
    else
      finish();
  }
  return give(rows_[given_++]);
}

}  // namespace ecgraph::import
