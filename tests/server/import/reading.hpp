#pragma once
// What the tests of imports read with: the formats and the vocabulary that are built in, a few countries, and
// files that are made and removed again.

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "schema/vocabulary_reader.hpp"
#include "server/import/published_file.hpp"
#include "tests/support/why.hpp"

namespace ecgraph::tests {

/// A folder for the files of one test.
class FolderOfFiles {
 public:
  FolderOfFiles() {
    path_ =
        std::filesystem::temp_directory_path() / ("ecgraph-import-" + std::to_string(std::random_device()()));
    std::filesystem::create_directories(path_);
  }
  ~FolderOfFiles() { std::filesystem::remove_all(path_); }
  FolderOfFiles(const FolderOfFiles&) = delete;
  FolderOfFiles& operator=(const FolderOfFiles&) = delete;
  /// Writes a file, and says where.
  std::filesystem::path write(const std::string& name, std::string_view text) const {
    std::ofstream(path_ / name, std::ios::binary) << text;
    return path_ / name;
  }

 private:
  std::filesystem::path path_;
};

inline const import::Formats& built_in_formats() {
  static const auto formats = import::Formats::read(embedded::vocabulary(), built_in_vocabulary());
  REQUIRE_MESSAGE(formats.has_value(), why(formats));
  return *formats;
}

inline const import::CountryNames& some_countries() {
  static const import::CountryNames names = [] {
    import::CountryNames made;
    for (const auto& [name, code] :
         std::initializer_list<std::pair<const char*, const char*>>{{"China", "CN"},
                                                                    {"Russia", "RU"},
                                                                    {"Cuba", "CU"},
                                                                    {"Hong Kong", "HK"},
                                                                    {"Canada", "CA"},
                                                                    {"Germany", "DE"},
                                                                    {"United States", "US"},
                                                                    {"Afghanistan", "AF"},
                                                                    {"Iran", "IR"}})
      made.add(name, code);
    return made;
  }();
  return names;
}

inline import::ReadingTerms reading_terms() {
  return {built_in_vocabulary(), built_in_formats(), some_countries()};
}

inline std::unique_ptr<import::TextSource> text_of(std::string bytes) {
  auto source = import::TextSource::of(std::make_unique<std::istringstream>(std::move(bytes)));
  REQUIRE_MESSAGE(source.has_value(), why(source));
  return std::move(*source);
}

/// All that a reader gives.
struct ReadFile {
  std::vector<import::Record> records;
  std::string error;  ///< that ended it
  bool complete = false;
  std::vector<EntityId> lists;
  std::optional<Day> as_of;
  std::string read_as;

  [[nodiscard]] const import::ListedParty& party(std::size_t number) const {
    REQUIRE(number < records.size());
    const auto* party = std::get_if<import::ListedParty>(&records[number].content);
    REQUIRE(party != nullptr);
    return *party;
  }
  [[nodiscard]] std::string reason(std::size_t number) const {
    REQUIRE(number < records.size());
    const auto* rejected = std::get_if<import::RejectedRecord>(&records[number].content);
    return rejected == nullptr ? "" : rejected->field + ": " + rejected->reason;
  }
  [[nodiscard]] std::size_t rejected() const {
    std::size_t count = 0;
    for (const auto& record : records)
      count += std::holds_alternative<import::RejectedRecord>(record.content);
    return count;
  }
};

inline ReadFile read_all(import::RecordReader& reader) {
  ReadFile file;
  while (true) {
    auto record = reader.next();
    if (!record) {
      file.error = record.error().message;
      break;
    }
    if (!*record) break;
    file.records.push_back(std::move(**record));
  }
  file.complete = reader.complete();
  file.lists = reader.lists();
  file.as_of = reader.as_of();
  file.read_as = reader.read_as();
  return file;
}

inline ReadFile read_all(const std::filesystem::path& path, std::string_view format = {},
                         const import::ReadingTerms& terms = reading_terms()) {
  auto reader = import::read_published(path, format, terms);
  REQUIRE_MESSAGE(reader.has_value(), why(reader));
  return read_all(**reader);
}

/// The values of a property or attribute, as text.
inline std::vector<std::string> texts(const NamedValues& values, std::string_view name) {
  std::vector<std::string> texts;
  if (const auto* found = values.find(name)) {
    for (const auto& value : *found) texts.push_back(std::get<std::string>(value));
  }
  return texts;
}

inline std::vector<std::string> names(const import::ListedParty& party) {
  std::vector<std::string> names;
  for (const Name& name : party.names) names.push_back(name.kind + " " + name.name);
  return names;
}

}  // namespace ecgraph::tests
