#pragma once
// A published file that never was one: its records as a test tells them.

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "schema/vocabulary_reader.hpp"
#include "server/import/load.hpp"

namespace ecgraph::tests {

/// What a file would say.
struct ToldFile {
  std::vector<import::Record> records;
  std::vector<EntityId> lists;
  std::optional<Day> as_of;
  bool is_whole = true;
};

/// Gives the records one by one.
class ToldRecords final : public import::RecordReader {
 public:
  explicit ToldRecords(ToldFile file) : file_(std::move(file)) {}
  Result<std::optional<import::Record>> next() override {
    if (next_ == file_.records.size()) return std::optional<import::Record>();
    return std::optional(file_.records[next_++]);
  }
  std::uint64_t bytes_read() const override { return next_; }
  bool complete() const override { return file_.is_whole; }
  std::vector<EntityId> lists() const override { return file_.lists; }
  std::optional<Day> as_of() const override { return file_.as_of; }
  std::string read_as() const override { return "told"; }

 private:
  ToldFile file_;
  std::size_t next_ = 0;
};

inline const import::ListingTerms& listing_terms() {
  static const auto terms = import::read_listing_terms(embedded::vocabulary(), built_in_vocabulary()).value();
  return terms;
}

inline Result<import::Report> load_told(Graph& graph, const ToldFile& file,
                                        import::LoadRequest request = {}) {
  if (request.file.empty()) request.file = "told";
  if (request.author.empty()) request.author = "test";
  if (request.prefix.empty()) request.prefix = "t";
  const import::OpenReader open = [&]() -> Result<std::unique_ptr<import::RecordReader>> {
    return std::make_unique<ToldRecords>(file);
  };
  return import::load(graph, listing_terms(), open, request, [](std::string_view, std::uint64_t) {});
}

}  // namespace ecgraph::tests
