#include "schema/value_kind.hpp"

#include <algorithm>
#include <array>

namespace ecgraph {
namespace {

/// The words, at the index of their kind's number.
constexpr std::array<std::string_view, 14> kWords = {
    "text",        "name",      "boolean",           "whole_number", "number",       "share",      "date",
    "enumeration", "reference", "reference_or_text", "money",        "number_range", "number_map", "footnote",
};
static_assert(kWords.size() == static_cast<std::size_t>(ValueKind::kFootnote) + 1);

}  // namespace

std::optional<ValueKind> value_kind(std::string_view word) {
  const auto found = std::find(kWords.begin(), kWords.end(), word);
  if (found == kWords.end()) return std::nullopt;
  return static_cast<ValueKind>(found - kWords.begin());
}

std::string_view word(ValueKind kind) { return kWords[static_cast<std::size_t>(kind)]; }

bool is_numeric(ValueKind kind) {
  return kind == ValueKind::kWholeNumber || kind == ValueKind::kNumber || kind == ValueKind::kShare ||
         kind == ValueKind::kMoney || kind == ValueKind::kNumberRange;
}

std::span<const std::string_view> value_kind_words() { return kWords; }

}  // namespace ecgraph
