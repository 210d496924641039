#pragma once
// `where.`: values of a document against an operand, by the kind that the vocabulary declares.

#include <boost/json.hpp>
#include <string>

#include "schema/value_kind.hpp"
#include "tests/server/reads/naive_time.hpp"

namespace ecgraph::tests {

enum class Test { kEquals, kMin, kMax };

/// One parameter `where.NAME`, `where.NAME.min`, `where.NAME.max`.
struct NaiveCondition {
  const ValueDeclaration* declaration;
  Test test = Test::kEquals;
  std::string operand;
};

/// Whether some number from `low` to `high` passes.
template <class T>
bool some_passes(T low, T high, Test test, T operand_low, T operand_high) {
  if (test == Test::kMin) return high >= operand_low;
  if (test == Test::kMax) return low <= operand_high;
  return low <= operand_high && operand_low <= high;
}

inline double number_in(const boost::json::value& value) { return value.to_number<double>(); }

inline bool passes_as_money(const boost::json::object& money, const NaiveCondition& condition) {
  const auto space = condition.operand.find(' ');
  if (space != std::string::npos && condition.operand.substr(space + 1) != text_of(money, "currency"))
    return false;
  const double stated = number_in(money.at("value")), asked = std::stod(condition.operand);
  return some_passes(stated, stated, condition.test, asked, asked);
}

inline bool passes_one(const boost::json::value& value, const NaiveCondition& condition) {
  const auto number_passes = [&](double low, double high) {
    const double asked = std::stod(condition.operand);
    return some_passes(low, high, condition.test, asked, asked);
  };
  switch (condition.declaration->kind) {
    case ValueKind::kText:
    case ValueKind::kName:
    case ValueKind::kEnumeration:
    case ValueKind::kReference:
    case ValueKind::kReferenceOrText:
      return value.get_string() == condition.operand;
    case ValueKind::kBoolean:
      return (value.get_bool() ? "true" : "false") == condition.operand;
    case ValueKind::kWholeNumber:
    case ValueKind::kNumber:
    case ValueKind::kShare:
      return number_passes(number_in(value), number_in(value));
    case ValueKind::kFootnote:
      return number_passes(number_in(value.at("footnote")), number_in(value.at("footnote")));
    case ValueKind::kNumberRange:
      return number_passes(number_in(value.at(0)), number_in(value.at(1)));
    case ValueKind::kNumberMap:
      return std::ranges::any_of(value.get_object(), [&](const auto& entry) {
        return number_passes(number_in(entry.value()), number_in(entry.value()));
      });
    case ValueKind::kDate: {
      const auto &stated = remembered_meaning(std::string(value.get_string())),
                 &asked = remembered_meaning(condition.operand);
      return some_passes(stated.first, stated.last, condition.test, asked.first, asked.last);
    }
    case ValueKind::kMoney:
      return passes_as_money(value.get_object(), condition);
  }
  return false;
}

/// Whether the member `values` ("properties", "attributes") of a document meets the condition.
inline bool passes(const boost::json::object& document, std::string_view values,
                   const NaiveCondition& condition) {
  const auto* all = document.if_contains(values);
  const auto* stated = all == nullptr ? nullptr : all->get_object().if_contains(condition.declaration->id);
  if (stated == nullptr) return false;
  if (!condition.declaration->many) return passes_one(*stated, condition);
  return std::ranges::any_of(stated->get_array(),
                             [&](const auto& one) { return passes_one(one, condition); });
}

}  // namespace ecgraph::tests
