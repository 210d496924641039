#pragma once
// A published file of any known format → its reader. The format is found from what stands in the file.

#include <filesystem>
#include <memory>
#include <string>

#include "schema/document.hpp"
#include "server/import/party_reader.hpp"

namespace ecgraph::import {

/// How a file begins, as far as it tells formats apart.
struct Beginning {
  std::vector<std::string> columns;  ///< of delimited text: the first row
  char delimiter = ',';
  std::optional<Document> record;  ///< of JSON: the first record
  Document::Object around;         ///< and the members before it
};
/// Reads the first row or record of a text.
[[nodiscard]] Beginning beginning_of(std::string_view head, const Formats& formats);
/// The format that fits, or null.
[[nodiscard]] const Format* format_of(const Beginning& beginning, const Formats& formats);

/// Opens a file. `format` is an id, or empty: then it is found; an error names the known ones when none
/// fits.
[[nodiscard]] Result<std::unique_ptr<RecordReader>> read_published(const std::filesystem::path& path,
                                                                   std::string_view format,
                                                                   const ReadingTerms& terms);

}  // namespace ecgraph::import
