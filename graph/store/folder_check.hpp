#pragma once
// Whether a folder may be opened as a store, found out without changing anything in it.

#include <filesystem>

#include "graph/graph.hpp"

namespace ecgraph::store {

/// Refuses, with a sentence that says what to do: a path that is no folder, a folder of other files, a
/// database of another program, a format that this program does not read, a store that another process holds,
/// and a missing store unless it may be created. A creation that was cut short before the first revision may
/// be taken up again.
[[nodiscard]] Result<void> check_folder(const std::filesystem::path& folder, Graph::Open how);

/// The same for an existing store that another process may hold.
[[nodiscard]] Result<void> check_folder_to_read(const std::filesystem::path& folder);

}  // namespace ecgraph::store
