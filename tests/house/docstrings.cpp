// Every public declaration says what it is or answers: in a /// comment above it or above the paragraph that
// it stands in, or in a ///< beside it. One-line accessors and constructors speak for themselves.

#include <fmt/format.h>

#include <algorithm>
#include <regex>

#include "tests/house/tree.hpp"

namespace ecgraph::tests {
namespace {

std::string trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(" \t") - first + 1));
}

/// A scope that is open on a line.
struct Scope {
  enum class Kind { kNamespace, kType, kFunction } kind;
  std::string name;  ///< of a type
  bool is_public;    ///< of what comes next in it
  bool documented;   ///< what it stands in, where it ends
};

/// Walks a header line by line.
class Header {
 public:
  explicit Header(const SourceFile& file) : file_(file) {
    const std::string bare = bare_code_of(file.text);
    const auto lines = lines_of(file.text), codes = lines_of(bare);
    for (std::size_t number = 0; number < lines.size(); ++number)
      take(number + 1, trimmed(lines[number]), trimmed(codes[number]));
  }
  [[nodiscard]] const Complaints& complaints() const { return complaints_; }

 private:
  void take(std::size_t number, const std::string& line, const std::string& code) {
    if (line.empty()) documented_ = false;
    if (line.starts_with("///")) documented_ = true;
    if (code.empty() || code.front() == '#') return;
    static const std::regex access(R"(^(public|private|protected):)");
    if (std::regex_search(code, access) && !scopes_.empty()) {
      scopes_.back().is_public = code.starts_with("public");
      return;
    }
    if (statement_.empty() && is_visible() && !documented_ && line.find("///<") == std::string::npos &&
        needs_words(code))
      complaints_.push_back(
          fmt::format("{}say in a /// comment what this answers: {}", place(file_, number), code));
    follow_braces(code);
    const char last = code.back();
    statement_ = last == ';' || last == '{' || last == '}' || last == ':' ? "" : statement_ + " " + code;
  }

  [[nodiscard]] bool is_visible() const {
    return std::ranges::all_of(
        scopes_, [](const Scope& scope) { return scope.is_public && scope.kind != Scope::Kind::kFunction; });
  }

  [[nodiscard]] bool needs_words(const std::string& code) const {
    static const std::regex type(R"(^(template\s*<.*>\s*)?(enum class|enum|class|struct)\s+\w+[^;]*$)");
    static const std::regex other(
        R"(^(using|friend|namespace|return|static_assert|std::function)\b|^[\w:<>, ]+ = )");
    static const std::regex plain(R"(=\s*(default|delete);|operator|^(virtual )?~|\{.*\}$)");
    if (std::regex_search(code, type)) return true;
    if (code.find('(') == std::string::npos || std::regex_search(code, other)) return false;
    return !std::regex_search(code, plain) && !is_constructor(code);
  }

  [[nodiscard]] bool is_constructor(const std::string& code) const {
    if (scopes_.empty() || scopes_.back().kind != Scope::Kind::kType) return false;
    const std::regex own(R"(^(constexpr |explicit )*)" + scopes_.back().name + R"(\()");
    return std::regex_search(code, own);
  }

  void follow_braces(const std::string& code) {
    static const std::regex type(R"(\b(class|struct|union|enum)\b[^()]*$)");
    static const std::regex named(R"(\b(?:class|struct|union|enum)\s+(?:class\s+)?(\w+))");
    static const std::regex hidden(R"(^(template\s*<.*>\s*)?class\b)");
    for (std::size_t place = 0; place < code.size(); ++place) {
      if (code[place] == '}') leave();
      if (code[place] != '{') continue;
      const std::string head = trimmed(statement_ + " " + code.substr(0, place));
      std::smatch name;
      if (std::regex_search(head, type) && std::regex_search(head, name, named)) {
        enter({Scope::Kind::kType, name[1], !std::regex_search(head, hidden), documented_});
      } else
        scopes_.push_back(
            {head.find("namespace") != std::string::npos ? Scope::Kind::kNamespace : Scope::Kind::kFunction,
             "", true, documented_});
    }
  }

  /// What is said of a type is not said of its members.
  void enter(Scope scope) {
    scopes_.push_back(std::move(scope));
    documented_ = false;
  }

  void leave() {
    if (scopes_.empty()) return;
    documented_ = scopes_.back().documented;
    scopes_.pop_back();
  }

  const SourceFile& file_;
  std::vector<Scope> scopes_;
  std::string statement_;  ///< begun on an earlier line
  bool documented_ = false;
  Complaints complaints_;
};

Complaints wordless(const Tree& tree) {
  Complaints complaints;
  for (const SourceFile& file : tree) {
    if (!is_header(file) || is_under(file.path, "tests") || is_under(file.path, "bench")) continue;
    const Header header(file);
    complaints.insert(complaints.end(), header.complaints().begin(), header.complaints().end());
  }
  return complaints;
}

TEST_CASE("every public declaration has a docstring") { expect_none(wordless(project_code())); }

TEST_CASE("a declaration without a word is noticed") {
  const auto count = [](std::string text) { return wordless({{"graph/a.hpp", std::move(text)}}).size(); };
  CHECK(count("namespace a {\nint f(int x);\n}\n") == 1);
  CHECK(count("namespace a {\nstruct A {\n  int x;\n};\n}\n") == 1);
  CHECK(count("/// A.\nclass A {\n public:\n  void f();\n\n private:\n  void g();\n};\n") == 1);
  CHECK(count("/// A.\nclass A {\n  void g();\n};\n") == 0);
  CHECK(count("/// Says f.\nint f(\n    int x);\nint g();\n") == 0);
  CHECK(count("/// Says f.\nint f();\n\nint g();\n") == 1);
  CHECK(count("int f();  ///< says f\n") == 0);
  CHECK(count("/// A.\nclass A {\n public:\n\n  explicit A(int x);\n  A(const A&) = delete;\n  int x() const "
              "{ return x_; }\n};\n") == 0);
}

}  // namespace
}  // namespace ecgraph::tests
