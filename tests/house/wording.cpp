// What the project's texts must not say: paths of somebody's machine, and American spelling of its own noun.

#include <array>
#include <regex>

#include "tests/house/tree.hpp"

namespace ecgraph::tests {
namespace {

/// Written in two halves, so that this file may stand beside the rule.
const std::array<std::string, 6> kMachinePaths = {
    std::string("/ho") + "me/", std::string("/ro") + "ot/", std::string("/Us") + "ers/",
    std::string("/wo") + "rk/", std::string("/tm") + "p/",  std::string("C:") + "\\",
};

Complaints machine_paths(const Tree& tree) {
  Complaints complaints;
  for (const SourceFile& file : tree) {
    const auto lines = lines_of(file.text);
    for (std::size_t number = 0; number < lines.size(); ++number) {
      for (const std::string& path : kMachinePaths) {
        const auto found = lines[number].find(path);
        if (found == std::string_view::npos) continue;
        const char before = found == 0 ? ' ' : lines[number][found - 1];
        if (std::isalnum(static_cast<unsigned char>(before)) != 0 || before == '.' || before == '-') continue;
        complaints.push_back(
            place(file, number + 1) + "\"" + path +
            "\" is a folder of one machine. Take a path relative to the project, or make a temporary "
            "folder.");
      }
    }
  }
  return complaints;
}

/// Texts of ours: code, documents and the vocabulary. Data and recorded answers quote the words of others.
bool is_ours(const SourceFile& file) {
  if (is_under(file.path, "seed") || is_under(file.path, "schema/imports") || is_under(file.path, "tests") ||
      is_under(file.path, "api-spec/examples"))
    return false;
  for (const std::string_view ending :
       {".cpp", ".hpp", ".md", ".json", ".yaml", ".txt", ".cmake", "/serve", "/check"}) {
    if (file.path.ends_with(ending)) return true;
  }
  return false;
}

/// The noun, with the s of the verb. LICENSE is a file's name; licensed and licensing are rightly so.
Complaints american_licences(const Tree& tree) {
  static const std::regex noun(R"((\b|_)([Ll]icenses?)(\b|_))");
  static const std::regex of_others(R"(Apache License|SPDX-License-Identifier|"?license(Info)?"?:)");
  Complaints complaints;
  for (const SourceFile& file : tree) {
    if (!is_ours(file)) continue;
    const auto lines = lines_of(file.text);
    for (std::size_t number = 0; number < lines.size(); ++number) {
      const std::string line = std::regex_replace(std::string(lines[number]), of_others, "");
      if (std::regex_search(line, noun))
        complaints.push_back(place(file, number + 1) +
                             "Write \"licence\"; \"license\" is the verb. Where it is the "
                             "word of others, quote it in the data, not in the code.");
    }
  }
  return complaints;
}

TEST_CASE("no file names a folder of somebody's machine") { expect_none(machine_paths(project())); }

TEST_CASE("the noun is licence") { expect_none(american_licences(project())); }

TEST_CASE("a path of one machine and the other spelling are noticed") {
  CHECK(machine_paths({{"serve", "cd " + kMachinePaths[0] + "ada\n"}}).size() == 1);
  CHECK(machine_paths({{"serve", "cd ./data" + kMachinePaths[0] + "\n"}}).empty());
  const std::string american = std::string("licen") + "se";
  CHECK(american_licences({{"README.md", "a " + american + " is required\n"}}).size() == 1);
  CHECK(american_licences({{"graph/a.cpp", "auto " + american + "_required = 1;\n"}}).size() == 1);
  CHECK(american_licences({{"README.md", "licensed under the Apache License, Version 2.0: see LICENSE\n"}})
            .empty());
  CHECK(american_licences({{"seed/rules/a.json", american}}).empty());
}

}  // namespace
}  // namespace ecgraph::tests
