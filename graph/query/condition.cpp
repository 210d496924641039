// Conditions on properties and attributes.

#include <fmt/format.h>

#include <algorithm>

#include "graph/query/selection.hpp"

namespace ecgraph {
namespace {

using Test = ValueCondition::Test;

/// Whether some number from `low` to `high` passes.
template <class T>
bool passes(const T& low, const T& high, Test test, const T& operand_low, const T& operand_high) {
  switch (test) {
    case Test::kEquals:
      return low <= operand_high && operand_low <= high;
    case Test::kAtLeast:
      return high >= operand_low;
    case Test::kAtMost:
      return low <= operand_high;
  }
  return false;
}

/// `500` or `500 USD`.
struct Amount {
  Decimal value;
  std::string_view currency;  ///< empty: any
};

Result<Amount> read_amount(std::string_view text) {
  const std::size_t space = text.find(' ');
  const auto value = Decimal::parse(text.substr(0, space));
  if (!value) return fail(value.error());
  const std::string_view currency =
      space == std::string_view::npos ? std::string_view() : text.substr(space + 1);
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (space != std::string_view::npos &&
      (currency.size() != 3 || !std::ranges::all_of(currency, is_capital))) {
    return fail(ErrorKind::kUnreadable, "An amount is a number, or a number and a currency as in 500 USD.");
  }
  return Amount{*value, currency};
}

/// Holds one value of a statement against the condition; of a kind that the operand cannot be read as: no
/// match.
class MatchesOperand {
 public:
  explicit MatchesOperand(const ValueCondition& condition)
      : test_(condition.test), operand_(condition.operand) {}

  bool operator()(const std::string& value) const { return test_ == Test::kEquals && value == operand_; }
  bool operator()(bool value) const { return (*this)(std::string(value ? "true" : "false")); }
  bool operator()(std::int64_t value) const { return (*this)(Decimal(value)); }
  bool operator()(const Decimal& value) const { return number(value, value); }
  bool operator()(const Share& value) const { return (*this)(value.percent()); }
  bool operator()(const EntityId& value) const { return (*this)(value.text()); }
  bool operator()(const DecimalRange& value) const { return number(value.low, value.high); }
  bool operator()(const Footnote& value) const { return (*this)(value.number); }
  bool operator()(const EdtfDate& value) const {
    const auto asked = EdtfDate::parse(operand_);
    return asked && passes(value.earliest(), value.latest(), test_, asked->earliest(), asked->latest());
  }
  bool operator()(const Money& value) const {
    const auto asked = read_amount(operand_);
    if (!asked || (!asked->currency.empty() && asked->currency != value.currency)) return false;
    return passes(value.value, value.value, test_, asked->value, asked->value);
  }
  bool operator()(const NumberMap& value) const {
    return std::ranges::any_of(value.entries, [&](const auto& entry) { return (*this)(entry.second); });
  }

 private:
  [[nodiscard]] bool number(const Decimal& low, const Decimal& high) const {
    const auto asked = Decimal::parse(operand_);
    return asked && passes(low, high, test_, *asked, *asked);
  }

  Test test_;
  const std::string& operand_;
};

bool has_order(ValueKind kind) {
  switch (kind) {
    case ValueKind::kWholeNumber:
    case ValueKind::kNumber:
    case ValueKind::kShare:
    case ValueKind::kDate:
    case ValueKind::kMoney:
    case ValueKind::kNumberRange:
    case ValueKind::kNumberMap:
    case ValueKind::kFootnote:
      return true;
    case ValueKind::kText:
    case ValueKind::kName:
    case ValueKind::kBoolean:
    case ValueKind::kEnumeration:
    case ValueKind::kReference:
    case ValueKind::kReferenceOrText:
      return false;
  }
  return false;
}

Failure not_one_of(std::span<const std::string> allowed, std::string_view operand,
                   std::string_view parameter) {
  Error error{ErrorKind::kUnprocessable,
              fmt::format("{} is none of the values it may have.", operand),
              std::string(parameter),
              {},
              {},
              {}};
  error.allowed.assign(allowed.begin(), allowed.end());
  return fail(std::move(error));
}

Result<void> read_whole(std::string_view operand) {
  const auto number = Decimal::parse(operand);
  if (!number) return fail(number.error());
  if (!number->is_whole())
    return fail(ErrorKind::kUnreadable, fmt::format("{} is no whole number.", operand));
  return {};
}

Result<void> read_share(std::string_view operand) {
  const auto share = Decimal::parse(operand).and_then(&Share::of);
  if (!share) return fail(share.error());
  return {};
}

template <class T>
Result<void> dropped(const Result<T>& read) {
  if (!read) return fail(read.error());
  return {};
}

Result<void> check(const ValueDeclaration& declaration, std::string_view operand,
                   std::string_view parameter) {
  static const std::vector<std::string> truths{"true", "false"};
  switch (declaration.kind) {
    case ValueKind::kText:
    case ValueKind::kName:
    case ValueKind::kReferenceOrText:
      return {};
    case ValueKind::kBoolean:
      return std::ranges::count(truths, operand) > 0 ? Result<void>{}
                                                     : not_one_of(truths, operand, parameter);
    case ValueKind::kEnumeration:
      return std::ranges::count(declaration.values, operand) > 0
                 ? Result<void>{}
                 : not_one_of(declaration.values, operand, parameter);
    case ValueKind::kWholeNumber:
    case ValueKind::kFootnote:
      return read_whole(operand);
    case ValueKind::kNumber:
    case ValueKind::kNumberRange:
    case ValueKind::kNumberMap:
      return dropped(Decimal::parse(operand));
    case ValueKind::kShare:
      return read_share(operand);
    case ValueKind::kDate:
      return dropped(EdtfDate::parse(operand));
    case ValueKind::kReference:
      return dropped(EntityId::parse(operand, parameter));
    case ValueKind::kMoney:
      return dropped(read_amount(operand));
  }
  return {};
}

}  // namespace

bool satisfies(const NamedValues& values, const ValueCondition& condition) {
  const auto* stated = values.find(condition.name);
  if (stated == nullptr) return false;
  const MatchesOperand matches(condition);
  return std::ranges::any_of(*stated, [&](const Scalar& value) { return std::visit(matches, value); });
}

Result<ValueCondition> value_condition(const ValueDeclaration& declaration, ValueCondition::Test test,
                                       std::string operand, std::string_view parameter) {
  if (test != Test::kEquals && !has_order(declaration.kind)) {
    return fail(ErrorKind::kUnprocessable,
                fmt::format("{} is a {}: it has no least or greatest; ask for a value without .min or .max.",
                            declaration.id, word(declaration.kind)),
                std::string(parameter));
  }
  if (auto readable = check(declaration, operand, parameter); !readable) {
    readable.error().field = parameter;
    return fail(std::move(readable.error()));
  }
  return ValueCondition{declaration.id, test, std::move(operand)};
}

}  // namespace ecgraph
