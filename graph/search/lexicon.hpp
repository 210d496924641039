#pragma once
// The words of names, compiled for look-up from schema/names/.

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "schema/name_words.hpp"

namespace ecgraph {

/// Whose name it is: people's names are built otherwise than those of organisations and things.
enum class NameOf : std::uint8_t { kPerson, kOther };

/// What a word of a name does there.
enum class WordRole : std::uint8_t {
  kPlain,    ///< tells the name from others
  kTrade,    ///< says what kind of organisation it is, as many others do
  kNumber,   ///< never nearly right
  kForm,     ///< a legal form
  kSmall,    ///< says nothing: of, Mr
  kChildOf,  ///< what follows is the name of a parent
};

/// What is known of one or more words in a row.
struct Meaning {
  WordRole role = WordRole::kPlain;
  std::uint16_t group = 0;       ///< words of one group mean the same; 0: none
  std::uint16_t form_class = 0;  ///< of a legal form; 0: nothing is known
  std::string canonical;         ///< how it is compared: the digits of a number; empty: as written
};

/// Compiled once and shared; safe from any thread.
class Lexicon {
 public:
  explicit Lexicon(const NameWords& words);
  /// Of the program's own words.
  [[nodiscard]] static const Lexicon& built_in();

  /// The longest run of tokens from the first on that is known, and how many it takes.
  struct Found {
    const Meaning* meaning;
    std::size_t length;
  };
  [[nodiscard]] std::optional<Found> find(std::span<const std::string> tokens, NameOf whose) const;
  /// Groups of nicknames that a word is in.
  [[nodiscard]] std::span<const std::uint16_t> nicknames(std::string_view token) const;
  /// What a word in Latin letters sounds like, whatever the romanisation.
  [[nodiscard]] std::string sound(std::string_view latin) const;
  /// What changing one Latin letter to another costs, at most 1.
  [[nodiscard]] double cost(char from, char to) const;
  /// A word of a person's name with letters where digits stand for them: `Sech1n`.
  [[nodiscard]] std::string with_letters(std::string_view token) const;
  [[nodiscard]] NameOf whose(std::string_view entity_type) const;

 private:
  using Phrases = std::unordered_map<std::string, Meaning>;
  void add(Phrases& phrases, std::string_view spelling, const Meaning& meaning, bool join_letters);

  std::array<Phrases, 2> phrases_;  ///< by whose name it is
  std::unordered_map<std::string, std::vector<std::uint16_t>> nicknames_;
  std::vector<std::pair<std::string, std::string>> alike_;
  std::array<std::uint32_t, 128> near_{};  ///< letters that share a bit are near each other
  std::array<char, 128> letter_of_digit_{};
  std::vector<std::string> person_types_;
  std::size_t longest_ = 1;  ///< phrase, in tokens
};

}  // namespace ecgraph
