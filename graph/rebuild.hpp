#pragma once
// Deriving the views of a store from its log again.

#include <filesystem>

#include "graph/model/ids.hpp"
#include "schema/error.hpp"
#include "schema/vocabulary.hpp"

namespace ecgraph {

/// Throws the views away and derives them from the log again, also when they can no longer be read.
[[nodiscard]] Result<Revision> rebuild_views(const std::filesystem::path& store,
                                             const Vocabulary& vocabulary);

}  // namespace ecgraph
