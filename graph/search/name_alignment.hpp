#pragma once
// Which words of one name stand for which of another.

#include <cstdint>
#include <vector>

#include "graph/search/prepared_name.hpp"
#include "graph/search/word_match.hpp"

namespace ecgraph {

/// Words in a row.
struct WordSpan {
  std::uint8_t from = 0, length = 0;
};

/// Words of the one that stand for words of the other.
struct AlignedWords {
  WordSpan asked, found;
  WordMatch match;
  double weight = 0;
};

/// Longer names are compared as far as this.
inline constexpr std::size_t kNameWordsMax = 32;

/// The best pairs, none of which share a word; greedily, heaviest first.
struct Alignment {
  std::vector<AlignedWords> pairs;
  std::uint64_t asked_taken = 0, found_taken = 0;  ///< words in pairs, as bits
};
/// Pairs the words of two names.
[[nodiscard]] Alignment align(const PreparedName& asked, const PreparedName& found, const Lexicon& lexicon);

}  // namespace ecgraph
