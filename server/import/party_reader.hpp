#pragma once
// Files of listed parties, read by the table of their format: as rows of delimited text or as JSON records.

#include <filesystem>
#include <memory>

#include "server/import/country_names.hpp"
#include "server/import/format.hpp"
#include "server/import/record.hpp"
#include "server/import/text_source.hpp"

namespace ecgraph::import {

/// What reading needs beside the file; outlives the reader.
struct ReadingTerms {
  const Vocabulary& vocabulary;
  const Formats& formats;
  const CountryNames& countries;
  std::size_t record_max = std::size_t{1} << 20;  ///< bytes of one record; longer ones are rejected
};

/// The files whose rows belong to the records of the one named, where they stand beside it: of `sdn.csv`
/// `alt.csv` and `add.csv`, say. In the order of the format's table; empty where there is none.
[[nodiscard]] std::vector<std::filesystem::path> files_beside(const Format& format,
                                                              const std::filesystem::path& file);

/// Reads rows; `beside` are what files_beside() found. An error when a file cannot be opened, or the first
/// row lacks columns of the format.
[[nodiscard]] Result<std::unique_ptr<RecordReader>> read_rows(
    std::unique_ptr<TextSource> source, std::string file, const Format& format,
    const std::vector<std::filesystem::path>& beside, const ReadingTerms& terms);

/// Reads JSON records.
[[nodiscard]] Result<std::unique_ptr<RecordReader>> read_records(std::unique_ptr<TextSource> source,
                                                                 std::string file, const Format& format,
                                                                 const ReadingTerms& terms);

}  // namespace ecgraph::import
