#pragma once
// The column families of a store: the one list of them.

#include <array>
#include <cstdint>
#include <string_view>

namespace ecgraph::store {

/// One column family: what it is called on disk and what it is for. Its keys are laid out in key_codec.hpp.
struct ColumnFamily {
  std::string_view name, purpose;
};

/// RocksDB insists that one is called `default`.
inline constexpr ColumnFamily kMeta{"default",
                                    "format version, applied revision, instant and hash of every revision"};
inline constexpr ColumnFamily kLog{"log", "the truth: revision to record, in order; never rewritten"};
inline constexpr ColumnFamily kStatements{"statements",
                                          "a view of the log: every recorded version of every statement"};

inline constexpr std::array kColumnFamilies{kMeta, kLog, kStatements};

/// The format that this program writes and the only one it reads. Raised whenever stored bytes change
/// meaning.
inline constexpr std::uint32_t kFormat = 1;

}  // namespace ecgraph::store
