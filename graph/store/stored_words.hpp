#pragma once
// Enumerators and alternatives as the bytes that reach the disk: never change these numbers, only add. They
// are written out so that reordering an enumeration in the model cannot change what a stored byte means.

#include <array>
#include <cstdint>
#include <optional>
#include <utility>

#include "graph/model/statement.hpp"

namespace ecgraph::store {

template <class Enum>
struct StoredEnum;  ///< `table`: every enumerator with its byte

template <>
struct StoredEnum<ItemTest::Kind> {
  using enum ItemTest::Kind;
  static constexpr std::array<std::pair<ItemTest::Kind, std::uint8_t>, 8> table{{{kConstant, 0},
                                                                                 {kCompare, 1},
                                                                                 {kAll, 2},
                                                                                 {kAny, 3},
                                                                                 {kNot, 4},
                                                                                 {kPredicate, 5},
                                                                                 {kItemIn, 6},
                                                                                 {kCategoryIn, 7}}};
};
template <>
struct StoredEnum<Comparison> {
  using enum Comparison;
  static constexpr std::array<std::pair<Comparison, std::uint8_t>, 5> table{
      {{kEqual, 0}, {kAtLeast, 1}, {kAtMost, 2}, {kMoreThan, 3}, {kLessThan, 4}}};
};
template <>
struct StoredEnum<EndUserTest::Kind> {
  using enum EndUserTest::Kind;
  static constexpr std::array<std::pair<EndUserTest::Kind, std::uint8_t>, 5> table{
      {{kListed, 0},
       {kOwnedByListedAtLeast, 1},
       {kMilitary, 2},
       {kHeadquartersIn, 3},
       {kHeadquartersOrParentIn, 4}}};
};
template <>
struct StoredEnum<Clause::Effect> {
  using enum Clause::Effect;
  static constexpr std::array<std::pair<Clause::Effect, std::uint8_t>, 5> table{
      {{kLicenceRequired, 0}, {kProhibited, 1}, {kReviewPolicy, 2}, {kException, 3}, {kTariff, 4}}};
};

/// The byte of an enumerator.
template <class Enum>
[[nodiscard]] constexpr std::uint8_t stored_byte(Enum value) {
  for (const auto& [enumerator, byte] : StoredEnum<Enum>::table) {
    if (enumerator == value) return byte;
  }
  return UINT8_MAX;
}

/// The enumerator of a byte; nothing when no enumerator has it.
template <class Enum>
[[nodiscard]] constexpr std::optional<Enum> from_stored_byte(std::uint8_t stored) {
  for (const auto& [enumerator, byte] : StoredEnum<Enum>::table) {
    if (byte == stored) return enumerator;
  }
  return std::nullopt;
}

// Alternatives of a variant are stored by their index, so the order is pinned.
template <std::size_t Index, class Variant, class Alternative>
inline constexpr bool kIsAlternative =
    std::is_same_v<std::variant_alternative_t<Index, Variant>, Alternative>;
static_assert(std::variant_size_v<Scalar> == 11);
static_assert(kIsAlternative<0, Scalar, std::string> && kIsAlternative<1, Scalar, bool> &&
              kIsAlternative<2, Scalar, std::int64_t> && kIsAlternative<3, Scalar, Decimal> &&
              kIsAlternative<4, Scalar, Share> && kIsAlternative<5, Scalar, EdtfDate> &&
              kIsAlternative<6, Scalar, EntityId> && kIsAlternative<7, Scalar, Money> &&
              kIsAlternative<8, Scalar, DecimalRange> && kIsAlternative<9, Scalar, NumberMap> &&
              kIsAlternative<10, Scalar, Footnote>);
static_assert(std::variant_size_v<ItemTest::Operand> == 3);
static_assert(kIsAlternative<0, ItemTest::Operand, Decimal> && kIsAlternative<1, ItemTest::Operand, bool> &&
              kIsAlternative<2, ItemTest::Operand, std::string>);
static_assert(std::variant_size_v<Statement> == 6);
static_assert(kIsAlternative<0, Statement, Entity> && kIsAlternative<1, Statement, Relation> &&
              kIsAlternative<2, Statement, Source> && kIsAlternative<3, Statement, Rule> &&
              kIsAlternative<4, Statement, Claim> && kIsAlternative<5, Statement, Observation>);

}  // namespace ecgraph::store
