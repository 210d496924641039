#pragma once
// What is read from a published file, before it is compared with what is recorded: records, one after
// another.

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "graph/model/statement.hpp"
#include "schema/error.hpp"

namespace ecgraph::import {

/// Where in a file a record stands: its first line, from 1.
struct Place {
  std::string file;
  std::uint64_t line = 0;
};

/// A party as a list names it, before it has an id of ours.
struct ListedParty {
  EntityId list;             ///< the list that names it
  std::string publisher_id;  ///< as published ("21944", 56 hex digits); empty when there is none
  bool id_lasts = false;     ///< the publisher keeps the id from version to version; if not, list, name and
                             ///< country tell parties apart
  EntityType type;
  std::vector<Name> names;             ///< the label first
  std::vector<std::string> countries;  ///< ISO 3166-1 alpha-2, as far as told, sorted
  NamedValues properties;              ///< of the party
  std::string entry_key;  ///< tells several entries of one party on one list apart (by address and day of
                          ///< effect, say); else empty
  Validity valid;         ///< of the listing
  std::optional<EdtfDate> published;
  NamedValues attributes;                 ///< of the listing: programmes, citations …
  std::vector<std::string> as_published;  ///< the fields whose change makes the record "changed", trimmed
};

/// Statements that carry their own ids.
struct StatedRecord {
  std::vector<Statement> statements;
};

/// The end of one that stood, as a delta says it.
struct EndedRecord {
  EntityId entity;
};

/// What cannot be read: nothing of it is recorded.
struct RejectedRecord {
  std::string field, reason;
};

/// One record of a file, and where it stands there.
struct Record {
  Place place;
  std::variant<ListedParty, StatedRecord, EndedRecord, RejectedRecord> content;
  std::map<std::string, std::size_t> uncounted;  ///< what was left out of it, by its word in the file
};

/// Reads a file record by record; memory does not grow with the file.
class RecordReader {
 public:
  virtual ~RecordReader() = default;
  /// Nothing at the end; an error when the file cannot be read any further.
  [[nodiscard]] virtual Result<std::optional<Record>> next() = 0;
  /// Of the file as stored, for progress.
  [[nodiscard]] virtual std::uint64_t bytes_read() const = 0;
  /// After the end: false when the file was cut off.
  [[nodiscard]] virtual bool complete() const = 0;
  /// The lists of which this file is a whole version, as far as seen.
  [[nodiscard]] virtual std::vector<EntityId> lists() const = 0;
  /// The day of which the file itself says that it is the state; nothing when it does not say.
  [[nodiscard]] virtual std::optional<Day> as_of() const = 0;
  /// How the file was read, for the report: "csl, windows-1252".
  [[nodiscard]] virtual std::string read_as() const = 0;
};

}  // namespace ecgraph::import
