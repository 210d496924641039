#pragma once
// Data files that travel inside the binary. Each set is filled in by cmake/embed.cmake.

#include <span>
#include <string_view>

namespace ecgraph::embedded {

/// A file of the project that travels inside the binary.
struct File {
  std::string_view path;  ///< relative to its folder, `relation-types/owns.json`
  std::string_view text;
};

/// schema/**/*.json
[[nodiscard]] std::span<const File> vocabulary();
/// seed/**/*.json
[[nodiscard]] std::span<const File> seed();
/// api-spec/*.yaml
[[nodiscard]] std::span<const File> api();

}  // namespace ecgraph::embedded
