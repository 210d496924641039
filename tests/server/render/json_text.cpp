#include "server/render/json_text.hpp"

#include <doctest/doctest.h>

#include <limits>

#include "tests/support/random.hpp"

namespace {

using namespace ecgraph;
using namespace ecgraph::render;

std::string text_of(std::string_view number) {
  const auto decimal = Decimal::parse(number);
  REQUIRE(decimal);
  return json_text(exact_number(*decimal));
}

}  // namespace

TEST_CASE("decimals come out with exactly their digits") {
  CHECK(text_of("3.2") == "3.2");
  CHECK(text_of("0.1") == "0.1");
  CHECK(text_of("-12.50") == "-12.5");
  CHECK(text_of("4800") == "4800");
  CHECK(text_of("0") == "0");
  CHECK(text_of("0.000001") == "0.000001");
  CHECK(text_of("123456789012345.678") == "123456789012345.678");
  CHECK(text_of("33.3333333333333333") == "33.3333333333333333");
  CHECK(text_of("0.000000000000000001") == "0.000000000000000001");
  CHECK(text_of("999999999999999999") == "999999999999999999");
}

TEST_CASE("random decimals are written as their own text") {
  tests::Random random;
  INFO(random.replay());
  for (int i = 0; i < 20'000; ++i) {
    const auto coefficient = random.between<std::int64_t>(-999'999'999'999'999'999, 999'999'999'999'999'999);
    const auto decimal =
        Decimal::scaled(coefficient / (random.chance(50) ? 1 : 1'000'000'000), random.between(0, 18));
    REQUIRE(json_text(exact_number(decimal)) == decimal.text());
  }
}

TEST_CASE("a decimal is only wrapped when no double has its digits") {
  CHECK(exact_number(*Decimal::parse("3.2")).is_double());
  CHECK(exact_number(*Decimal::parse("3e6")).is_int64());
  CHECK_FALSE(wrapped_digits(exact_number(*Decimal::parse("3.2"))));
  CHECK(wrapped_digits(exact_number(*Decimal::parse("33.3333333333333333"))) == "33.3333333333333333");
}

TEST_CASE("doubles are written in the shortest notation, and what is no number as null") {
  CHECK(number_text(0.93) == "0.93");
  CHECK(number_text(1e20) == "100000000000000000000");
  CHECK(number_text(1e300) == "1e+300");
  CHECK(number_text(-0.5) == "-0.5");
  CHECK(number_text(std::numeric_limits<double>::infinity()) == "null");
  CHECK(number_text(std::numeric_limits<double>::quiet_NaN()) == "null");
}

TEST_CASE("strings are escaped as JSON asks and otherwise left as they are") {
  std::string out;
  append_json_string(out, "a\"b\\c\n\r\t\x01 中芯/é");
  CHECK(out == "\"a\\\"b\\\\c\\n\\r\\t\\u0001 中芯/é\"");
  CHECK(boost::json::parse(out).as_string() == "a\"b\\c\n\r\t\x01 中芯/é");
}

TEST_CASE("indented JSON has two spaces a level, and nothing inside what is empty") {
  const auto value = boost::json::parse(R"({"a":[1,{"b":null}],"c":{},"d":[]})");
  std::string out;
  append_json(out, value, Layout::kIndented);
  CHECK(out == "{\n  \"a\": [\n    1,\n    {\n      \"b\": null\n    }\n  ],\n  \"c\": {},\n  \"d\": []\n}");
  CHECK(json_text(value) == R"({"a":[1,{"b":null}],"c":{},"d":[]})");
}
