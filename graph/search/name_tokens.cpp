#include "graph/search/name_tokens.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "graph/search/names.hpp"
#include "graph/search/spelling.hpp"

namespace ecgraph {
namespace {

constexpr std::array<std::string_view, 8> kApostrophes{"'", "’", "‘", "`", "´", "ʼ", "ʻ", "′"};

std::string without_apostrophes(std::string_view name) {
  std::string kept(name);
  for (const std::string_view mark : kApostrophes) {
    for (std::size_t at = kept.find(mark); at != std::string::npos; at = kept.find(mark, at))
      kept.erase(at, mark.size());
  }
  return kept;
}

bool is_syllable_letter(char32_t c) {
  return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0x20000 && c <= 0x3FFFF);
}

std::size_t length_of_letter(char first) {
  const auto byte = static_cast<unsigned char>(first);
  if (byte < 0x80) return 1;
  if (byte < 0xE0) return 2;
  return byte < 0xF0 ? 3 : 4;
}

char32_t letter_at(std::string_view text, std::size_t at, std::size_t length) {
  if (length == 1) return static_cast<unsigned char>(text[at]);
  char32_t letter = static_cast<unsigned char>(text[at]) & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i)
    letter = (letter << 6U) | (static_cast<unsigned char>(text[at + i]) & 0x3FU);
  return letter;
}

/// Cuts a word at its syllables.
void add_parts(std::string_view word, std::vector<std::string>& tokens) {
  std::string run;
  for (std::size_t at = 0; at < word.size();) {
    const std::size_t length = std::min(length_of_letter(word[at]), word.size() - at);
    if (length >= 3 && is_syllable_letter(letter_at(word, at, length))) {
      if (!run.empty()) tokens.push_back(std::move(run));
      run.clear();
      tokens.emplace_back(word.substr(at, length));
    } else {
      run += word.substr(at, length);
    }
    at += length;
  }
  if (!run.empty()) tokens.push_back(std::move(run));
}

bool is_lone_letter(std::string_view token) {
  return token.size() == length_of_letter(token.front()) && !(token.front() >= '0' && token.front() <= '9') &&
         !is_syllable(token);
}

constexpr std::string_view kSpaces = " \t\r\n";

/// Letters that stand alone are one word with those before where dots say so: S.A.R.L., J. P. Morgan.
class Joining {
 public:
  void add(std::string token, bool dotted, bool same_piece) {
    const bool lone = is_lone_letter(token);
    if (lone && open_ && (same_piece || (dotted && dotted_)))
      tokens_.back() += token;
    else
      tokens_.push_back(std::move(token));
    open_ = lone;
    dotted_ = dotted;
  }
  std::vector<std::string> take() { return std::move(tokens_); }

 private:
  std::vector<std::string> tokens_;
  bool open_ = false, dotted_ = false;
};

/// The tokens of a piece of a name that has no spaces.
std::vector<std::string> tokens_of(std::string_view piece) {
  const std::string folded = fold(piece);
  std::vector<std::string> tokens;
  for (std::size_t from = 0; from < folded.size();) {
    const std::size_t space = std::min(folded.find(' ', from), folded.size());
    add_parts(std::string_view(folded).substr(from, space - from), tokens);
    from = space + 1;
  }
  return tokens;
}

}  // namespace

bool is_syllable(std::string_view token) {
  const std::size_t length = token.empty() ? 0 : length_of_letter(token.front());
  return length >= 3 && token.size() == length && is_syllable_letter(letter_at(token, 0, length));
}

std::vector<std::string> name_tokens(std::string_view name, bool join_letters) {
  const std::string written = without_apostrophes(name);
  Joining joining;
  std::vector<std::string> apart;
  for (std::size_t from = 0; from < written.size();) {
    const std::size_t space = std::min(written.find_first_of(kSpaces, from), written.size());
    const auto piece = std::string_view(written).substr(from, space - from);
    const bool dotted = piece.find('.') != std::string_view::npos;
    bool first = true;
    for (auto& token : tokens_of(piece)) {
      if (join_letters)
        joining.add(std::move(token), dotted, !std::exchange(first, false));
      else
        apart.push_back(std::move(token));
    }
    from = space + 1;
  }
  return join_letters ? joining.take() : apart;
}

}  // namespace ecgraph
