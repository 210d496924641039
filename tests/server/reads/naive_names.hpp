#pragma once
// Names in several scripts, with the form in which they are compared and their script written down by hand:
// nothing is folded here.

#include <array>
#include <cctype>
#include <string>
#include <string_view>

namespace ecgraph::tests {

struct KnownName {
  std::string_view name, folded, script, lang;
};

/// Several spellings of some names, beginnings of others, and names of the same beginning.
inline constexpr std::array<KnownName, 34> kKnownNames{{
    {"Alpha", "alpha", "Latn", "en"},
    {"ALPHA", "alpha", "Latn", ""},
    {"alpha works", "alpha works", "Latn", "en"},
    {"Alpha-Works", "alpha works", "Latn", "de"},
    {"  Alpha (Works) ", "alpha works", "Latn", ""},
    {"Alphabet", "alphabet", "Latn", "en"},
    {"Älpha", "alpha", "Latn", "de"},
    {"Beta Co., Ltd.", "beta co ltd", "Latn", "en"},
    {"BETA CO LTD", "beta co ltd", "Latn", ""},
    {"Ｂｅｔａ", "beta", "Latn", ""},
    {"Beta", "beta", "Latn", "en"},
    {"Straße", "strasse", "Latn", "de"},
    {"STRASSE", "strasse", "Latn", "de"},
    {"Société Générale", "societe generale", "Latn", "fr"},
    {"Gamma++", "gamma++", "Latn", "en"},
    {"Gamma", "gamma", "Latn", "en"},
    {"中芯", "中芯", "Hani", "zh"},
    {"中芯国际", "中芯国际", "Hani", "zh-Hans"},
    {"中芯國際", "中芯國際", "Hani", "zh-Hant"},
    {"中芯国际(北京)", "中芯国际 北京", "Hani", "zh"},
    {"華為", "華為", "Hani", "zh-Hant"},
    {"キオクシア", "キオクシア", "Jpan", "ja"},
    {"ｷｵｸｼｱ", "キオクシア", "Jpan", "ja"},
    {"東京エレクトロン", "東京エレクトロン", "Jpan", "ja"},
    {"ガラス", "ガラス", "Jpan", "ja"},
    {"カラス", "カラス", "Jpan", "ja"},
    {"삼성전자", "삼성전자", "Kore", "ko"},
    {"Ростех", "ростех", "Cyrl", "ru"},
    {"РОСТЕХ", "ростех", "Cyrl", "ru"},
    {"Ростехнологии", "ростехнологии", "Cyrl", "ru"},
    {"Ελλάδα", "ελλαδα", "Grek", "el"},
    {"3M", "3m", "Latn", ""},
    {"A100", "a100", "Latn", ""},
    {"A100 80GB", "a100 80gb", "Latn", ""},
}};

inline const KnownName* known_name(std::string_view name) {
  for (const KnownName& known : kKnownNames) {
    if (known.name == name) return &known;
  }
  return nullptr;
}

/// The form in which a text is compared: from the table, else of plain ASCII.
inline std::string folded_by_hand(std::string_view text) {
  if (const auto* known = known_name(text)) return std::string(known->folded);
  std::string folded;
  bool gap = false;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool kept = byte >= 0x80 || std::isalnum(byte) != 0 || c == '+';
    if (kept && gap && !folded.empty()) folded += ' ';
    if (kept) folded += static_cast<char>(byte < 0x80 ? std::tolower(byte) : byte);
    gap = !kept;
  }
  return folded;
}

/// How many letters a text of UTF-8 has.
inline int letter_count(std::string_view text) {
  int count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
  return count;
}

/// Its first letters.
inline std::string first_letters(std::string_view text, int count) {
  std::size_t end = 0;
  while (end < text.size() && count > 0) {
    ++end;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
    --count;
  }
  return std::string(text.substr(0, end));
}

}  // namespace ecgraph::tests
