#include "graph/search/word_match.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

namespace ecgraph {
namespace {

constexpr double kSameMeaning = 0.95, kOtherScript = 0.97, kSameSound = 0.93, kSameNickname = 0.85;
constexpr double kInitial = 0.8, kSameSyllable = 0.97, kSameConsonants = 0.85;
constexpr std::size_t kEditedMin = 3;  ///< letters: of shorter words, every edit makes another
constexpr double kEditsOfShort = 1, kEdits = 2, kEditsOfLong = 2.4;
constexpr std::size_t kLong = 9, kShort = 4;
constexpr double kWeightOfEdits = 0.8;
constexpr double kScoreMin = 0.6;
constexpr std::size_t kLettersMax = 63;  ///< of a word: longer ones are compared as far as that

double edits_allowed(std::size_t letters) {
  if (letters <= kShort) return kEditsOfShort;
  return letters < kLong ? kEdits : kEditsOfLong;
}

/// Letters dropped or doubled cost less than others.
double cost_of_extra(std::string_view word, std::size_t at) {
  const bool doubled = at > 0 && word[at] == word[at - 1];
  return doubled ? 0.4 : 1;
}

/// Edits between two words, near letters and doubled ones counted in part; over `limit`: limit + 1.
double edits(std::string_view a, std::string_view b, double limit, const Lexicon& lexicon) {
  std::array<std::array<double, kLettersMax + 1>, 3> rows{};
  double *before = rows[0].data(), *row = rows[1].data(), *next = rows[2].data();
  row[0] = 0;
  for (std::size_t j = 1; j <= b.size(); ++j) row[j] = row[j - 1] + cost_of_extra(b, j - 1);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    const double dropped = cost_of_extra(a, i - 1);
    next[0] = row[0] + dropped;
    double least = next[0];
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const double changed = row[j - 1] + lexicon.cost(a[i - 1], b[j - 1]);
      double best = std::min({changed, row[j] + dropped, next[j - 1] + cost_of_extra(b, j - 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        best = std::min(best, before[j - 2] + 1);
      next[j] = best;
      least = std::min(least, best);
    }
    if (least > limit) return limit + 1;
    std::swap(before, row);
    std::swap(row, next);
  }
  return row[b.size()];
}

double likeness_by_edits(std::string_view a, std::string_view b, const Lexicon& lexicon) {
  const std::size_t longer = std::max(a.size(), b.size()), shorter = std::min(a.size(), b.size());
  if (shorter < kEditedMin || longer > kLettersMax) return 0;
  const double allowed = edits_allowed(longer);
  if (static_cast<double>(longer - shorter) > allowed) return 0;
  const double found = edits(a, b, allowed, lexicon);
  if (found > allowed) return 0;
  const double score = 1 - kWeightOfEdits * found / static_cast<double>(longer);
  return score < kScoreMin ? 0 : score;
}

/// Words with too many letters of their own cannot be near.
bool may_be_near(const Word& a, const Word& b) { return std::popcount(a.letters ^ b.letters) <= 5; }

bool same_script(const Word& a, const Word& b) {
  const auto is_latin = [](const Word& word) { return word.text == word.latin; };
  return is_latin(a) == is_latin(b);
}

bool share_nickname(const Word& a, const Word& b) {
  return std::ranges::any_of(a.nicknames, [&](std::uint16_t group) {
    return std::ranges::find(b.nicknames, group) != b.nicknames.end();
  });
}

WordMatch match_number(const Word& asked, const Word& found) {
  const bool both = asked.meaning.role == WordRole::kNumber && found.meaning.role == WordRole::kNumber;
  if (!both || asked.meaning.canonical != found.meaning.canonical) return {};
  return {kSameMeaning, How::kNumber};
}

WordMatch match_initial(const Word& asked, const Word& found, NameOf whose) {
  if (whose != NameOf::kPerson || asked.latin.front() != found.latin.front()) return {};
  return {kInitial, How::kInitial};
}

WordMatch match_letters(const Word& asked, const Word& found, const Lexicon& lexicon) {
  if (asked.latin == found.latin)
    return {same_script(asked, found) ? 1 : kOtherScript,
            same_script(asked, found) ? How::kExact : How::kTransliterated};
  if (asked.sound == found.sound && std::max(asked.latin.size(), found.latin.size()) >= kEditedMin)
    return {kSameSound, How::kTransliterated};
  if (asked.abjad != found.abjad && !asked.consonants.empty() && asked.consonants == found.consonants)
    return {kSameConsonants, How::kTransliterated};
  if (!may_be_near(asked, found)) return {};
  const double near = likeness_by_edits(asked.latin, found.latin, lexicon);
  const double heard = kSameSound * likeness_by_edits(asked.sound, found.sound, lexicon);
  return {std::max(near, heard), How::kEdit};
}

}  // namespace

std::string_view word(How how) {
  constexpr std::array<std::string_view, 12> kWords{"exact",      "transliterated", "joined",  "abbreviation",
                                                    "nickname",   "initial",        "acronym", "number",
                                                    "legal_form", "edit",           "missing", "extra"};
  return kWords[static_cast<std::size_t>(how)];
}

WordMatch match_words(const Word& asked, const Word& found, NameOf whose, const Lexicon& lexicon) {
  if (&asked == &found || asked.text == found.text) return {1, How::kExact};
  if (asked.meaning.role == WordRole::kNumber || found.meaning.role == WordRole::kNumber)
    return match_number(asked, found);
  if (asked.meaning.group != 0 && asked.meaning.group == found.meaning.group)
    return {kSameMeaning, How::kAbbreviation};
  if (asked.syllable && found.syllable)
    return asked.meaning.canonical == found.meaning.canonical ? WordMatch{kSameSyllable, How::kTransliterated}
                                                              : WordMatch{};
  if (asked.latin.size() == 1 || found.latin.size() == 1) return match_initial(asked, found, whose);
  if (asked.meaning.role == WordRole::kTrade && found.meaning.role == WordRole::kTrade) return {};
  if (share_nickname(asked, found)) return {kSameNickname, How::kNickname};
  return match_letters(asked, found, lexicon);
}

double likeness_of_latin(std::string_view asked, std::string_view found, const Lexicon& lexicon) {
  if (asked == found) return 1;
  return likeness_by_edits(asked, found, lexicon);
}

}  // namespace ecgraph
