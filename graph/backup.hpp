#pragma once
// Copies of a store, made of its log: the log is the truth, so a copy of its records is a copy of everything.
// The original is read without its lock and left as it is, so a server may go on writing to it.

#include <filesystem>

#include "graph/check.hpp"

namespace ecgraph {

/// Where a copy ended before, and where it ends.
struct Copied {
  Revision before, now;
};

/// Adds to the store in `backup`, made when there is none, what the log of `store` has beyond it, and checks
/// the whole backup by reading it back. Refuses a backup of another log, and one that went its own way.
[[nodiscard]] Result<Copied> back_up(const std::filesystem::path& store, const std::filesystem::path& backup,
                                     const Vocabulary& vocabulary, const CheckProgress& progress);

/// Makes the store `store` from the log of `backup`, checked by reading it back before it stands there.
/// Refuses when there is anything already.
[[nodiscard]] Result<Copied> restore(const std::filesystem::path& backup, const std::filesystem::path& store,
                                     const Vocabulary& vocabulary, const CheckProgress& progress);

}  // namespace ecgraph
