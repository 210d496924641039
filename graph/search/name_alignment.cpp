#include "graph/search/name_alignment.hpp"

#include <algorithm>
#include <span>
#include <string>

namespace ecgraph {
namespace {

constexpr std::size_t kJoinedMax = 4;  ///< words put together
constexpr double kJoined = 0.98, kInitials = 0.85;
constexpr double kStrong = 0.9;  ///< pairs as near as this are taken before heavier ones
constexpr double kJoinedSound = 0.93, kJoinedLikenessMin = 0.85;
constexpr std::size_t kJoinedPartMin = 3, kJoinedEditsMax = 2;
constexpr std::size_t kJoinedEditedMin = 8;  ///< letters of words put together that may differ by an edit
constexpr double kAcronym = 0.88;

std::uint64_t bits(WordSpan span) { return ((std::uint64_t{1} << span.length) - 1) << span.from; }

std::size_t length_of(const PreparedName& name) { return std::min(name.words.size(), kNameWordsMax); }

double weight_of(const PreparedName& name, WordSpan span) {
  double weight = 0;
  for (std::size_t i = 0; i < span.length; ++i) weight += name.words[span.from + i].word->weight;
  return weight;
}

/// Finds every pair worth having.
class Pairing {
 public:
  Pairing(const PreparedName& asked, const PreparedName& found, const Lexicon& lexicon)
      : asked_(asked), found_(found), lexicon_(lexicon) {}

  std::vector<AlignedWords> pairs() {
    for (std::size_t i = 0; i < length_of(asked_); ++i) {
      for (std::size_t j = 0; j < length_of(found_); ++j) pair_words(i, j);
    }
    join(asked_, found_, false);
    join(found_, asked_, true);
    return std::move(pairs_);
  }

 private:
  static WordSpan span(std::size_t from, std::size_t length) {
    return {static_cast<std::uint8_t>(from), static_cast<std::uint8_t>(length)};
  }
  void add(WordSpan asked, WordSpan found, WordMatch match) {
    if (match.score <= 0) return;
    pairs_.push_back({asked, found, match, (weight_of(asked_, asked) + weight_of(found_, found)) / 2});
  }
  void pair_words(std::size_t i, std::size_t j) {
    const NameOf whose = asked_.whose == NameOf::kPerson ? asked_.whose : found_.whose;
    add(span(i, 1), span(j, 1), match_words(*asked_.words[i].word, *found_.words[j].word, whose, lexicon_));
  }

  /// Words put together.
  struct Joined {
    std::string text, sound, initials;
    bool syllables = false;
    bool may_be_edited = true;  ///< initials and numbers are never nearly right

    void add(const Word& word, const Lexicon& lexicon) {
      text += word.latin;
      initials += word.latin.front();
      if (syllables) sound = lexicon.sound(text);
      const bool is_part = syllables || word.latin.size() >= kJoinedPartMin;
      may_be_edited = may_be_edited && is_part && word.meaning.role != WordRole::kNumber;
    }
  };

  /// Words of `many` in a row against single words of `one`.
  void join(const PreparedName& many, const PreparedName& one, bool swapped) {
    for (std::size_t from = 0; from + 1 < length_of(many); ++from) {
      Joined joined;
      joined.syllables = many.words[from].word->syllable;
      joined.add(*many.words[from].word, lexicon_);
      for (std::size_t length = 2; length <= kJoinedMax && from + length <= length_of(many); ++length) {
        const Word& last = *many.words[from + length - 1].word;
        if (last.syllable != joined.syllables) break;
        joined.add(last, lexicon_);
        for (std::size_t j = 0; j < length_of(one); ++j) {
          const WordMatch match = match_joined(joined, *one.words[j].word);
          swapped ? add(span(j, 1), span(from, length), match) : add(span(from, length), span(j, 1), match);
        }
      }
    }
  }
  [[nodiscard]] WordMatch match_joined(const Joined& joined, const Word& single) const {
    if (single.syllable) return {};
    if (single.latin == joined.text) return {kJoined, joined.syllables ? How::kTransliterated : How::kJoined};
    if (single.latin == joined.initials &&
        (asked_.whose == NameOf::kPerson || found_.whose == NameOf::kPerson))
      return {kInitials, How::kInitial};
    if (single.meaning.role == WordRole::kNumber || !joined.may_be_edited ||
        single.latin.size() + kJoinedEditsMax < joined.text.size() ||
        joined.text.size() + kJoinedEditsMax < single.latin.size())
      return {};
    if (joined.syllables) {
      const double like = likeness_of_latin(joined.sound, single.sound, lexicon_);
      return {kJoinedSound * like, How::kTransliterated};
    }
    if (joined.text.size() < kJoinedEditedMin || single.latin.front() != joined.text.front()) return {};
    const double like = likeness_of_latin(joined.text, single.latin, lexicon_);
    return {like < kJoinedLikenessMin ? 0 : kJoined * like, How::kJoined};
  }

  const PreparedName& asked_;
  const PreparedName& found_;
  const Lexicon& lexicon_;
  std::vector<AlignedWords> pairs_;
};

/// One word of the one against the first letters of all words of the other.
bool is_acronym(const PreparedName& shorter, const PreparedName& whole) {
  if (shorter.whose == NameOf::kPerson || whole.whose == NameOf::kPerson) return false;
  if (shorter.words.size() != 1 || !shorter.forms.empty()) return false;
  const auto acronyms = acronyms_of(whole);
  return std::ranges::find(acronyms, shorter.words.front().word->latin) != acronyms.end();
}

Alignment whole(const PreparedName& asked, const PreparedName& found) {
  Alignment alignment;
  const WordSpan all_asked{0, static_cast<std::uint8_t>(length_of(asked))};
  const WordSpan all_found{0, static_cast<std::uint8_t>(length_of(found))};
  alignment.pairs.push_back({all_asked, all_found, {kAcronym, How::kAcronym}, 1});
  alignment.asked_taken = bits(all_asked);
  alignment.found_taken = bits(all_found);
  return alignment;
}

}  // namespace

Alignment align(const PreparedName& asked, const PreparedName& found, const Lexicon& lexicon) {
  if (is_acronym(asked, found) || is_acronym(found, asked)) return whole(asked, found);
  auto pairs = Pairing(asked, found, lexicon).pairs();
  const auto before = [](const AlignedWords& a, const AlignedWords& b) {
    const bool strong_a = a.match.score >= kStrong, strong_b = b.match.score >= kStrong;
    if (strong_a != strong_b) return strong_a;
    const double worth_a = a.match.score * a.weight, worth_b = b.match.score * b.weight;
    if (worth_a != worth_b) return worth_a > worth_b;
    const auto apart = [](const AlignedWords& p) {
      return std::max(p.asked.from, p.found.from) - std::min(p.asked.from, p.found.from);
    };
    return apart(a) < apart(b);
  };
  std::ranges::stable_sort(pairs, before);
  Alignment alignment;
  for (const auto& pair : pairs) {
    if ((alignment.asked_taken & bits(pair.asked)) != 0 || (alignment.found_taken & bits(pair.found)) != 0)
      continue;
    alignment.asked_taken |= bits(pair.asked);
    alignment.found_taken |= bits(pair.found);
    alignment.pairs.push_back(pair);
  }
  return alignment;
}

}  // namespace ecgraph
