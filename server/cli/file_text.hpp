#pragma once
// A file that was named on the command line.

#include <filesystem>
#include <string>

#include "schema/error.hpp"

namespace ecgraph::cli {

/// All of it; the error names the file.
[[nodiscard]] Result<std::string> file_text(const std::filesystem::path& file);

}  // namespace ecgraph::cli
