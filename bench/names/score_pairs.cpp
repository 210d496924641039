// Scores pairs of names, one a line of standard input: the type of the party, a tab, a name, a tab, a name.
// With --terms what the score is made of stands after it. bench/names/pairs.py asks and judges.

#include <fmt/format.h>

#include <cstdio>
#include <iostream>
#include <string>

#include "graph/search/name_match.hpp"

namespace ecgraph::bench {
namespace {

std::string in_words(const NameMatch& match) {
  std::string text;
  for (const auto& term : match.terms)
    text += fmt::format(" {}~{}:{}:{:.2f}", term.asked, term.found, word(term.how), term.score);
  return text;
}

bool score_line(const std::string& line, bool with_terms) {
  const auto first = line.find('\t'), second = line.find('\t', first + 1);
  if (first == std::string::npos || second == std::string::npos) return false;
  const Lexicon& lexicon = Lexicon::built_in();
  WordStore store(lexicon);
  const NameOf whose = lexicon.whose(line.substr(0, first));
  const auto asked = prepare(line.substr(first + 1, second - first - 1), whose, store);
  const auto found = prepare(line.substr(second + 1), whose, store);
  const auto match = match_names(asked, found, lexicon);
  fmt::print("{:.4f}{}\n", match.score, with_terms ? in_words(match) : "");
  return true;
}

}  // namespace
}  // namespace ecgraph::bench

int main(int count, char** arguments) {
  const bool with_terms = count > 1 && std::string_view(arguments[1]) == "--terms";
  std::string line;
  while (std::getline(std::cin, line)) {
    if (ecgraph::bench::score_line(line, with_terms)) continue;
    fmt::print(stderr, "A line is: type, tab, name, tab, name.\n");
    return 1;
  }
  return 0;
}
