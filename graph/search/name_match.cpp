#include "graph/search/name_match.hpp"

#include <algorithm>

#include "graph/search/name_alignment.hpp"

namespace ecgraph {
namespace {

/// What is taken off, by what does not match.
constexpr double kContradiction = 0.35, kContradictionShare = 0.4, kContradictionWhole = 0.4;
constexpr double kExtraOfPerson = 0.35, kExtraBesideOneName = 0.25;
constexpr double kExtraOfOther = 0.2, kExtraOfOtherShare = 0.35, kExtraOfOtherWhole = 0.6;
constexpr double kOtherParent = 0.35;
constexpr double kOtherForm = 0.27, kMissingForm = 0.02, kSameClassOfForm = 0.02;

/// What is left over on each side.
struct Balance {
  double matched = 0, alike = 0;  ///< weight of the pairs; the same, each times its score
  double missing = 0, extra = 0;
  std::size_t words = 0;  ///< matched, other than initials
};

double left_over(const PreparedName& name, std::uint64_t taken) {
  double weight = 0;
  for (std::size_t i = 0; i < std::min(name.words.size(), kNameWordsMax); ++i) {
    if ((taken >> i & 1U) == 0) weight += name.words[i].word->weight;
  }
  return weight;
}

Balance balance_of(const PreparedName& asked, const PreparedName& found, const Alignment& alignment) {
  Balance balance;
  for (const auto& pair : alignment.pairs) {
    balance.matched += pair.weight;
    balance.alike += pair.weight * pair.match.score;
    if (pair.match.how != How::kInitial) ++balance.words;
  }
  balance.missing = left_over(asked, alignment.asked_taken);
  balance.extra = left_over(found, alignment.found_taken);
  return balance;
}

/// Words on both sides that do not match speak against it, however much else matches.
double off_for_contradiction(const Balance& balance) {
  const double both = std::min(balance.missing, balance.extra);
  if (both <= 0) return 0;
  return kContradiction * std::min(1.0, both / kContradictionWhole) +
         kContradictionShare * both / (balance.matched + both);
}

double off_for_extra(const Balance& balance, NameOf whose) {
  const double more = std::abs(balance.missing - balance.extra);
  if (more <= 0) return 0;
  const double share = more / (balance.matched + more);
  if (whose == NameOf::kPerson) return kExtraOfPerson * share + (balance.words < 2 ? kExtraBesideOneName : 0);
  return kExtraOfOther * std::min(1.0, more / kExtraOfOtherWhole) + kExtraOfOtherShare * share;
}

/// A son is not his father: what follows "bin" here stands before it there.
double off_for_parents(const PreparedName& asked, const PreparedName& found, const Alignment& alignment) {
  const auto crosses = [&](bool asked_is_child) {
    return std::ranges::any_of(alignment.pairs, [&](const AlignedWords& pair) {
      const bool of_asked = asked.words[pair.asked.from].of_parent;
      const bool of_found = found.words[pair.found.from].of_parent;
      return asked_is_child ? of_asked && !of_found : of_found && !of_asked;
    });
  };
  return crosses(true) && crosses(false) ? kOtherParent : 0;
}

/// The legal forms told apart: the last of each says it, unless they share one.
double off_for_forms(const PreparedName& asked, const PreparedName& found) {
  if (asked.forms.empty() || found.forms.empty())
    return asked.forms.empty() && found.forms.empty() ? 0 : kMissingForm;
  double least = kOtherForm;
  for (const Word* a : asked.forms) {
    for (const Word* b : found.forms) {
      if (a->meaning.group == b->meaning.group) return 0;
      const auto class_a = a->meaning.form_class, class_b = b->meaning.form_class;
      if (class_a == 0 || class_b == 0 || class_a == class_b) least = kSameClassOfForm;
    }
  }
  return least;
}

double score_of(const PreparedName& asked, const PreparedName& found, const Alignment& alignment) {
  const Balance balance = balance_of(asked, found, alignment);
  if (balance.matched <= 0) return 0;
  const NameOf whose =
      asked.whose == NameOf::kPerson || found.whose == NameOf::kPerson ? NameOf::kPerson : NameOf::kOther;
  const double off = off_for_contradiction(balance) + off_for_extra(balance, whose) +
                     off_for_parents(asked, found, alignment) + off_for_forms(asked, found);
  return std::clamp(balance.alike / balance.matched - off, 0.0, 1.0);
}

std::string text_of(const PreparedName& name, WordSpan span) {
  std::string text;
  for (std::size_t i = 0; i < span.length; ++i) {
    const Word& word = *name.words[span.from + i].word;
    if (!text.empty() && !word.syllable) text += ' ';
    text += word.text;
  }
  return text;
}

void add_left_over(const PreparedName& name, std::uint64_t taken, How how, std::vector<MatchTerm>& terms) {
  for (std::size_t i = 0; i < std::min(name.words.size(), kNameWordsMax); ++i) {
    if ((taken >> i & 1U) != 0) continue;
    const std::string& text = name.words[i].word->text;
    terms.push_back({how == How::kMissing ? text : "", how == How::kExtra ? text : "", how, 0});
  }
}

std::string forms_of(const PreparedName& name) {
  std::string text;
  for (const Word* form : name.forms) text += (text.empty() ? "" : " ") + form->text;
  return text;
}

}  // namespace

double name_score(const PreparedName& asked, const PreparedName& found, const Lexicon& lexicon) {
  return score_of(asked, found, align(asked, found, lexicon));
}

NameMatch match_names(const PreparedName& asked, const PreparedName& found, const Lexicon& lexicon) {
  auto alignment = align(asked, found, lexicon);
  NameMatch match{score_of(asked, found, alignment), {}};
  std::ranges::sort(alignment.pairs, {}, [](const AlignedWords& pair) { return pair.asked.from; });
  for (const auto& pair : alignment.pairs) {
    match.terms.push_back(
        {text_of(asked, pair.asked), text_of(found, pair.found), pair.match.how, pair.match.score});
  }
  add_left_over(asked, alignment.asked_taken, How::kMissing, match.terms);
  add_left_over(found, alignment.found_taken, How::kExtra, match.terms);
  if (!asked.forms.empty() || !found.forms.empty())
    match.terms.push_back(
        {forms_of(asked), forms_of(found), How::kLegalForm, 1 - off_for_forms(asked, found)});
  return match;
}

}  // namespace ecgraph
