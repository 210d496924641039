#pragma once
// What a property or an attribute may hold, as the vocabulary declares it.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ecgraph {

/// The kinds of value. The numbers reach the disk: never change them, only add.
enum class ValueKind : std::uint8_t {
  kText = 0,
  kName = 1,
  kBoolean = 2,
  kWholeNumber = 3,
  kNumber = 4,  ///< decimal, in the unit that the declaration states
  kShare = 5,   ///< percent, 0 to 100
  kDate = 6,    ///< EDTF
  kEnumeration = 7,
  kReference = 8,        ///< an entity
  kReferenceOrText = 9,  ///< an entity, or text where it names none
  kMoney = 10,
  kNumberRange = 11,  ///< [low, high], both included
  kNumberMap = 12,    ///< whole number → number, as throughput by bit length
  kFootnote = 13,     ///< a footnote number of a list entry and the date from which it stands there
};

/// The word used in schema files, or nothing.
[[nodiscard]] std::optional<ValueKind> value_kind(std::string_view word);
[[nodiscard]] std::string_view word(ValueKind kind);
/// Whether values of that kind can be added up and compared.
[[nodiscard]] bool is_numeric(ValueKind kind);
/// All the words, in the order of the kinds.
[[nodiscard]] std::span<const std::string_view> value_kind_words();

/// One declared property or attribute.
struct ValueDeclaration {
  std::string id;
  ValueKind kind = ValueKind::kText;
  bool many = false;                ///< a list of values
  std::string unit;                 ///< of numbers; empty when none
  std::vector<std::string> values;  ///< of an enumeration
  std::vector<std::string> types;   ///< entity types that a reference may name; empty: any
  std::string meaning;
};

}  // namespace ecgraph
