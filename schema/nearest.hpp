#pragma once
// What a misspelt word may have meant, for messages.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ecgraph {

/// How many letters must be put in, left out, exchanged for another or swapped with their neighbour to make
/// one of the other, no letter touched twice (optimal string alignment); `limit` + 1 when it is more than
/// `limit`.
[[nodiscard]] std::size_t edit_distance(std::u32string_view a, std::u32string_view b, std::size_t limit);

/// At most three of `words` that differ from `word` by few letters or go on from it, the nearest first.
/// ASCII. Of a very long list only those with the same beginning are looked at; it must then be ordered.
[[nodiscard]] std::vector<std::string> nearest(std::string_view word, const std::vector<std::string>& words);

}  // namespace ecgraph
