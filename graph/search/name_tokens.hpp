#pragma once
// A name in its parts.

#include <string>
#include <string_view>
#include <vector>

namespace ecgraph {

/// The folded words of a name in their order. Apostrophes join what they stand between; each Han character
/// and hangul syllable is a word, since nothing divides them; with `join_letters`, letters that stand alone
/// in a row are one word: S.A.R.L.
[[nodiscard]] std::vector<std::string> name_tokens(std::string_view name, bool join_letters);

/// Whether the word is one Han character or hangul syllable.
[[nodiscard]] bool is_syllable(std::string_view token);

}  // namespace ecgraph
