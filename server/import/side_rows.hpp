#pragma once
// A file of rows that belong to the records of another, both sorted by the number that they share.

#include <filesystem>
#include <memory>
#include <optional>

#include "server/import/columns.hpp"

namespace ecgraph::import {

/// Read along with the main file.
class SideRows {
 public:
  /// Fails when the file cannot be opened. `side` outlives this.
  [[nodiscard]] static Result<std::unique_ptr<SideRows>> open(const std::filesystem::path& path,
                                                              const SideFile& side, std::size_t row_max);
  /// Hands the rows of a number over; numbers are asked for in ascending order. Rows that do not fit, or
  /// whose number nobody asks for, are counted.
  [[nodiscard]] Result<void> take(std::uint64_t number, PartyDraft& draft);
  [[nodiscard]] std::uint64_t bytes_read() const { return source_->bytes_read(); }
  /// After the last number: reads what is left, and says whether the file was whole.
  [[nodiscard]] Result<bool> finish();
  /// Its name.
  [[nodiscard]] const std::string& file() const { return file_; }
  /// Rows that were handed to nobody.
  [[nodiscard]] std::size_t left_out() const { return left_out_; }

 private:
  SideRows(std::unique_ptr<TextSource> source, std::string file, const SideFile& side, std::size_t row_max);
  Result<void> advance();

  std::unique_ptr<TextSource> source_;
  std::string file_;
  CsvRows rows_;
  Columns columns_;
  const CsvRow* row_ = nullptr;  ///< read and not handed over
  std::uint64_t number_ = 0;     ///< of it
  std::size_t left_out_ = 0;
  bool begun_ = false;
};

/// The number in the first column; nothing when it is none.
[[nodiscard]] std::optional<std::uint64_t> number_of(const CsvRow& row);

}  // namespace ecgraph::import
