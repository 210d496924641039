#include "server/cli/file_text.hpp"

#include <fmt/format.h>

#include <fstream>
#include <sstream>

namespace ecgraph::cli {

Result<std::string> file_text(const std::filesystem::path& file) {
  std::error_code ignored;
  if (std::filesystem::is_directory(file, ignored))
    return fail(ErrorKind::kUnreadable, fmt::format("{} is a folder; name a file.", file.string()));
  std::ifstream input(file, std::ios::binary);
  if (!input) return fail(ErrorKind::kNotFound, fmt::format("{} cannot be opened.", file.string()));
  std::ostringstream text;
  text << input.rdbuf();
  if (input.bad() || (text.fail() && input.peek() != std::ifstream::traits_type::eof()))
    return fail(ErrorKind::kUnreadable, fmt::format("{} cannot be read to its end.", file.string()));
  return std::move(text).str();
}

}  // namespace ecgraph::cli
