#include "graph/model/rule.hpp"

#include <doctest/doctest.h>

namespace {

using namespace ecgraph;

TEST_CASE("comparisons and effects have one word each") {
  for (int number = 0; number < 5; ++number) {
    CHECK(comparison(symbol(static_cast<Comparison>(number))) == static_cast<Comparison>(number));
    CHECK(clause_effect(word(static_cast<Clause::Effect>(number))) == static_cast<Clause::Effect>(number));
  }
  CHECK(symbol(Comparison::kAtLeast) == ">=");
  CHECK(word(Clause::Effect::kLicenceRequired) == "licence_required");
  CHECK_FALSE(comparison("=").has_value());
  CHECK_FALSE(clause_effect("allowed").has_value());
}

TEST_CASE("a country code is two letters, and lower case is raised") {
  CHECK(CountryCode::parse("CN", "destination").value().text() == "CN");
  CHECK(CountryCode::parse("cn", "destination").value() == CountryCode::parse("CN", "destination").value());
  CHECK(CountryCode::parse("CN", "destination").value() < CountryCode::parse("MO", "destination").value());
  for (const auto* text : {"", "C", "CHN", "C1", "é"}) {
    const auto code = CountryCode::parse(text, "destination");
    REQUIRE_FALSE(code.has_value());
    CHECK(code.error().field == "destination");
    CHECK(code.error().message ==
          "\"" + std::string(text) + "\" is not a country code: write the two letters of ISO 3166-1, as CN.");
  }
}

ItemTest at_least(std::string figure, std::int64_t value) {
  ItemTest test;
  test.kind = ItemTest::Kind::kCompare;
  test.name = std::move(figure);
  test.comparison = Comparison::kAtLeast;
  test.operand = Decimal(value);
  return test;
}

TEST_CASE("tests and country sets compare through all their levels") {
  ItemTest all;
  all.kind = ItemTest::Kind::kAll;
  all.operands = {at_least("tpp", 4800), at_least("io", 600)};
  ItemTest other = all;
  CHECK(all == other);
  other.operands[1].operand = Decimal(601);
  CHECK(all != other);

  CountrySet outer, inner;
  inner.groups = {"D:5"};
  outer.any = {inner};
  CountrySet same = outer;
  CHECK(outer == same);
  same.any[0].groups = {"D:1"};
  CHECK(outer != same);
}

}  // namespace
