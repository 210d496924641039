#pragma once
// How near two names are, part by part.

#include <string>
#include <vector>

#include "graph/search/prepared_name.hpp"
#include "graph/search/word_match.hpp"

namespace ecgraph {

/// One part of a comparison: words of one name beside words of the other.
struct MatchTerm {
  std::string asked, found;  ///< folded; empty where there is none
  How how;
  double score;
};

/// From this score on, two names are taken for the same; why it is that, bench/names/README.md says.
inline constexpr double kSameName = 0.75;

/// The score is a function of the two names alone, the same whichever is asked, and of the words known to the
/// lexicon.
[[nodiscard]] double name_score(const PreparedName& asked, const PreparedName& found, const Lexicon& lexicon);
/// How that score came about.
struct NameMatch {
  double score;
  std::vector<MatchTerm> terms;  ///< in the order asked, then what is extra, then legal forms
};
[[nodiscard]] NameMatch match_names(const PreparedName& asked, const PreparedName& found,
                                    const Lexicon& lexicon);

}  // namespace ecgraph
