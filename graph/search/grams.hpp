#pragma once
// The three-letter pieces of a word.

#include <cstdint>
#include <string_view>
#include <vector>

namespace ecgraph {

/// How many there can be: letters, digits and the end of a word, three at a time.
inline constexpr std::size_t kGramsMax = 37 * 37 * 37;

/// Of lower-case Latin letters and digits, the ends of the word included, each once; anything else is passed
/// over.
[[nodiscard]] inline std::vector<std::uint32_t> grams_of(std::string_view latin) {
  const auto code = [](char c) -> std::uint32_t {
    if (c >= 'a' && c <= 'z') return static_cast<std::uint32_t>(c - 'a' + 1);
    return c >= '0' && c <= '9' ? static_cast<std::uint32_t>(c - '0' + 27) : 0;
  };
  std::vector<std::uint32_t> grams;
  std::uint32_t first = 0, second = 0;
  const auto add = [&](std::uint32_t third) {
    const std::uint32_t gram = (first * 37 + second) * 37 + third;
    first = second;
    second = third;
    for (const std::uint32_t known : grams) {
      if (known == gram) return;
    }
    grams.push_back(gram);
  };
  for (const char c : latin) add(code(c));
  if (!latin.empty()) add(0);
  return grams;
}

}  // namespace ecgraph
