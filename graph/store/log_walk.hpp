#pragma once
// Reading the log from one end to the other, and seeing that it is whole.

#include <functional>
#include <string_view>

#include "graph/store/record_codec.hpp"

namespace ecgraph::store {

class Database;

/// A place in a log: a revision and the hash of its record; before the first record, zeros.
struct LogPlace {
  Revision revision;
  RecordHash hash{};
  friend bool operator==(const LogPlace&, const LogPlace&) = default;
};

/// The last key of a log.
[[nodiscard]] Result<Revision> log_end_of(const Database& database);

/// What is done with a record; `bytes` are its stored form.
using VisitRecord = std::function<Result<void>(const DecodedRecord& record, std::string_view bytes)>;

/// Visits every record behind `after` in order, with its checksum verified. A record that is missing, cannot
/// be read or does not follow from the one before it is a kStorage error. Answers where the log ends.
[[nodiscard]] Result<LogPlace> walk_log(const Database& database, const Vocabulary& vocabulary,
                                        const LogPlace& after, const VisitRecord& visit);

}  // namespace ecgraph::store
