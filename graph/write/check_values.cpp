#include "graph/write/check_values.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace ecgraph::write {
namespace {

/// "a share (percent from 0 to 100)": what a kind of value is, for messages.
std::string_view described(ValueKind kind) {
  switch (kind) {
    case ValueKind::kText:
      return "text";
    case ValueKind::kName:
      return "a name";
    case ValueKind::kBoolean:
      return "true or false";
    case ValueKind::kWholeNumber:
      return "a whole number";
    case ValueKind::kNumber:
      return "a number";
    case ValueKind::kShare:
      return "a share in percent, 0 to 100";
    case ValueKind::kDate:
      return "a date (EDTF)";
    case ValueKind::kEnumeration:
      return "one of its words";
    case ValueKind::kReference:
      return "the id of an entity";
    case ValueKind::kReferenceOrText:
      return "the id of an entity, or text";
    case ValueKind::kMoney:
      return "an amount with its currency";
    case ValueKind::kNumberRange:
      return "two numbers, the lower first";
    case ValueKind::kNumberMap:
      return "numbers by whole number";
    case ValueKind::kFootnote:
      return "a footnote";
  }
  return "of its kind";
}

bool is_of_kind(const Scalar& value, ValueKind kind) {
  switch (kind) {
    case ValueKind::kText:
    case ValueKind::kName:
    case ValueKind::kEnumeration:
      return std::holds_alternative<std::string>(value);
    case ValueKind::kBoolean:
      return std::holds_alternative<bool>(value);
    case ValueKind::kWholeNumber:
      return std::holds_alternative<std::int64_t>(value);
    case ValueKind::kNumber:
      return std::holds_alternative<Decimal>(value);
    case ValueKind::kShare:
      return std::holds_alternative<Share>(value);
    case ValueKind::kDate:
      return std::holds_alternative<EdtfDate>(value);
    case ValueKind::kReference:
      return std::holds_alternative<EntityId>(value);
    case ValueKind::kReferenceOrText:
      return std::holds_alternative<EntityId>(value) || std::holds_alternative<std::string>(value);
    case ValueKind::kMoney:
      return std::holds_alternative<Money>(value);
    case ValueKind::kNumberRange:
      return std::holds_alternative<DecimalRange>(value);
    case ValueKind::kNumberMap:
      return std::holds_alternative<NumberMap>(value);
    case ValueKind::kFootnote:
      return std::holds_alternative<Footnote>(value);
  }
  return false;
}

/// What is wrong with a value of the right kind; empty when nothing is.
std::string fault_of(const Scalar& value, const ValueDeclaration& declaration, const Vocabulary& vocabulary) {
  if (const auto* text = std::get_if<std::string>(&value)) {
    if (text->empty()) return "is empty: leave it out";
    if (declaration.kind == ValueKind::kEnumeration &&
        std::ranges::find(declaration.values, *text) == declaration.values.end()) {
      return fmt::format("is \"{}\": write {}", *text, listed(declaration.values, " or "));
    }
  } else if (const auto* range = std::get_if<DecimalRange>(&value)) {
    if (range->high < range->low) return "has its higher number first: write the lower one first";
  } else if (const auto* map = std::get_if<NumberMap>(&value)) {
    const auto not_ascending = std::ranges::adjacent_find(
        map->entries, [](const auto& a, const auto& b) { return a.first >= b.first; });
    if (map->entries.empty() || not_ascending != map->entries.end())
      return "needs each whole number once, and at least one";
  } else if (const auto* money = std::get_if<Money>(&value)) {
    const bool code = money->currency.size() == 3 &&
                      std::ranges::all_of(money->currency, [](char c) { return c >= 'A' && c <= 'Z'; });
    if (!code)
      return fmt::format("has the currency \"{}\": write the three letters of ISO 4217, as USD",
                         money->currency);
    if (!money->bound.empty() &&
        std::ranges::find(vocabulary.bounds, money->bound) == vocabulary.bounds.end()) {
      return fmt::format("has the bound \"{}\": write {}", money->bound, listed(vocabulary.bounds, " or "));
    }
  }
  return {};
}

void check_value(const NamedValue& value, const ValueDeclaration& declaration, std::string_view what,
                 const Vocabulary& vocabulary, const Pointer& at, FaultsOfChange& faults) {
  if (value.values.empty() || (!declaration.many && value.values.size() != 1)) {
    faults.add(at, fmt::format("The {} `{}` has {} values: give {}.", what, value.name, value.values.size(),
                               declaration.many ? "at least one" : "one"));
    return;
  }
  for (std::size_t i = 0; i < value.values.size(); ++i) {
    const Pointer place = declaration.many ? at / i : at;
    if (!is_of_kind(value.values[i], declaration.kind)) {
      faults.add(place,
                 fmt::format("The {} `{}` should be {}.", what, value.name, described(declaration.kind)));
    } else if (const std::string fault = fault_of(value.values[i], declaration, vocabulary); !fault.empty()) {
      faults.add(place, fmt::format("The {} `{}` {}.", what, value.name, fault));
    }
  }
}

}  // namespace

void check_values(const NamedValues& values, const Declarations& declarations, const Vocabulary& vocabulary,
                  const Pointer& at, FaultsOfChange& faults) {
  const std::string* previous = nullptr;
  for (const NamedValue& value : values.all()) {
    const Pointer place = at / value.name;
    const ValueDeclaration* declaration = declarations.find(value.name);
    const bool allowed = std::ranges::find(declarations.allowed, value.name) != declarations.allowed.end();
    if (declaration == nullptr || !allowed) {
      faults.add(
          place,
          fmt::format("There is no {} `{}` of {}: {}.", declarations.what, value.name, declarations.owner,
                      declarations.allowed.empty() ? "it has none"
                                                   : "it has " + listed(declarations.allowed, " and ")));
      continue;
    }
    if (previous != nullptr && *previous == value.name) {
      faults.add(place, fmt::format("The {} `{}` is given twice.", declarations.what, value.name));
    }
    previous = &value.name;
    check_value(value, *declaration, declarations.what, vocabulary, place, faults);
  }
}

}  // namespace ecgraph::write
