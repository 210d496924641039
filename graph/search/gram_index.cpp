#include "graph/search/gram_index.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "graph/search/lists_by_number.hpp"
#include "graph/search/word_index.hpp"

namespace ecgraph {
namespace {

constexpr std::size_t kScoredMin = 48;         ///< names that are compared in full, at least …
constexpr std::size_t kScoredPerResult = 1;    ///< … and for each that is asked for
constexpr std::size_t kPostingsMax = 300'000;  ///< names passed through for one question
constexpr float kAcronymLikeness = 0.9F;
constexpr std::size_t kJoinedMax = 2;
constexpr std::uint32_t kOfParent = 1U << 31U;

/// The weight that names have gathered for a question: kept by each thread.
class Gathered {
 public:
  void ready(std::size_t names) {
    if (weights_.size() < names) weights_.resize(names, 0);
  }
  void add(std::uint32_t name, float weight) {
    if (weights_[name] == 0) touched_.push_back(name);
    weights_[name] += weight;
  }
  [[nodiscard]] const std::vector<std::uint32_t>& names() const { return touched_; }
  [[nodiscard]] float weight(std::uint32_t name) const { return weights_[name]; }
  void clear() {
    for (const std::uint32_t name : touched_) weights_[name] = 0;
    touched_.clear();
  }

 private:
  std::vector<float> weights_;
  std::vector<std::uint32_t> touched_;
};

}  // namespace

struct GramIndex::Parts {
  explicit Parts(const Lexicon& known) : lexicon(known), store(known) {}

  /// Words near to one of a question, with the names they are in.
  struct Reach {
    std::vector<NearWord> words;
    double weight = 0;  ///< of the word asked
    std::size_t names = 0;
  };

  [[nodiscard]] std::span<const std::uint32_t> words_of(std::uint32_t name) const {
    return std::span(words).subspan(starts[name], starts[name + 1] - starts[name]);
  }
  [[nodiscard]] PreparedName prepared(std::uint32_t name) const {
    PreparedName made;
    made.whose = whose[name];
    for (const std::uint32_t entry : words_of(name)) {
      const Word* word = store.words()[entry & ~kOfParent].get();
      if (word->meaning.role == WordRole::kForm)
        made.forms.push_back(word);
      else
        made.words.push_back({word, (entry & kOfParent) != 0});
    }
    return made;
  }
  [[nodiscard]] float rarity(std::uint32_t word) const {
    const auto names = static_cast<double>(whose.size());
    const auto bearing = static_cast<double>(names_of[word].size());
    return static_cast<float>(store.words()[word]->weight * std::log(1 + names / std::max(1.0, bearing)));
  }
  void add_reach(std::vector<NearWord> near, double weight, std::vector<Reach>& reaches) const {
    Reach reach{std::move(near), weight, 0};
    for (const auto& word : reach.words) reach.names += names_of[word.word].size();
    if (reach.names > 0) reaches.push_back(std::move(reach));
  }
  void reach_words(const PreparedName& asked, std::vector<Reach>& reaches,
                   std::vector<std::string>& reached) const;
  void reach_acronyms(const PreparedName& asked, std::vector<Reach>& reaches) const;
  void gather(std::vector<Reach> reaches, Gathered& gathered) const;
  [[nodiscard]] std::vector<std::uint32_t> most_gathered(const Gathered& gathered,
                                                         const NearAsked& asked) const;

