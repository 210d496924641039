#pragma once
// The project's own files, read as text, for the tests that hold the house rules.

#include <doctest/doctest.h>

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace ecgraph::tests {

struct SourceFile {
  std::string path;  ///< from the project's folder, with `/`
  std::string text;
};
using Tree = std::vector<SourceFile>;

/// What is wrong, where, and what to do about it: `path:line: …`.
using Complaints = std::vector<std::string>;

/// All files of ours by path: nothing that is built, fetched or hidden by git.
[[nodiscard]] const Tree& project();
/// Those of them that are C++.
[[nodiscard]] const Tree& project_code();

[[nodiscard]] bool is_header(const SourceFile& file);
/// `graph/time` of `graph/time/day.hpp`; empty for a file in the project's own folder.
[[nodiscard]] std::string_view folder_of(std::string_view path);
/// `day` of `graph/time/day.hpp`.
[[nodiscard]] std::string_view stem_of(std::string_view path);
[[nodiscard]] bool is_under(std::string_view path, std::string_view folder);

[[nodiscard]] std::vector<std::string_view> lines_of(std::string_view text);

/// A piece of a file and the line on which it begins, from 1.
struct Piece {
  std::size_t line = 0;
  std::string text;
};
/// What the file includes, without quotes or brackets.
[[nodiscard]] std::vector<Piece> includes_of(std::string_view text);
/// The string literals outside comments and include lines, as written between the quotes; raw ones too.
[[nodiscard]] std::vector<Piece> literals_of(std::string_view text);
/// The file with comments and the insides of literals blanked; lines stay where they are.
[[nodiscard]] std::string bare_code_of(std::string_view text);

[[nodiscard]] std::string place(const SourceFile& file, std::size_t line);

/// Fails the test with each complaint.
inline void expect_none(const Complaints& complaints) {
  for (const std::string& complaint : complaints) FAIL_CHECK(complaint);
}

}  // namespace ecgraph::tests
