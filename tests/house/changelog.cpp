// What users gain or lose is written down while it is made, not gathered from memory at a release.

#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>

#include "tests/house/tree.hpp"
#include "tests/support/source_dir.hpp"

namespace ecgraph::tests {
namespace {

constexpr std::string_view kChangelog = "CHANGELOG.md";
constexpr std::array<std::string_view, 5> kSeenByUsers = {"server", "graph", "schema", "seed", "api-spec"};

std::string unreleased() {
  const auto file = std::ranges::find(project(), kChangelog, &SourceFile::path);
  REQUIRE(file != project().end());
  std::string section;
  bool within = false, first = true;
  for (const auto line : lines_of(file->text)) {
    if (line.starts_with("## ")) {
      within = first && line.starts_with("## [Unreleased]");
      first = false;
    } else if (within) {
      section.append(line).append("\n");
    }
  }
  return section;
}

/// What git says of the project; empty where it says nothing, as in a folder that is no checkout.
std::string git(const std::string& arguments) {
  const std::string command = "git -C '" + source_dir().string() + "' " + arguments + " 2> /dev/null";
  const auto close = [](std::FILE* pipe) { pclose(pipe); };
  const std::unique_ptr<std::FILE, decltype(close)> pipe(popen(command.c_str(), "r"), close);
  REQUIRE(pipe != nullptr);
  std::string said;
  std::array<char, 4096> piece{};
  while (const auto read = std::fread(piece.data(), 1, piece.size(), pipe.get()))
    said.append(piece.data(), read);
  return said;
}

/// Where this line of work left the main one.
std::string base() {
  for (const char* main : {"origin/main", "main"}) {
    auto found = git("merge-base HEAD " + std::string(main));
    if (!found.empty()) return found.substr(0, found.find('\n'));
  }
  return {};
}

/// Of the files that changed, those that users can notice, when the changelog is not among them.
Complaints unmentioned(std::string_view changed) {
  Complaints complaints;
  for (const auto path : lines_of(changed)) {
    if (path == kChangelog) return {};
    const bool seen =
        std::ranges::any_of(kSeenByUsers, [&](std::string_view folder) { return is_under(path, folder); });
    if (seen)
      complaints.push_back(std::string(path) +
                           ": changed, and CHANGELOG.md is not: say there what users gain or lose by it.");
  }
  return complaints;
}

TEST_CASE("the changelog has a section of what is not yet released, with something in it") {
  const auto section = unreleased();
  CHECK(section.find("\n- ") != std::string::npos);
}

TEST_CASE("a change that users can notice comes with one of the changelog") {
  CHECK(unmentioned("graph/graph.cpp\nREADME.md\n").size() == 1);
  CHECK(unmentioned("graph/graph.cpp\nCHANGELOG.md\n").empty());
  CHECK(unmentioned("tests/house/tree.cpp\ngraphics/a.svg\n").empty());
  const auto since = base();
  if (since.empty()) {
    MESSAGE("no git checkout with a main branch: nothing to compare with");
    return;
  }
  // Against the working tree: what is not yet committed counts, on either side.
  expect_none(unmentioned(git("diff --name-only " + since)));
}

}  // namespace
}  // namespace ecgraph::tests
