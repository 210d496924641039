// Functions are short: one that needs more room does more than one thing.

#include <fmt/format.h>

#include <algorithm>
#include <regex>

#include "tests/house/tree.hpp"

namespace ecgraph::tests {
namespace {

constexpr std::size_t kLinesMax = 40;

/// What a brace opens, judged by the text before it.
enum class Opened { kNamespace, kType, kFunction, kList };

Opened opened_by(const std::string& head) {
  static const std::regex space(R"(\b(namespace|extern)\b[^()]*$)");
  static const std::regex type(R"(\b(class|struct|union|enum)\b[^()]*$)");
  if (std::regex_search(head, space)) return Opened::kNamespace;
  if (std::regex_search(head, type)) return Opened::kType;
  return head.find(')') != std::string::npos ? Opened::kFunction : Opened::kList;
}

struct Block {
  Opened opened;
  std::size_t line;
};

/// An outermost function: where it begins, and how many lines it has beside those of lists in it (a table is
/// as long as it is).
struct Function {
  std::size_t line, length;
};

/// Follows the braces of a file whose comments and literals are blanked.
class Braces {
 public:
  explicit Braces(const std::string& code) {
    for (const char letter : code) take(letter);
  }
  [[nodiscard]] const std::vector<Function>& functions() const { return functions_; }

 private:
  void take(char letter) {
    if (letter == '\n') ++line_;
    if (letter == '{')
      open();
    else if (letter == '}')
      close();
    else if (letter == ';')
      head_.clear();
    else
      head_ += letter;
  }

  void open() {
    blocks_.push_back({opened_by(head_), line_});
    head_.clear();
  }

  void close() {
    head_.clear();
    if (blocks_.empty()) return;
    const Block block = blocks_.back();
    blocks_.pop_back();
    const auto is = [](Opened opened) {
      return [opened](const Block& outer) { return outer.opened == opened; };
    };
    const bool in_list = std::ranges::any_of(blocks_, is(Opened::kList));
    if (block.opened == Opened::kList && !in_list) listed_ += line_ - block.line;
    if (block.opened != Opened::kFunction || std::ranges::any_of(blocks_, is(Opened::kFunction))) return;
    functions_.push_back({block.line, line_ - block.line - std::min(line_ - block.line, listed_)});
    listed_ = 0;
  }

  std::vector<Block> blocks_;
  std::vector<Function> functions_;
  std::string head_;
  std::size_t line_ = 1, listed_ = 0;
};

Complaints too_long(const Tree& tree) {
  Complaints complaints;
  for (const SourceFile& file : tree) {
    if (is_under(file.path, "tests")) continue;
    const Braces braces(bare_code_of(file.text));
    for (const Function& function : braces.functions()) {
      if (function.length > kLinesMax)
        complaints.push_back(
            fmt::format("{}a function of {} lines; {} is the most. Give each of its steps a name and a "
                        "function of its own.",
                        place(file, function.line), function.length, kLinesMax));
    }
  }
  return complaints;
}

TEST_CASE("no function has more than 40 lines") { expect_none(too_long(project_code())); }

TEST_CASE("a long function is noticed, a long table is not") {
  std::string lines;
  for (std::size_t line = 0; line < kLinesMax; ++line) lines += "  f();\n";
  CHECK(too_long({{"graph/a.cpp", "void f(int x) {\n" + lines + "}\n"}}).size() == 1);
  CHECK(too_long({{"graph/a.cpp", "void f(int x) { if (x) {\n" + lines + "}}\n"}}).size() == 1);
  CHECK(too_long({{"graph/a.cpp", "struct A {\n" + lines + lines + "};\n"}}).empty());
  std::string rows;
  for (std::size_t line = 0; line < kLinesMax; ++line) rows += "  {1, g(2)},\n";
  CHECK(too_long({{"graph/a.cpp", "auto f() {\n  static const std::vector<A> rows{\n" + rows + "};\n}\n"}})
            .empty());
}

}  // namespace
}  // namespace ecgraph::tests
