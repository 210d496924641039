#pragma once
// Copying a log from one store into another, record by record.

#include <filesystem>

#include "graph/backup.hpp"

namespace ecgraph::store {

/// Adds to the store `into`, made when there is none, every record of `from` that it lacks. `from` may be
/// written meanwhile: what it held when it was opened is copied. Refuses when the records that both have
/// differ.
[[nodiscard]] Result<Copied> copy_log(const std::filesystem::path& from, const std::filesystem::path& into,
                                      const Vocabulary& vocabulary, const CheckProgress& progress);

}  // namespace ecgraph::store
