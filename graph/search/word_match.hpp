#pragma once
// How near two words of names are, and in what way.

#include <cstdint>
#include <string_view>

#include "graph/search/prepared_name.hpp"

namespace ecgraph {

/// In what way two words are the same, or nearly.
enum class How : std::uint8_t {
  kExact,
  kTransliterated,  ///< alike in Latin letters, or another romanisation
  kJoined,          ///< alike when put together: hi silicon
  kAbbreviation,    ///< shorter for the other, or another word for the same trade
  kNickname,
  kInitial,
  kAcronym,  ///< of the first letters of all words
  kNumber,
  kLegalForm,
  kEdit,     ///< alike but for a few letters
  kMissing,  ///< asked, and not there
  kExtra,    ///< there, and not asked
};
/// As answers say it.
[[nodiscard]] std::string_view word(How how);

/// How near, and how so.
struct WordMatch {
  double score = 0;  ///< from 0 to 1
  How how = How::kMissing;
};

/// 0 when they have nothing in common that counts. `whose`: initials and nicknames are of people.
[[nodiscard]] WordMatch match_words(const Word& asked, const Word& found, NameOf whose,
                                    const Lexicon& lexicon);

/// The same for spellings in Latin letters alone, as of words put together.
[[nodiscard]] double likeness_of_latin(std::string_view asked, std::string_view found,
                                       const Lexicon& lexicon);

}  // namespace ecgraph
