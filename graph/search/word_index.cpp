#include "graph/search/word_index.hpp"

#include <algorithm>

#include "graph/search/grams.hpp"
#include "graph/search/word_match.hpp"

namespace ecgraph {
namespace {

constexpr double kSharedMin = 0.4;     ///< of the pieces of two words that are compared
constexpr float kPartLikeness = 0.5F;  ///< of words that share most pieces and are no edits of each other
constexpr double kPartMin = 0.6;
constexpr std::size_t kNearMax = 64;

/// How often each number was counted, and which were: kept by each thread, so that nothing is allocated and
/// cleared for each question.
class Counts {
 public:
  void ready(std::size_t size) {
    if (counts_.size() < size) counts_.resize(size, 0);
  }
  void add(std::uint32_t number) {
    if (counts_[number]++ == 0) touched_.push_back(number);
  }
  template <class Visit>
  void drain(const Visit& visit) {
    for (const std::uint32_t number : touched_) {
      visit(number, counts_[number]);
      counts_[number] = 0;
    }
    touched_.clear();
  }

 private:
  std::vector<std::uint16_t> counts_;
  std::vector<std::uint32_t> touched_;
};

}  // namespace

WordIndex::WordIndex(const WordStore& store) : store_(store) {
  gram_counts_.reserve(store.words().size());
  for (const auto& word : store.words()) {
    by_sound_[word->sound].push_back(word->number);
    by_consonants_[word->consonants].push_back(word->number);
    has_abjad_ = has_abjad_ || word->abjad;
    if (word->meaning.group != 0) by_group_[word->meaning.group].push_back(word->number);
    for (const std::uint16_t group : word->nicknames) by_nickname_[group].push_back(word->number);
    const auto grams = grams_of(word->sound);
    gram_counts_.push_back(static_cast<std::uint8_t>(std::min<std::size_t>(grams.size(), 255)));
    for (const std::uint32_t gram : grams) by_gram_.add(gram, word->number);
  }
  by_gram_.finish(kGramsMax);
}

std::vector<NearWord> WordIndex::sounding(const std::string& sound, float likeness) const {
  std::vector<NearWord> words;
  const auto found = by_sound_.find(sound);
  if (found == by_sound_.end()) return words;
  for (const std::uint32_t word : found->second) words.push_back({word, likeness});
  return words;
}

void WordIndex::add_by_grams(const Word& asked, std::vector<NearWord>& found) const {
  thread_local Counts counts;
  counts.ready(store_.words().size());
  const auto grams = grams_of(asked.sound);
  for (const std::uint32_t gram : grams) {
    for (const std::uint32_t word : by_gram_[gram]) counts.add(word);
  }
  counts.drain([&](std::uint32_t number, std::size_t shared) {
    const double all = static_cast<double>(grams.size()) + gram_counts_[number];
    const double share = 2 * static_cast<double>(shared) / all;
    if (share < kSharedMin) return;
    const Word& word = *store_.words()[number];
    auto like = static_cast<float>(match_words(asked, word, NameOf::kPerson, store_.lexicon()).score);
    if (like <= 0 && share >= kPartMin && word.meaning.role != WordRole::kNumber) like = kPartLikeness;
    if (like > 0) found.push_back({number, like});
  });
}

std::vector<NearWord> WordIndex::near(const Word& asked) const {
  std::vector<NearWord> found;
  const auto add = [&](const auto& lists, const auto& key) {
    const auto words = lists.find(key);
    if (words == lists.end()) return;
    for (const std::uint32_t word : words->second)
      found.push_back(
          {word, static_cast<float>(
                     match_words(asked, *store_.words()[word], NameOf::kPerson, store_.lexicon()).score)});
  };
  if (asked.meaning.role == WordRole::kNumber || asked.syllable) {
    for (const auto& same : sounding(asked.sound, 1)) {
      const auto match = match_words(asked, *store_.words()[same.word], NameOf::kOther, store_.lexicon());
      if (match.score > 0) found.push_back({same.word, static_cast<float>(match.score)});
    }
    return found;
  }
  if (asked.meaning.group != 0) add(by_group_, std::uint32_t{asked.meaning.group});
  for (const std::uint16_t group : asked.nicknames) add(by_nickname_, std::uint32_t{group});
  if (asked.abjad || has_abjad_) add(by_consonants_, asked.consonants);
  add_by_grams(asked, found);
  std::ranges::sort(found, [](const NearWord& a, const NearWord& b) {
    return a.likeness != b.likeness ? a.likeness > b.likeness : a.word < b.word;
  });
  const auto same = std::ranges::unique(found, {}, &NearWord::word);
  found.erase(same.begin(), same.end());
  if (found.size() > kNearMax) found.resize(kNearMax);
  return found;
}

std::size_t WordIndex::bytes() const {
  return by_gram_.bytes() + gram_counts_.size() + by_sound_.size() * 96;
}

}  // namespace ecgraph
