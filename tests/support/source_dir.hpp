#pragma once
// Where the project's own files are, for tests that read them.

#include <filesystem>

namespace ecgraph::tests {

/// The folder that holds the top-level CMakeLists.txt.
[[nodiscard]] std::filesystem::path source_dir();

}  // namespace ecgraph::tests
