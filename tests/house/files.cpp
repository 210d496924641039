// How files look: their length, names and headers.

#include <fmt/format.h>

#include <array>
#include <cctype>
#include <regex>

#include "tests/house/tree.hpp"

namespace ecgraph::tests {
namespace {

constexpr std::size_t kLinesMax = 400;

Complaints too_long(const Tree& tree) {
  Complaints complaints;
  for (const SourceFile& file : tree) {
    const auto lines = lines_of(file.text).size();
    if (lines > kLinesMax)
      complaints.push_back(
          fmt::format("{}{} lines; {} is the most. Split it by what it answers, each part with one "
                      "subject and a name of its own.",
                      place(file, kLinesMax + 1), lines, kLinesMax));
  }
  return complaints;
}

/// Names that say nothing about what is inside.
constexpr std::array<std::string_view, 4> kDrawers = {"util", "helper", "manager", "common"};

std::string lower(std::string_view text) {
  std::string small;
  for (const char letter : text) small += static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
  return small;
}

Complaints nameless(const Tree& tree) {
  static const std::regex type(R"(\b(?:class|struct|enum class|enum|namespace|concept)\s+(\w+))");
  Complaints complaints;
  const auto check = [&](const SourceFile& file, std::size_t line, const std::string& name) {
    for (const std::string_view drawer : kDrawers) {
      if (lower(name).find(drawer) != std::string::npos)
        complaints.push_back(
            fmt::format("{}\"{}\" says nothing about what is inside. Name it after its subject, or "
                        "move each part to the file that it belongs to.",
                        place(file, line), name));
    }
  };
  for (const SourceFile& file : tree) {
    check(file, 1, std::string(stem_of(file.path)));
    const std::string code = bare_code_of(file.text);
    const auto lines = lines_of(code);
    for (std::size_t number = 0; number < lines.size(); ++number) {
      const std::string line(lines[number]);
      for (std::sregex_iterator found(line.begin(), line.end(), type); found != std::sregex_iterator();
           ++found)
        check(file, number + 1, (*found)[1]);
    }
  }
  return complaints;
}

Complaints unintroduced(const Tree& tree) {
  Complaints complaints;
  for (const SourceFile& file : tree) {
    if (!is_header(file)) continue;
    const auto lines = lines_of(file.text);
    if (lines.empty() || lines[0] != "#pragma once")
      complaints.push_back(place(file, 1) + "A header begins with #pragma once, alone on the first line.");
    else if (lines.size() < 2 || !lines[1].starts_with("// "))
      complaints.push_back(place(file, 2) +
                           "Say here, in a // comment under #pragma once, what this header is for.");
  }
  return complaints;
}

TEST_CASE("no source file has more than 400 lines") { expect_none(too_long(project_code())); }

TEST_CASE("no file or type is named as a drawer for anything") { expect_none(nameless(project_code())); }

TEST_CASE("every header says first what it is for") { expect_none(unintroduced(project_code())); }

TEST_CASE("a long file, a drawer and a header without a word are noticed") {
  std::string long_text;
  for (std::size_t line = 0; line <= kLinesMax; ++line) long_text += "\n";
  CHECK(too_long({{"graph/a.cpp", long_text}}).size() == 1);
  CHECK(too_long({{"graph/a.cpp", long_text.substr(1)}}).empty());

  CHECK(nameless({{"graph/string_utils.cpp", ""}}).size() == 1);
  CHECK(nameless({{"graph/a.cpp", "struct StoreManager {};\nclass Day {};\n"}}).size() == 1);
  CHECK(nameless({{"graph/a.cpp", "// struct Helper\nauto text = \"class Common\";\n"}}).empty());

  CHECK(unintroduced({{"graph/a.hpp", "#include <vector>\n"}}).size() == 1);
  CHECK(unintroduced({{"graph/a.hpp", "#pragma once\n\n#include <vector>\n"}}).size() == 1);
  CHECK(unintroduced({{"graph/a.hpp", "#pragma once\n// Days.\n"}}).empty());
  CHECK(unintroduced({{"graph/a.cpp", ""}}).empty());
}

}  // namespace
}  // namespace ecgraph::tests
