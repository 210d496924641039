#include <doctest/doctest.h>

#include "graph/query/selection.hpp"
#include "tests/support/statements.hpp"

namespace ecgraph::tests {
namespace {

using Test = ValueCondition::Test;

bool holds(Scalar scalar, Test test, std::string operand) {
  return satisfies(NamedValues({value("x", std::move(scalar))}), {"x", test, std::move(operand)});
}

ValueDeclaration declared(ValueKind kind) {
  ValueDeclaration declaration;
  declaration.id = "x";
  declaration.kind = kind;
  declaration.values = {"about", "up to"};
  return declaration;
}

Result<ValueCondition> condition(ValueKind kind, std::string operand, Test test = Test::kEquals) {
  return value_condition(declared(kind), test, std::move(operand), "where.x");
}

ErrorKind refusal(ValueKind kind, std::string operand, Test test = Test::kEquals) {
  const auto made = condition(kind, std::move(operand), test);
  REQUIRE_FALSE(made);
  CHECK(made.error().field.starts_with("where.x"));
  return made.error().kind;
}

}  // namespace

TEST_CASE("numbers, shares and money compare as decimals") {
  CHECK(holds(decimal("3.20"), Test::kEquals, "3.2"));
  CHECK(holds(decimal("3.2"), Test::kAtLeast, "3.2"));
  CHECK_FALSE(holds(decimal("3.2"), Test::kAtLeast, "3.21"));
  CHECK(holds(decimal("10"), Test::kAtLeast, "9"));
  CHECK(holds(std::int64_t{4}, Test::kAtMost, "4.0"));
  CHECK(holds(Share::of(decimal("79.98")).value(), Test::kAtLeast, "50"));
  CHECK(holds(Money{decimal("60e9"), "CNY", "about"}, Test::kEquals, "60000000000"));
}

TEST_CASE("an amount with a currency matches that currency only") {
  const Money amount{decimal("500"), "USD", {}};
  CHECK(holds(amount, Test::kAtLeast, "400 USD"));
  CHECK_FALSE(holds(amount, Test::kAtLeast, "400 CNY"));
}

TEST_CASE("a partial date matches when some day it may mean does") {
  CHECK(holds(date("2023-10"), Test::kEquals, "2023-10-17"));
  CHECK(holds(date("2023-10-17"), Test::kEquals, "2023"));
  CHECK_FALSE(holds(date("2023-10"), Test::kEquals, "2023-11"));
  CHECK(holds(date("2023"), Test::kAtLeast, "2023-12-31"));
  CHECK_FALSE(holds(date("2023"), Test::kAtLeast, "2024-01-01"));
  CHECK(holds(date("2023-10~"), Test::kAtMost, "2023-09-01"));
}

TEST_CASE("text, words and references compare as text, truth as true and false") {
  CHECK(holds(std::string("presumption_of_denial"), Test::kEquals, "presumption_of_denial"));
  CHECK_FALSE(holds(std::string("Presumption"), Test::kEquals, "presumption"));
  CHECK(holds(entity_id("nvidia"), Test::kEquals, "nvidia"));
  CHECK(holds(true, Test::kEquals, "true"));
  CHECK_FALSE(holds(false, Test::kEquals, "true"));
}

TEST_CASE("a range matches when one of its numbers does, a number map and a footnote by their numbers") {
  const DecimalRange range{decimal("2"), decimal("4")};
  CHECK(holds(range, Test::kEquals, "3.5"));
  CHECK(holds(range, Test::kAtLeast, "4"));
  CHECK_FALSE(holds(range, Test::kAtMost, "1.9"));
  CHECK(holds(NumberMap{{{8, decimal("600")}, {16, decimal("300")}}}, Test::kAtLeast, "600"));
  CHECK(holds(Footnote{4, std::nullopt}, Test::kEquals, "4"));
}

TEST_CASE("a list matches when one of its values does, and a value not stated never") {
  const NamedValues values({{"maker", {entity_id("amd"), entity_id("nvidia")}}});
  CHECK(satisfies(values, {"maker", Test::kEquals, "nvidia"}));
  CHECK_FALSE(satisfies(values, {"maker", Test::kEquals, "intel"}));
  CHECK_FALSE(satisfies(values, {"launch", Test::kAtMost, "9999"}));
}

TEST_CASE("an operand is read as what the declaration says") {
  CHECK(condition(ValueKind::kNumber, "4800").has_value());
  CHECK(condition(ValueKind::kDate, "2023-10~", Test::kAtLeast).has_value());
  CHECK(condition(ValueKind::kMoney, "500 USD", Test::kAtMost).has_value());
  CHECK(condition(ValueKind::kEnumeration, "up to")->operand == "up to");
  CHECK(condition(ValueKind::kNumber, "4800")->name == "x");
}

TEST_CASE("an operand that cannot be read is refused with the parameter's name") {
  CHECK(refusal(ValueKind::kNumber, "many") == ErrorKind::kUnreadable);
  CHECK(refusal(ValueKind::kWholeNumber, "4.5") == ErrorKind::kUnreadable);
  CHECK(refusal(ValueKind::kShare, "120") == ErrorKind::kUnreadable);
  CHECK(refusal(ValueKind::kDate, "2023-13") == ErrorKind::kUnreadable);
  CHECK(refusal(ValueKind::kMoney, "500 dollars") == ErrorKind::kUnreadable);
  CHECK(refusal(ValueKind::kReference, "Nvidia Corp") == ErrorKind::kUnreadable);
  CHECK(refusal(ValueKind::kEnumeration, "exactly") == ErrorKind::kUnprocessable);
  CHECK(condition(ValueKind::kEnumeration, "exactly").error().allowed ==
        std::vector<std::string>{"about", "up to"});
  CHECK(condition(ValueKind::kBoolean, "yes").error().allowed == std::vector<std::string>{"true", "false"});
}

TEST_CASE("text has no least and no greatest") {
  CHECK(refusal(ValueKind::kText, "a", Test::kAtLeast) == ErrorKind::kUnprocessable);
  CHECK(refusal(ValueKind::kReference, "nvidia", Test::kAtMost) == ErrorKind::kUnprocessable);
}

}  // namespace ecgraph::tests
