#include "graph/search/prepared_name.hpp"

#include <algorithm>
#include <span>

#include "graph/search/latin.hpp"
#include "graph/search/name_tokens.hpp"

namespace ecgraph {
namespace {

constexpr double kPlainWeight = 1, kTradeWeight = 0.6, kSyllableWeight = 0.5, kLetterWeight = 0.4;
constexpr std::string_view kDefaultNumber = "1";  ///< the first of a series may stand without its number
constexpr double kDefaultNumberWeight = 0.1;
constexpr std::size_t kShortForm = 2;  ///< letters of a form that is a form only at the ends of a name

bool has_digit(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

double weight_of(const Word& word) {
  if (word.meaning.role == WordRole::kNumber)
    return word.meaning.canonical == kDefaultNumber ? kDefaultNumberWeight : kPlainWeight;
  if (word.meaning.role == WordRole::kTrade) return kTradeWeight;
  if (word.syllable) return kSyllableWeight;
  return word.latin.size() == 1 && word.text.size() == 1 ? kLetterWeight : kPlainWeight;
}

std::uint32_t letters_in(std::string_view latin) {
  std::uint32_t letters = 0;
  for (const char c : latin) {
    if (c >= 'a' && c <= 'z') letters |= 1U << static_cast<unsigned>(c - 'a');
  }
  return letters;
}

/// Of what is left when neither vowels nor doubled letters are written.
std::string consonants_of(std::string_view latin) {
  std::string kept;
  char before = 0;
  for (const char c : latin) {
    if (c != before && std::string_view("aeiouwyh").find(c) == std::string_view::npos) kept += c;
    before = c;
  }
  return kept;
}

/// Hebrew, Arabic and what is written with their letters: U+0590 to U+08FF.
bool is_abjad(std::string_view text) {
  const auto first = text.empty() ? 0U : static_cast<unsigned char>(text.front());
  return first >= 0xD6 && (first <= 0xDF || (first == 0xE0 && static_cast<unsigned char>(text[1]) < 0xA4));
}

Word made(std::string_view text, const Meaning& meaning, NameOf whose, const Lexicon& lexicon) {
  Word word;
  word.text = whose == NameOf::kPerson ? lexicon.with_letters(text) : std::string(text);
  word.meaning = meaning;
  if (word.meaning.role == WordRole::kPlain && has_digit(word.text)) {
    word.meaning.role = WordRole::kNumber;
    word.meaning.canonical = word.text;
  }
  word.latin = latin(word.text);
  if (word.latin.empty()) word.latin = word.text;
  word.sound = lexicon.sound(word.latin);
  word.consonants = consonants_of(word.latin);
  word.letters = letters_in(word.latin);
  word.syllable = is_syllable(word.text);
  word.abjad = is_abjad(word.text);
  if (word.syllable) word.meaning.canonical = simplified(word.text);
  if (whose == NameOf::kPerson) {
    const auto groups = lexicon.nicknames(word.text);
    word.nicknames.assign(groups.begin(), groups.end());
  }
  word.weight = weight_of(word);
  return word;
}

/// Goes through the tokens of a name, phrase by phrase.
class Preparing {
 public:
  Preparing(NameOf whose, WordStore& store) : store_(store) { name_.whose = whose; }

  PreparedName read(std::span<const std::string> tokens) {
    for (std::size_t at = 0; at < tokens.size();) at += step(tokens, at);
    if (name_.words.empty()) only_small_words(tokens);
    return std::move(name_);
  }

 private:
  std::size_t step(std::span<const std::string> tokens, std::size_t at) {
    const auto found = store_.lexicon().find(tokens.subspan(at), name_.whose);
    if (!found || !holds(*found, tokens, at)) {
      add(tokens[at], Meaning{});
      return 1;
    }
    const Meaning& meaning = *found->meaning;
    std::string text;
    for (const auto& token : tokens.subspan(at, found->length)) text += token;
    if (meaning.role == WordRole::kForm)
      name_.forms.push_back(&store_.keep(text, meaning, name_.whose));
    else if (meaning.role == WordRole::kChildOf)
      after_child_of_ = true;
    else if (meaning.role != WordRole::kSmall)
      add(text, meaning);
    return found->length;
  }

  /// Short forms are forms only at the ends, or beside another; "ben" at the start is a name.
  bool holds(const Lexicon::Found& found, std::span<const std::string> tokens, std::size_t at) const {
    const bool last = at + found.length == tokens.size();
    if (found.meaning->role == WordRole::kChildOf) return at > 0 && !last;
    if (found.meaning->role == WordRole::kSmall && name_.whose == NameOf::kPerson && last) return at > 0;
    if (found.meaning->role != WordRole::kForm || found.length > 1) return true;
    return tokens[at].size() > kShortForm || at == 0 || last || after_form(tokens, at) ||
           before_form(tokens, at + 1);
  }
  bool after_form(std::span<const std::string> tokens, std::size_t at) const {
    return !name_.forms.empty() && at > 0 && name_.forms.back()->text == tokens[at - 1];
  }
  bool before_form(std::span<const std::string> tokens, std::size_t at) const {
    const auto next = store_.lexicon().find(tokens.subspan(at), name_.whose);
    return next && next->meaning->role == WordRole::kForm && at + next->length == tokens.size();
  }

  void add(std::string_view text, const Meaning& meaning) {
    name_.words.push_back({&store_.keep(text, meaning, name_.whose), after_child_of_});
    after_child_of_ = false;
  }

  /// A name of nothing but forms and small words is compared by them.
  void only_small_words(std::span<const std::string> tokens) {
    name_.forms.clear();
    const auto is_small = [&](const std::string& token) {
      const auto found = store_.lexicon().find({&token, 1}, name_.whose);
      return found && found->meaning->role == WordRole::kSmall;
    };
    const bool all_small = std::ranges::all_of(tokens, is_small);
    for (const auto& token : tokens) {
      if (all_small || !is_small(token)) add(token, Meaning{});
    }
  }

  WordStore& store_;
  PreparedName name_;
  bool after_child_of_ = false;
};

}  // namespace

const Word* WordStore::find(const std::string& key) const {
  if (const auto found = by_key_.find(key); found != by_key_.end()) return found->second;
  return base_ == nullptr ? nullptr : base_->find(key);
}

const Word& WordStore::keep(std::string_view text, const Meaning& meaning, NameOf whose) {
  std::string key(text);
  key += whose == NameOf::kPerson ? '\1' : '\2';
  key += std::to_string(meaning.group);
  key += meaning.canonical;
  if (const Word* known = find(key)) return *known;
  auto word = std::make_unique<Word>(made(text, meaning, whose, lexicon_));
  word->number = static_cast<std::uint32_t>(words_.size());
  const Word& kept = *words_.emplace_back(std::move(word));
  by_key_.emplace(std::move(key), &kept);
  return kept;
}

std::vector<std::string> acronyms_of(const PreparedName& name) {
  constexpr std::size_t kLettersMin = 3, kLettersMax = 8;
  if (name.whose == NameOf::kPerson || name.words.size() > kLettersMax) return {};
  std::string letters;
  for (const auto& part : name.words) letters += part.word->latin.front();
  std::vector<std::string> acronyms;
  if (letters.size() >= kLettersMin) acronyms.push_back(letters);
  if (!name.forms.empty()) letters += name.forms.front()->latin.front();
  if (letters.size() >= kLettersMin && !name.forms.empty()) acronyms.push_back(letters);
  return acronyms;
}

PreparedName prepare(std::string_view name, NameOf whose, WordStore& store) {
  const auto tokens = name_tokens(name, whose == NameOf::kOther);
  return Preparing(whose, store).read(tokens);
}

}  // namespace ecgraph
