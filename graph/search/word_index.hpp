#pragma once
// Words that are nearly a word: by what they sound like, by meaning, by nickname, by pieces of three letters.

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "graph/search/lists_by_number.hpp"
#include "graph/search/prepared_name.hpp"

namespace ecgraph {

/// A word of the store by its number, and how near it is to the one asked.
struct NearWord {
  std::uint32_t word;
  float likeness;
};

/// Over all words of a store that is filled.
class WordIndex {
 public:
  explicit WordIndex(const WordStore& store);
  /// The nearest; each word once.
  [[nodiscard]] std::vector<NearWord> near(const Word& asked) const;
  /// Those that sound exactly so.
  [[nodiscard]] std::vector<NearWord> sounding(const std::string& sound, float likeness) const;
  [[nodiscard]] std::size_t bytes() const;

 private:
  void add_by_grams(const Word& asked, std::vector<NearWord>& found) const;

  const WordStore& store_;
  ListsByNumber by_gram_;
  std::vector<std::uint8_t> gram_counts_;  ///< by word
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_sound_, by_consonants_;
  bool has_abjad_ = false;
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> by_group_, by_nickname_;
};

}  // namespace ecgraph
