#include "graph/search/lexicon.hpp"

#include <algorithm>
#include <map>

#include "graph/search/name_tokens.hpp"

namespace ecgraph {
namespace {

constexpr double kNearLetter = 0.6;
constexpr std::size_t kPhraseTokensMax = 12;

std::size_t number_of(NameOf whose) { return static_cast<std::size_t>(whose); }

std::string joined(std::span<const std::string> tokens) {
  std::string text;
  for (const auto& token : tokens) text += (text.empty() ? "" : " ") + token;
  return text;
}

bool is_vowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

}  // namespace

void Lexicon::add(Phrases& phrases, std::string_view spelling, const Meaning& meaning, bool join_letters) {
  const auto tokens = name_tokens(spelling, join_letters);
  if (tokens.empty() || tokens.size() > kPhraseTokensMax) return;
  longest_ = std::max(longest_, tokens.size());
  phrases.try_emplace(joined(tokens), meaning);
}

Lexicon::Lexicon(const NameWords& words) : person_types_(words.person_types) {
  auto& others = phrases_[number_of(NameOf::kOther)];
  auto& persons = phrases_[number_of(NameOf::kPerson)];
  std::uint16_t group = 0;
  const auto add_all = [&](Phrases& to, const std::vector<std::string>& spellings, const Meaning& meaning) {
    for (const auto& spelling : spellings) add(to, spelling, meaning, &to == &others);
  };
  for (const auto& number : words.numbers) {
    for (const auto& spelling : number)
      add(others, spelling, {WordRole::kNumber, 0, 0, number.front()}, true);
  }
  add_all(others, words.small_words, {WordRole::kSmall, 0, 0, {}});
  std::map<std::string, std::uint16_t> classes{{"", 0}};
  for (const auto& form : words.legal_forms) {
    const auto of_class = classes.try_emplace(form.form_class, classes.size()).first->second;
    add_all(others, form.spellings, {WordRole::kForm, ++group, of_class, {}});
  }
  for (const auto& same : words.words) add_all(others, same, {WordRole::kTrade, ++group, 0, {}});
  add_all(persons, words.titles, {WordRole::kSmall, 0, 0, {}});
  add_all(persons, words.child_of, {WordRole::kChildOf, 0, 0, {}});
  add_all(persons, words.articles, {WordRole::kSmall, 0, 0, {}});
  for (const auto& same : words.same) add_all(persons, same, {WordRole::kPlain, ++group, 0, {}});
  for (const auto& list : words.nicknames) {
    ++group;
    for (const auto& name : list) nicknames_[joined(name_tokens(name, false))].push_back(group);
  }
  for (const auto& pair : words.alike) alike_.emplace_back(pair.front(), pair.back());
  for (std::size_t i = 0; i < words.near.size(); ++i) {
    for (const char c : words.near[i]) near_[static_cast<unsigned char>(c) & 0x7FU] |= 1U << (i % 32);
  }
  for (const auto& pair : words.digits_as_letters)
    letter_of_digit_[static_cast<unsigned char>(pair.front().front()) & 0x7FU] = pair.back().front();
}

const Lexicon& Lexicon::built_in() {
  static const Lexicon lexicon(built_in_name_words());
  return lexicon;
}

std::optional<Lexicon::Found> Lexicon::find(std::span<const std::string> tokens, NameOf whose) const {
  const auto& phrases = phrases_[number_of(whose)];
  std::optional<Found> longest;
  std::string phrase;
  for (std::size_t length = 1; length <= std::min(longest_, tokens.size()); ++length) {
    phrase += (length == 1 ? "" : " ") + tokens[length - 1];
    if (const auto found = phrases.find(phrase); found != phrases.end())
      longest = Found{&found->second, length};
  }
  return longest;
}

std::span<const std::uint16_t> Lexicon::nicknames(std::string_view token) const {
  const auto found = nicknames_.find(std::string(token));
  return found == nicknames_.end() ? std::span<const std::uint16_t>() : found->second;
}

std::string Lexicon::sound(std::string_view latin) const {
  std::string sounds;
  const auto add_letter = [&](char c) {
    if (sounds.empty() || sounds.back() != c) sounds += c;
  };
  for (std::size_t at = 0; at < latin.size();) {
    const auto rest = latin.substr(at);
    const auto rule =
        std::ranges::find_if(alike_, [&](const auto& pair) { return rest.starts_with(pair.first); });
    if (rule == alike_.end()) {
      add_letter(rest.front());
      ++at;
      continue;
    }
    for (const char c : rule->second) add_letter(c);
    at += rule->first.size();
  }
  // An h after a vowel is seldom heard: Mahdi, Madi.
  std::string heard;
  for (std::size_t i = 0; i < sounds.size(); ++i) {
    const bool silent = sounds[i] == 'h' && i > 0 && is_vowel(sounds[i - 1]) &&
                        (i + 1 == sounds.size() || !is_vowel(sounds[i + 1]));
    if (!silent) heard += sounds[i];
  }
  return heard;
}

double Lexicon::cost(char from, char to) const {
  if (from == to) return 0;
  const auto shared =
      near_[static_cast<unsigned char>(from) & 0x7FU] & near_[static_cast<unsigned char>(to) & 0x7FU];
  return shared != 0 ? kNearLetter : 1;
}

std::string Lexicon::with_letters(std::string_view token) const {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  std::string text(token);
  if (std::ranges::all_of(text, is_digit)) return text;
  for (char& c : text) {
    const char letter = letter_of_digit_[static_cast<unsigned char>(c) & 0x7FU];
    if (is_digit(c) && letter != 0) c = letter;
  }
  return text;
}

NameOf Lexicon::whose(std::string_view entity_type) const {
  return std::ranges::find(person_types_, entity_type) == person_types_.end() ? NameOf::kOther
                                                                              : NameOf::kPerson;
}

}  // namespace ecgraph
