#pragma once
// Every key of the store: layout, encoding, decoding and bounds. RocksDB orders keys byte by byte, so the
// order of the bytes is the order of a scan.
//
//   log          revision(4, big-endian)                            in order of revision
//   statements   kind(1)  id  0x00  ~revision(4, big-endian)        by kind and id, the newest revision first
//   meta         "applied" | "format"                               single values
//                "revision/" revision(4, big-endian)                in order of revision
//
// No byte of an id is below `+`, so the 0x00 ends it unambiguously and `a` sorts before `ab`. The revision is
// stored inverted: the version that stood at revision R is the first key at or after (kind, id, ~R), one
// Seek.

#include <optional>
#include <string>
#include <string_view>

#include "graph/model/ids.hpp"
#include "graph/model/statement.hpp"

namespace ecgraph::store {

/// One recorded version of a statement.
struct VersionKey {
  StatementKey statement;
  Revision revision;
  friend bool operator==(const VersionKey&, const VersionKey&) = default;
};

inline constexpr std::string_view kFormatKey = "format";
inline constexpr std::string_view kAppliedKey = "applied";

/// Keys of the log sort by revision; a key of another shape decodes to nothing.
[[nodiscard]] std::string log_key(Revision revision);
[[nodiscard]] std::optional<Revision> decode_log_key(std::string_view key);

/// The key of a version; also where a Seek for "as recorded at `revision`" starts.
[[nodiscard]] std::string version_key(const StatementKey& statement, Revision revision);
[[nodiscard]] std::optional<VersionKey> decode_version_key(std::string_view key);
/// What all versions of a statement start with, and no other key.
[[nodiscard]] std::string version_prefix(const StatementKey& statement);

/// The meta entry of one revision.
[[nodiscard]] std::string revision_key(Revision revision);
[[nodiscard]] std::optional<Revision> decode_revision_key(std::string_view key);
/// Before the first meta entry of a revision.
[[nodiscard]] std::string_view revision_prefix();

}  // namespace ecgraph::store
