#pragma once
// What a record of the log adds to the views: the one definition, by which they are written, derived anew and
// checked.

#include <functional>
#include <string>
#include <string_view>

#include "graph/store/record_codec.hpp"

namespace ecgraph::store {

/// What is known of a revision without reading its record.
struct RevisionEntry {
  Instant recorded_at;
  std::string author, reason;
  RecordHash hash{};
};

/// The column family that a view is in.
enum class ViewFamily { kRevisions, kVersions };

using VisitViewEntry = std::function<void(ViewFamily, std::string key, std::string value)>;

/// Visits every entry that a record leads to. Of two with one key the later counts.
void for_each_view_entry(const RecordedTransaction& transaction, const RecordHash& hash,
                         const Vocabulary& vocabulary, const VisitViewEntry& visit);

/// The meta entry of a revision; damaged bytes are a kStorage error.
[[nodiscard]] Result<RevisionEntry> decode_revision(std::string_view bytes, Revision revision);

}  // namespace ecgraph::store
