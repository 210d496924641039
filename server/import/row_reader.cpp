// Parties from rows of delimited text.

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <deque>
#include <set>

#include "server/import/party_reader.hpp"
#include "server/import/side_rows.hpp"

namespace ecgraph::import {
namespace {

class RowReader : public RecordReader {
 public:
  RowReader(std::unique_ptr<TextSource> source, std::string file, const Format& format,
            const ReadingTerms& terms)
      : source_(std::move(source)),
        file_(std::move(file)),
        format_(format),
        rows_(*source_, format.delimiter, terms.record_max),
        draft_(format, terms.vocabulary, terms.countries) {
    if (format.list.always) lists_.insert(*format.list.always);
  }

  /// The header, which the format must fit.
  Result<void> begin(const std::vector<std::filesystem::path>& beside, const ReadingTerms& terms) {
    if (format_.columns.empty()) {
      if (auto header = read_header(); !header) return header;
    } else {
      columns_.emplace(format_.columns, format_.fields, format_.may_end_after);
    }
    for (std::size_t number = 0; number < beside.size(); ++number) {
      if (beside[number].empty()) continue;
      auto side = SideRows::open(beside[number], format_.beside[number], terms.record_max);
      if (!side) return fail(side.error());
      beside_.push_back(std::move(*side));
    }
    return {};
  }

  Result<std::optional<Record>> next() override {
    while (ready_.empty() && !ended_) {
      auto row = rows_.next();
      if (!row) {
        ended_ = broken_ = true;
        return fail(row.error());
      }
      auto done = *row == nullptr ? finish() : take(**row);
      if (!done) return fail(done.error());
    }
    if (ready_.empty()) return std::optional<Record>();
    std::optional<Record> record = std::move(ready_.front());
    ready_.pop_front();
    return record;
  }

  [[nodiscard]] std::uint64_t bytes_read() const override {
    std::uint64_t bytes = source_->bytes_read();
    for (const auto& side : beside_) bytes += side->bytes_read();
    return bytes;
  }
  [[nodiscard]] bool complete() const override { return ended_ && !broken_ && rows_.complete(); }
  [[nodiscard]] std::vector<EntityId> lists() const override { return {lists_.begin(), lists_.end()}; }
  [[nodiscard]] std::optional<Day> as_of() const override { return std::nullopt; }
  [[nodiscard]] std::string read_as() const override {
    return fmt::format("{}, {}", format_.id, source_->encoding());
  }

 private:
  Result<void> read_header() {
    auto row = rows_.next();
    if (!row) return fail(row.error());
    std::vector<std::string> names;
    if (*row != nullptr) {
      for (const auto field : (*row)->fields) names.emplace_back(trimmed(field));
    }
    std::vector<std::string> missing;
    for (const std::string& name : format_.recognised_by) {
      if (std::ranges::find(names, name) == names.end()) missing.push_back(name);
    }
    if (!missing.empty())
      return fail(ErrorKind::kUnreadable,
                  fmt::format("{} is no file of the format {}: its first row lacks {}.", file_, format_.id,
                              fmt::join(missing, ", ")));
    columns_.emplace(std::move(names), format_.fields, format_.may_end_after);
    return {};
  }

  Result<void> take(const CsvRow& row) {
    if (std::string fault = columns_->fault_of(row); !fault.empty()) {
      if (Columns::is_empty(row)) return {};
      return refuse(row, std::move(fault));
    }
    if (Columns::is_empty(row) || (format_.columns.empty() && columns_->is_header(row))) return {};
    std::string key = columns_->party_key(row);
    if (!open_ || key.empty() || key != key_) {
      emit();
      draft_.begin({file_, row.line});
      key_ = std::move(key);
      open_ = true;
    }
    columns_->take(row, draft_);
    return take_beside(row);
  }

  Result<void> take_beside(const CsvRow& row) {
    if (beside_.empty()) return {};
    const auto number = number_of(row);
    if (!number) return {};
    for (const auto& side : beside_) {
      if (auto taken = side->take(*number, draft_); !taken) {
        ended_ = broken_ = true;
        return taken;
      }
    }
    return {};
  }

  /// A row that does not fit. The last one, without a line end, was cut.
  Result<void> refuse(const CsvRow& row, std::string fault) {
    emit();
    if (row.fault.empty() && rows_.last_is_open()) {
      broken_ = true;
      fault = "The file ends inside this record.";
    }
    reject({file_, row.line}, std::move(fault));
    return {};
  }

  /// The party that was read.
  void emit() {
    if (!open_) return;
    open_ = false;
    ready_.push_back(draft_.finish());
    if (const auto* party = std::get_if<ListedParty>(&ready_.back().content)) lists_.insert(party->list);
  }

  Result<void> finish() {
    emit();
    ended_ = true;
    for (const auto& side : beside_) {
      auto whole = side->finish();
      if (!whole) {
        broken_ = true;
        return fail(whole.error());
      }
      broken_ = broken_ || !*whole;
      if (const std::size_t rows = side->left_out(); rows > 0)
        reject({side->file(), 0},
               fmt::format("{} row{} of {} belong{} to no record of {}, or cannot be read.", rows,
                           rows == 1 ? "" : "s", side->file(), rows == 1 ? "s" : "", file_));
    }
    return {};
  }

  void reject(Place place, std::string reason) {
    ready_.push_back({std::move(place), RejectedRecord{{}, std::move(reason)}, {}});
  }

  std::unique_ptr<TextSource> source_;
  std::string file_;
  const Format& format_;
  CsvRows rows_;
  std::optional<Columns> columns_;
  PartyDraft draft_;
  std::vector<std::unique_ptr<SideRows>> beside_;
  std::deque<Record> ready_;
  std::set<EntityId> lists_;
  std::string key_;
  bool open_ = false, ended_ = false, broken_ = false;
};

/// The name with the first of the words replaced; empty when none of them stands there.
std::string renamed(std::string name, const SideFile& side) {
  for (const bool capitals : {false, true}) {
    const auto cased = [&](std::string text) {
      if (capitals)
        std::ranges::transform(text, text.begin(), [](char c) {
          return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        });
      return text;
    };
    for (const std::string& word : side.instead_of) {
      const auto at = name.find(cased(word));
      if (at != std::string::npos) return name.replace(at, word.size(), cased(side.word));
    }
  }
  return {};
}

}  // namespace

std::vector<std::filesystem::path> files_beside(const Format& format, const std::filesystem::path& file) {
  std::vector<std::filesystem::path> paths;
  for (const SideFile& side : format.beside) {
    const std::string name = renamed(file.filename().string(), side);
    const auto path = file.parent_path() / name;
    std::error_code error;
    paths.push_back(!name.empty() && std::filesystem::is_regular_file(path, error) ? path
                                                                                   : std::filesystem::path());
  }
  return paths;
}

Result<std::unique_ptr<RecordReader>> read_rows(std::unique_ptr<TextSource> source, std::string file,
                                                const Format& format,
                                                const std::vector<std::filesystem::path>& beside,
                                                const ReadingTerms& terms) {
  auto reader = std::make_unique<RowReader>(std::move(source), std::move(file), format, terms);
  if (auto begun = reader->begin(beside, terms); !begun) return fail(begun.error());
  return reader;
}

}  // namespace ecgraph::import
