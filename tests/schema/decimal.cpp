#include "schema/decimal.hpp"

#include <doctest/doctest.h>

#include <array>

#include "tests/schema/naive_decimal.hpp"
#include "tests/support/random.hpp"

namespace {

using ecgraph::Decimal;
using ecgraph::Quotient;
using ecgraph::Share;
using namespace ecgraph::tests;

constexpr int kCases = 20'000;

Decimal read(std::string_view text) {
  const auto value = Decimal::parse(text);
  REQUIRE_MESSAGE(value.has_value(), text);
  return *value;
}

std::string message(std::string_view text) {
  const auto value = Decimal::parse(text);
  REQUIRE_FALSE(value.has_value());
  return value.error().message;
}

/// Plain notation with at most `digits` digits, often near the edges of what fits.
std::string random_plain(Random& random, std::size_t digits) {
  std::string text = random.text(random.chance(30) ? "09" : "0123456789", 1, digits);
  text.erase(0, std::min(text.find_first_not_of('0'), text.size() - 1));
  if (random.chance(60)) {
    const std::size_t point = random.between<std::size_t>(0, text.size() - 1);
    text = point == 0 ? "0." + text : text.substr(0, point) + "." + text.substr(point);
  }
  return random.chance(40) ? "-" + text : text;
}

bool fits(const NaiveDecimal& value) { return digits_needed(value) <= 18 && places_needed(value) <= 18; }

void check_arithmetic(const ecgraph::Result<Decimal>& result, const NaiveDecimal& expected) {
  REQUIRE(result.has_value() == fits(expected));
  if (result) CHECK(result->text() == plain(expected));
}

TEST_CASE("a decimal keeps what was written and prints the shortest plain notation") {
  CHECK(read("3.2").text() == "3.2");
  CHECK(read("1.50").text() == "1.5");
  CHECK(read("600").text() == "600");
  CHECK(read("-0.05").text() == "-0.05");
  CHECK(read("3e6").text() == "3000000");
  CHECK(read("12.5E-3").text() == "0.0125");
  CHECK(read("-0").text() == "0");
  CHECK(read("0.000").text() == "0");
  CHECK(read("1e-18").text() == "0.000000000000000001");
  CHECK(read("999999999999999999").text() == "999999999999999999");
}

TEST_CASE("equal decimals are equal whatever their spelling") {
  CHECK(read("1.50") == read("1.5"));
  CHECK(read("1500e-3") == read("1.5"));
  CHECK(read("3.183") < read("3.2"));
  CHECK(read("-3.2") < read("-3.183"));
  CHECK(Decimal(4800) == read("4800.000"));
}

TEST_CASE("text that is no number is refused with what to write") {
  CHECK(message("1,000") == "\"1,000\" is not written as a number: write 1000.");
  CHECK(message(".5") == "\".5\" is not written as a number: write 0.5.");
  CHECK(message("+5") == "\"+5\" is not written as a number: write 5.");
  CHECK(message("007") == "\"007\" is not written as a number: write 7.");
  CHECK(message("5.") == "\"5.\" is not written as a number: write 5.");
  CHECK(message("") == "A number is missing: write one, as 600 or 3.2.");
  for (const auto* text : {"abc", "1e", "--1", "1.2.3", "NaN", "Infinity", "0x10", "1e+", "-"}) {
    CHECK(message(text) == "\"" + std::string(text) + "\" is not a number: write one, as 600 or 3.2.");
  }
}

TEST_CASE("a number of more than 18 digits is refused and never rounded") {
  for (const auto* text : {"1234567890123456789", "1e18", "0.1234567890123456789", "1e-19", "1e999999999999",
                           "1e-999999999999", "123456789012345678.5"}) {
    CHECK(message(text).find("more than 18 digits") != std::string::npos);
  }
  CHECK(read("0e999999999999").text() == "0");
  CHECK(read("1.00000000000000000000000000").text() == "1");
}

TEST_CASE("a result that needs a nineteenth digit is refused, on either side of zero") {
  const Decimal most = read("999999999999999999");
  CHECK_FALSE(Decimal::sum(most, Decimal(1)).has_value());
  CHECK_FALSE(Decimal::difference(read("-999999999999999999"), Decimal(1)).has_value());
  CHECK_FALSE(Decimal::sum(most, read("0.1")).has_value());
  CHECK(Decimal::difference(most, Decimal(1))->text() == "999999999999999998");
  CHECK(Decimal::product(Decimal(1'000'000'000), Decimal(1'000'000'000))
            .error()
            .message.starts_with("The product needs more"));
  CHECK_FALSE(Decimal::product(read("1e-10"), read("1e-9")).has_value());
}

TEST_CASE("a double near the decimal is given for display") {
  CHECK(read("0.1").approximately() == 0.1);
  CHECK(read("-1234.5").approximately() == -1234.5);
}

TEST_CASE("decimals read, compare and calculate like digits on paper") {
  Random random;
  INFO(random.replay());
  for (int i = 0; i < kCases; ++i) {
    const std::string a = random_plain(random, 22);
    const std::string b = random.chance(10) ? a : random_plain(random, 22);
    CAPTURE(a);
    CAPTURE(b);
    const auto left = Decimal::parse(a);
    const auto right = Decimal::parse(b);
    REQUIRE(left.has_value() == fits(naive(a)));
    if (!left || !right) continue;
    CHECK(left->text() == plain(naive(a)));
    const int order = compare(naive(a), naive(b));
    CHECK((*left < *right) == (order < 0));
    CHECK((*left == *right) == (order == 0));
    CHECK((*left > *right) == (order > 0));
    check_arithmetic(Decimal::sum(*left, *right), sum(naive(a), naive(b)));
    check_arithmetic(Decimal::difference(*left, *right), sum(naive(a), negated(naive(b))));
    check_arithmetic(Decimal::product(*left, *right), product(naive(a), naive(b)));
  }
}

TEST_CASE("printing and reading a decimal gives it back") {
  Random random;
  INFO(random.replay());
  for (int i = 0; i < kCases; ++i) {
    constexpr std::int64_t kMost = 999'999'999'999'999'999;
    const std::int64_t coefficient = random.between(-kMost, kMost) / (random.chance(50) ? 1'000'000'000 : 1);
    const Decimal value = Decimal::scaled(coefficient, random.between(0, 18));
    CAPTURE(value.text());
    CHECK(read(value.text()) == value);
    CHECK(Decimal::scaled(value.coefficient(), value.scale()) == value);
  }
}

TEST_CASE("a quotient is compared exactly and not by its rounded text") {
  const Quotient density{Decimal(2644), Decimal(826)};
  CHECK(density > Quotient{read("3.2"), Decimal(1)});
  CHECK(density.text() == "3.2010");
  const Quotient a800{Decimal(4992), Decimal(826)};
  CHECK(a800.text(3) == "6.044");
  CHECK(Quotient{Decimal(1), Decimal(3)} == Quotient{read("0.2"), read("0.6")});
  CHECK(Quotient{Decimal(1), Decimal(3)} != Quotient{read("0.333333333333333333"), Decimal(1)});
}

TEST_CASE("the text of a quotient is exact when it ends and else rounded to the places asked") {
  CHECK(Quotient{Decimal(1), Decimal(4)}.text() == "0.25");
  CHECK(Quotient{Decimal(8), Decimal(4)}.text() == "2");
  CHECK(Quotient{Decimal(2), Decimal(3)}.text() == "0.6667");
  CHECK(Quotient{Decimal(-1), Decimal(8)}.text(2) == "-0.13");
  CHECK(Quotient{Decimal(-1), Decimal(1000)}.text(2) == "0.00");
  CHECK(Quotient{Decimal(999999), Decimal(100000)}.text(4) == "10.0000");
  CHECK(Quotient{Decimal(5), Decimal(2)}.text(0) == "3");
  CHECK(Quotient{Decimal(0), Decimal(7)}.text() == "0");
}

TEST_CASE("quotients order like cross products on paper, and their text is off by half a place at most") {
  Random random;
  INFO(random.replay());
  const auto positive = [&random] {
    while (true) {
      std::string text = random_plain(random, 18);
      if (text.starts_with('-')) text.erase(0, 1);
      if (!is_zero(naive(text))) return text;
    }
  };
  for (int i = 0; i < kCases; ++i) {
    const std::string n1 = random_plain(random, 18), d1 = positive();
    const std::string factor = random.text("123456789", 1, 1);
    const bool equal = random.chance(10);
    const std::string n2 = equal ? plain(product(naive(n1), naive(factor))) : random_plain(random, 18);
    const std::string d2 = equal ? plain(product(naive(d1), naive(factor))) : positive();
    CAPTURE(n1 + " / " + d1);
    CAPTURE(n2 + " / " + d2);
    if (!fits(naive(n2)) || !fits(naive(d2))) continue;
    const Quotient left{read(n1), read(d1)}, right{read(n2), read(d2)};
    const int order = compare(product(naive(n1), naive(d2)), product(naive(n2), naive(d1)));
    CHECK((left < right) == (order < 0));
    CHECK((left == right) == (order == 0));

    const int places = random.between(0, 18);
    const NaiveDecimal shown = naive(left.text(places));
    NaiveDecimal off = sum(product(shown, naive(d1)), negated(naive(n1)));
    off.negative = false;
    const NaiveDecimal half{false, "5", static_cast<std::size_t>(places) + 1};
    CHECK(compare(off, product(half, naive(d1))) <= 0);
  }
}

TEST_CASE("a share lies between 0 and 100 percent") {
  CHECK(Share::of(Decimal(0)).has_value());
  CHECK(Share::of(Decimal(100)).has_value());
  CHECK(Share::of(*Decimal::parse("49.9"))->percent().text() == "49.9");
  CHECK_FALSE(Share::of(*Decimal::parse("100.01")).has_value());
  CHECK(Share::of(Decimal(-1)).error().message ==
        "-1 is not a share: write percent from 0 to 100, as 50 for a half.");
}

}  // namespace
