#include "graph/search/spelling.hpp"

#include <unicode/unistr.h>

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <vector>

namespace ecgraph {
namespace {

constexpr std::size_t kEditsMax = 4;
constexpr std::size_t kPartMin = 3;     ///< shorter parts of Latin names are in everything
constexpr std::size_t kHanPartMin = 2;  ///< two characters are a word there

std::size_t part_min(std::u32string_view part) {
  const auto is_ideographic = [](char32_t c) { return c >= 0x2E80; };
  return std::ranges::all_of(part, is_ideographic) ? kHanPartMin : kPartMin;
}

double ratio(std::size_t part, std::size_t whole) {
  return static_cast<double>(part) / static_cast<double>(whole);
}

double likeness_by_part(std::u32string_view shorter, std::u32string_view longer) {
  if (shorter.size() < part_min(shorter)) return 0;
  const std::size_t at = longer.find(shorter);
  if (at == std::u32string_view::npos) return 0;
  const double covered = ratio(shorter.size(), longer.size());
  return at == 0 ? 0.55 + 0.4 * covered : 0.4 + 0.4 * covered;
}

double likeness_by_edits(std::u32string_view a, std::u32string_view b, std::size_t longer) {
  const std::size_t limit = std::min(kEditsMax, std::max<std::size_t>(1, longer / 3));
  const std::size_t edits = edit_distance(a, b, limit);
  return edits > limit || edits >= longer ? 0 : 1 - ratio(edits, longer);
}

/// What stands before the first digit; empty where no digit follows.
std::u32string_view series_of(std::u32string_view name) {
  const auto digit = std::ranges::find_if(name, [](char32_t c) { return c >= U'0' && c <= U'9'; });
  return digit == name.end() ? std::u32string_view()
                             : name.substr(0, static_cast<std::size_t>(digit - name.begin()));
}

/// Of one series with other numbers, as models of a maker are: less than whatever else names have in common.
double likeness_by_series(std::u32string_view a, std::u32string_view b) {
  return series_of(a).empty() || series_of(a) != series_of(b) ? 0 : 0.2;
}

}  // namespace

std::u32string letters_of(std::string_view text) {
  const auto utf16 = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
  std::u32string letters;
  letters.reserve(text.size());
  for (std::int32_t at = 0; at < utf16.length(); at = utf16.moveIndex32(at, 1)) {
    letters += static_cast<char32_t>(utf16.char32At(at));
  }
  return letters;
}

double likeness(std::u32string_view asked, std::u32string_view name) {
  if (asked.empty() || name.empty()) return 0;
  if (asked == name) return 1;
  const bool asked_is_longer = asked.size() > name.size();
  const std::u32string_view shorter = asked_is_longer ? name : asked;
  const std::u32string_view longer = asked_is_longer ? asked : name;
  return std::max({likeness_by_part(shorter, longer), likeness_by_edits(asked, name, longer.size()),
                   likeness_by_series(asked, name)});
}

}  // namespace ecgraph
