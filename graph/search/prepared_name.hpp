#pragma once
// A name made ready to be compared: its words with what is known of each.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/search/lexicon.hpp"

namespace ecgraph {

/// A word of names, kept once however many names it is in.
struct Word {
  std::string text;        ///< folded, in its own script
  std::string latin;       ///< the same in Latin letters
  std::string sound;       ///< the same, whatever the romanisation
  std::string consonants;  ///< of words that may be written without vowels in another script
  Meaning meaning;
  std::vector<std::uint16_t> nicknames;
  std::uint32_t letters = 0;  ///< which Latin letters it has, as bits
  std::uint32_t number = 0;   ///< in its store
  double weight = 1;          ///< how much it tells
  bool syllable = false;      ///< a Han character or a hangul syllable
  bool abjad = false;         ///< of a script that leaves vowels out
};

/// Keeps words; those of another store are used where it has them. Filled by one thread, then safe from any.
class WordStore {
 public:
  explicit WordStore(const Lexicon& lexicon, const WordStore* base = nullptr)
      : lexicon_(lexicon), base_(base) {}
  /// The word, made unless it is kept already.
  [[nodiscard]] const Word& keep(std::string_view text, const Meaning& meaning, NameOf whose);
  [[nodiscard]] const Lexicon& lexicon() const { return lexicon_; }
  [[nodiscard]] const std::vector<std::unique_ptr<Word>>& words() const { return words_; }

 private:
  [[nodiscard]] const Word* find(const std::string& key) const;
  const Lexicon& lexicon_;
  const WordStore* base_;
  std::vector<std::unique_ptr<Word>> words_;
  std::unordered_map<std::string, const Word*> by_key_;
};

/// A word where it stands in a name.
struct NameWord {
  const Word* word;
  bool of_parent = false;  ///< stands after bin, bint …
};

/// The words that tell it from other names, and its legal forms apart. Small words are left out. Lives no
/// longer than the store of its words.
struct PreparedName {
  std::vector<NameWord> words;
  std::vector<const Word*> forms;
  NameOf whose = NameOf::kOther;
};

/// The first letters of its words, without and with that of its first legal form; none of a name of a
/// person, or of too few words or too many.
[[nodiscard]] std::vector<std::string> acronyms_of(const PreparedName& name);

/// Reads a name into words of the store.
[[nodiscard]] PreparedName prepare(std::string_view name, NameOf whose, WordStore& store);

}  // namespace ecgraph
