#include "graph/model/rule.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace ecgraph {
namespace {

/// Symbols and words, at the index of their enumerator.
constexpr std::array<std::string_view, 5> kSymbols = {"==", ">=", "<=", ">", "<"};
constexpr std::array<std::string_view, 5> kEffects = {"licence_required", "prohibited", "review_policy",
                                                      "exception", "tariff"};
static_assert(kSymbols.size() == static_cast<std::size_t>(Comparison::kLessThan) + 1);
static_assert(kEffects.size() == static_cast<std::size_t>(Clause::Effect::kTariff) + 1);

template <class Enum, std::size_t Size>
std::optional<Enum> find(const std::array<std::string_view, Size>& words, std::string_view word) {
  const auto found = std::find(words.begin(), words.end(), word);
  if (found == words.end()) return std::nullopt;
  return static_cast<Enum>(found - words.begin());
}

/// The letter in upper case, or 0 when it is no ASCII letter.
char upper_letter(char c) {
  if (c >= 'a' && c <= 'z') return static_cast<char>(c - 'a' + 'A');
  return c >= 'A' && c <= 'Z' ? c : '\0';
}

}  // namespace

Result<CountryCode> CountryCode::parse(std::string_view text, std::string_view field) {
  CountryCode code;
  if (text.size() == 2) {
    code.letters_[0] = upper_letter(text[0]);
    code.letters_[1] = upper_letter(text[1]);
    if (code.letters_[0] != '\0' && code.letters_[1] != '\0') return code;
  }
  return fail(ErrorKind::kUnreadable,
              fmt::format("\"{}\" is not a country code: write the two letters of ISO 3166-1, as CN.", text),
              std::string(field));
}

std::string_view symbol(Comparison comparison) { return kSymbols[static_cast<std::size_t>(comparison)]; }

std::optional<Comparison> comparison(std::string_view symbol) { return find<Comparison>(kSymbols, symbol); }

std::string_view word(Clause::Effect effect) { return kEffects[static_cast<std::size_t>(effect)]; }

std::optional<Clause::Effect> clause_effect(std::string_view word) {
  return find<Clause::Effect>(kEffects, word);
}

}  // namespace ecgraph