  const Lexicon& lexicon;
  WordStore store;
  std::vector<NameOf> whose;             ///< by name
  std::vector<std::uint32_t> starts{0};  ///< by name: where its words begin in …
  std::vector<std::uint32_t> words;      ///< … with kOfParent
  std::vector<float> rarities;           ///< by name: of its words in sum
  std::unique_ptr<WordIndex> word_index;
  ListsByNumber names_of;  ///< by word
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_acronym;
};

GramIndex::GramIndex(const Lexicon& lexicon) : parts_(std::make_unique<Parts>(lexicon)) {}
GramIndex::~GramIndex() = default;

void GramIndex::add(std::string_view name, NameOf whose) {
  const auto number = static_cast<std::uint32_t>(parts_->whose.size());
  const PreparedName made = prepare(name, whose, parts_->store);
  for (const auto& part : made.words)
    parts_->words.push_back(part.word->number | (part.of_parent ? kOfParent : 0));
  for (const Word* form : made.forms) parts_->words.push_back(form->number);
  parts_->starts.push_back(static_cast<std::uint32_t>(parts_->words.size()));
  parts_->whose.push_back(whose);
  for (auto& letters : acronyms_of(made)) parts_->by_acronym[std::move(letters)].push_back(number);
}

void GramIndex::finish() {
  Parts& parts = *parts_;
  for (std::uint32_t name = 0; name < parts.whose.size(); ++name) {
    for (const std::uint32_t entry : parts.words_of(name)) {
      const std::uint32_t word = entry & ~kOfParent;
      if (parts.store.words()[word]->meaning.role != WordRole::kForm) parts.names_of.add(word, name);
    }
  }
  parts.names_of.finish(parts.store.words().size());
  parts.word_index = std::make_unique<WordIndex>(parts.store);
  parts.rarities.reserve(parts.whose.size());
  for (std::uint32_t name = 0; name < parts.whose.size(); ++name) {
    float sum = 0;
    for (const std::uint32_t entry : parts.words_of(name)) {
      const std::uint32_t word = entry & ~kOfParent;
      if (parts.store.words()[word]->meaning.role != WordRole::kForm) sum += parts.rarity(word);
    }
    parts.rarities.push_back(sum);
  }
}

/// Words of `reached` are passed over: both readings of a name share most of theirs.
void GramIndex::Parts::reach_words(const PreparedName& asked, std::vector<Reach>& reaches,
                                   std::vector<std::string>& reached) const {
  const auto is_new = [&](const std::string& text) {
    if (std::ranges::find(reached, text) != reached.end()) return false;
    reached.push_back(text);
    return true;
  };
  for (std::size_t i = 0; i < asked.words.size(); ++i) {
    const Word& word = *asked.words[i].word;
    const bool may_reach_more = word.meaning.group != 0 || !word.nicknames.empty();
    if (is_new(word.text) || may_reach_more) add_reach(word_index->near(word), word.weight, reaches);
    std::string together = word.latin;
    for (std::size_t length = 2; length <= kJoinedMax && i + length <= asked.words.size(); ++length) {
      const Word& next = *asked.words[i + length - 1].word;
      together += next.latin;
      if (is_new(together))
        add_reach(word_index->sounding(lexicon.sound(together), 1), word.weight + next.weight, reaches);
    }
  }
}

void GramIndex::Parts::reach_acronyms(const PreparedName& asked, std::vector<Reach>& reaches) const {
  for (const auto& letters : acronyms_of(asked))
    add_reach(word_index->sounding(lexicon.sound(letters), kAcronymLikeness), 1, reaches);
}

/// The rarest words first; what many names bear only adds to what was found by others, when all is too much.
void GramIndex::Parts::gather(std::vector<Reach> reaches, Gathered& gathered) const {
  std::ranges::sort(reaches, {}, &Reach::names);
  std::size_t passed = 0;
  for (const auto& reach : reaches) {
    if (passed > 0 && passed + reach.names > kPostingsMax) break;
    passed += reach.names;
    for (const auto& near : reach.words) {
      const float weight = near.likeness * near.likeness * rarity(near.word);
      if (weight <= 0) continue;
      for (const std::uint32_t name : names_of[near.word]) gathered.add(name, weight);
    }
  }
}

std::vector<std::uint32_t> GramIndex::Parts::most_gathered(const Gathered& gathered,
                                                           const NearAsked& asked) const {
  struct Promise {
    float share;
    std::uint32_t name;
  };
  std::vector<Promise> promises;
  promises.reserve(gathered.names().size());
  for (const std::uint32_t name : gathered.names()) {
    if (asked.wanted && !asked.wanted(NameNo{name})) continue;
    const float weight = gathered.weight(name);
    promises.push_back({weight * weight / (rarities[name] + 1), name});
  }
  const std::size_t kept = std::min(promises.size(), std::max(kScoredMin, kScoredPerResult * asked.limit));
  const auto better = [](const Promise& a, const Promise& b) {
    return a.share != b.share ? a.share > b.share : a.name < b.name;
  };
  std::ranges::nth_element(promises, promises.begin() + static_cast<std::ptrdiff_t>(kept), better);
  std::vector<std::uint32_t> names;
  for (std::size_t i = 0; i < kept; ++i) names.push_back(promises[i].name);
  return names;
}

std::vector<NearName> GramIndex::near(std::string_view name, const NearAsked& asked) const {
  const Parts& parts = *parts_;
  if (parts.whose.empty()) return {};
  WordStore store(parts.lexicon, &parts.store);
  const PreparedName as_person = prepare(name, NameOf::kPerson, store);
  const PreparedName as_other = prepare(name, NameOf::kOther, store);
  std::vector<Parts::Reach> reaches;
  std::vector<std::string> reached;
  if (asked.whose != NameOf::kPerson) parts.reach_words(as_other, reaches, reached);
  if (asked.whose != NameOf::kOther) parts.reach_words(as_person, reaches, reached);
  parts.reach_acronyms(as_other, reaches);
  thread_local Gathered gathered;
  gathered.ready(parts.whose.size());
  parts.gather(std::move(reaches), gathered);
  if (as_other.words.size() == 1) {
    const auto found = parts.by_acronym.find(as_other.words.front().word->latin);
    if (found != parts.by_acronym.end())
      for (const std::uint32_t number : found->second) gathered.add(number, parts.rarities[number]);
  }
  std::vector<NearName> found;
  for (const std::uint32_t number : parts.most_gathered(gathered, asked)) {
    const PreparedName other = parts.prepared(number);
    const double score =
        name_score(other.whose == NameOf::kPerson ? as_person : as_other, other, parts.lexicon);
    if (score > 0 && score >= asked.score_min) found.push_back({NameNo{number}, score});
  }
  gathered.clear();
  std::ranges::sort(found, [](const NearName& a, const NearName& b) {
    return a.score != b.score ? a.score > b.score : a.name < b.name;
  });
  if (found.size() > asked.limit) found.resize(asked.limit);
  return found;
}

NameMatch GramIndex::explain(std::string_view name, std::optional<NameOf> whose, NameNo found) const {
  const Parts& parts = *parts_;
  WordStore store(parts.lexicon, &parts.store);
  const PreparedName other = parts.prepared(found.number);
  return match_names(prepare(name, whose.value_or(other.whose), store), other, parts.lexicon);
}

std::size_t GramIndex::size() const { return parts_->whose.size(); }

std::size_t GramIndex::bytes() const {
  const Parts& parts = *parts_;
  constexpr std::size_t kWordBytes = sizeof(Word) + 120;  // its texts and its key
  return parts.store.words().size() * kWordBytes + parts.words.size() * 4 + parts.whose.size() * 9 +
         parts.names_of.bytes() + parts.by_acronym.size() * 80 + parts.word_index->bytes();
}

}  // namespace ecgraph
