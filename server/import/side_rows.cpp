#include "server/import/side_rows.hpp"

#include <charconv>

namespace ecgraph::import {

std::optional<std::uint64_t> number_of(const CsvRow& row) {
  if (row.fields.empty()) return std::nullopt;
  const std::string_view text = trimmed(row.fields.front());
  std::uint64_t number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (read.ec != std::errc() || read.ptr != text.data() + text.size()) return std::nullopt;
  return number;
}

SideRows::SideRows(std::unique_ptr<TextSource> source, std::string file, const SideFile& side,
                   std::size_t row_max)
    : source_(std::move(source)),
      file_(std::move(file)),
      rows_(*source_, ',', row_max),
      columns_(side.columns, side.fields, {}) {}

Result<std::unique_ptr<SideRows>> SideRows::open(const std::filesystem::path& path, const SideFile& side,
                                                 std::size_t row_max) {
  auto source = TextSource::open(path);
  if (!source) return fail(source.error());
  return std::unique_ptr<SideRows>(new SideRows(std::move(*source), path.filename().string(), side, row_max));
}

/// The next row that fits.
Result<void> SideRows::advance() {
  begun_ = true;
  while (true) {
    auto row = rows_.next();
    if (!row) return fail(row.error());
    row_ = *row;
    if (row_ == nullptr) return {};
    const auto number = number_of(*row_);
    if (number && columns_.fault_of(*row_).empty() && *number >= number_) {
      number_ = *number;
      return {};
    }
    ++left_out_;
  }
}

Result<void> SideRows::take(std::uint64_t number, PartyDraft& draft) {
  if (!begun_) {
    if (auto read = advance(); !read) return read;
  }
  while (row_ != nullptr && number_ <= number) {
    if (number_ == number)
      columns_.take(*row_, draft);
    else
      ++left_out_;
    if (auto read = advance(); !read) return read;
  }
  return {};
}

Result<bool> SideRows::finish() {
  while (!begun_ || row_ != nullptr) {
    if (row_ != nullptr) ++left_out_;
    if (auto read = advance(); !read) return fail(read.error());
  }
  return rows_.complete();
}

}  // namespace ecgraph::import
