#include "tests/house/tree.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>

#include "tests/support/source_dir.hpp"

namespace ecgraph::tests {
namespace {

constexpr std::array<std::string_view, 5> kNotOurs = {".git", "build", "data", "node_modules", "__pycache__"};

Tree read_project() {
  const std::filesystem::path root = source_dir();
  Tree tree;
  std::filesystem::recursive_directory_iterator entry(root);
  for (; entry != std::filesystem::recursive_directory_iterator(); ++entry) {
    const std::string name = entry->path().filename().string();
    if (std::ranges::find(kNotOurs, name) != kNotOurs.end()) {
      if (entry->is_directory()) entry.disable_recursion_pending();
      continue;
    }
    if (!entry->is_regular_file()) continue;
    std::ifstream input(entry->path(), std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(input), {}};
    tree.push_back({entry->path().lexically_relative(root).generic_string(), std::move(text)});
  }
  std::ranges::sort(tree, {}, &SourceFile::path);
  return tree;
}

/// Walks C++ text and tells code, comments and literals apart.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text), bare_(text) {}

  void run() {
    while (at_ < text_.size()) {
      if (starts("//")) {
        blank_to(text_.find('\n', at_));
      } else if (starts("/*")) {
        const auto end = text_.find("*/", at_ + 2);
        blank_to(end == std::string_view::npos ? end : end + 2);
      } else if (starts("R\"") && !is_word_before()) {
        raw_literal();
      } else if (text_[at_] == '"') {
        literal();
      } else if (text_[at_] == '\'' && !is_word_before()) {
        character();
      } else {
        ++at_;
      }
    }
  }

  std::vector<Piece> literals;
  [[nodiscard]] std::string bare() && { return std::move(bare_); }

 private:
  [[nodiscard]] bool starts(std::string_view word) const { return text_.substr(at_).starts_with(word); }
  /// After a letter or digit, `R` ends a name and `'` separates digits.
  [[nodiscard]] bool is_word_before() const {
    return at_ > 0 &&
           (std::isalnum(static_cast<unsigned char>(text_[at_ - 1])) != 0 || text_[at_ - 1] == '_');
  }
  [[nodiscard]] std::size_t line() const {
    return 1 + static_cast<std::size_t>(
                   std::count(text_.begin(), text_.begin() + static_cast<std::ptrdiff_t>(at_), '\n'));
  }
  void blank_to(std::size_t end) {
    for (end = std::min(end, text_.size()); at_ < end; ++at_) {
      if (text_[at_] != '\n') bare_[at_] = ' ';
    }
  }
  /// The end of what begins with a quote at `at_`: just behind the closing one.
  [[nodiscard]] std::size_t end_of_quoted(char quote) const {
    std::size_t end = at_ + 1;
    while (end < text_.size() && text_[end] != quote && text_[end] != '\n') end += text_[end] == '\\' ? 2 : 1;
    return std::min(end + 1, text_.size());
  }
  void literal() {
    const std::size_t end = end_of_quoted('"');
    const auto line_begin = text_.rfind('\n', at_) + 1;  // npos + 1 is 0
    if (!text_.substr(line_begin, at_ - line_begin).starts_with("#include"))
      literals.push_back({line(), std::string(text_.substr(at_ + 1, end - at_ - 2))});
    blank_to(end);
  }
  void character() { blank_to(end_of_quoted('\'')); }
  void raw_literal() {
    const auto open = text_.find('(', at_);
    const std::string close = ")" + std::string(text_.substr(at_ + 2, open - at_ - 2)) + "\"";
    const auto end = std::min(text_.find(close, open), text_.size());
    literals.push_back({line(), std::string(text_.substr(open + 1, end - open - 1))});
    blank_to(std::min(end + close.size(), text_.size()));
  }

  std::string_view text_;
  std::string bare_;
  std::size_t at_ = 0;
};

}  // namespace

const Tree& project() {
  static const Tree tree = read_project();
  return tree;
}

const Tree& project_code() {
  static const Tree tree = [] {
    Tree code;
    std::ranges::copy_if(project(), std::back_inserter(code), [](const SourceFile& file) {
      return file.path.ends_with(".hpp") || file.path.ends_with(".cpp");
    });
    return code;
  }();
  return tree;
}

bool is_header(const SourceFile& file) { return file.path.ends_with(".hpp"); }

std::string_view folder_of(std::string_view path) {
  const auto slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

std::string_view stem_of(std::string_view path) {
  const auto name = path.substr(path.rfind('/') + 1);
  return name.substr(0, name.rfind('.'));
}

bool is_under(std::string_view path, std::string_view folder) {
  return path.starts_with(folder) && path.substr(folder.size()).starts_with('/');
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::vector<Piece> includes_of(std::string_view text) {
  std::vector<Piece> found;
  const auto lines = lines_of(text);
  for (std::size_t number = 0; number < lines.size(); ++number) {
    const auto line = lines[number];
    if (!line.starts_with("#include")) continue;
    const auto open = line.find_first_of("<\"");
    const auto close = line.find_last_of(">\"");
    if (open < close) found.push_back({number + 1, std::string(line.substr(open + 1, close - open - 1))});
  }
  return found;
}

std::vector<Piece> literals_of(std::string_view text) {
  Scanner scanner(text);
  scanner.run();
  return std::move(scanner.literals);
}

std::string bare_code_of(std::string_view text) {
  Scanner scanner(text);
  scanner.run();
  return std::move(scanner).bare();
}

std::string place(const SourceFile& file, std::size_t line) {
  return file.path + ":" + std::to_string(line) + ": ";
}

}  // namespace ecgraph::tests
