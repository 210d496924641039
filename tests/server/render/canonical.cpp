#include "server/render/canonical.hpp"

#include <doctest/doctest.h>

#include <bit>
#include <utility>

#include "server/render/document_value.hpp"
#include "server/render/json_text.hpp"
#include "tests/support/random.hpp"

namespace ecgraph::tests {
namespace {

namespace json = boost::json;
using render::canonical_text;

std::string canonical(std::string_view text) {
  const auto document = read_document(text, "sample");
  REQUIRE(document);
  return canonical_text(render::document_value(*document));
}

}  // namespace

TEST_CASE("numbers are written as in RFC 8785, appendix B") {
  static constexpr std::pair<std::uint64_t, std::string_view> kSamples[] = {
      {0x0000000000000000, "0"},
      {0x8000000000000000, "0"},
      {0x0000000000000001, "5e-324"},
      {0x8000000000000001, "-5e-324"},
      {0x7fefffffffffffff, "1.7976931348623157e+308"},
      {0xffefffffffffffff, "-1.7976931348623157e+308"},
      {0x4340000000000000, "9007199254740992"},
      {0xc340000000000000, "-9007199254740992"},
      {0x4430000000000000, "295147905179352830000"},
      {0x44b52d02c7e14af5, "9.999999999999997e+22"},
      {0x44b52d02c7e14af6, "1e+23"},
      {0x44b52d02c7e14af7, "1.0000000000000001e+23"},
      {0x444b1ae4d6e2ef4e, "999999999999999700000"},
      {0x444b1ae4d6e2ef4f, "999999999999999900000"},
      {0x444b1ae4d6e2ef50, "1e+21"},
      {0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7"},
      {0x3eb0c6f7a0b5ed8d, "0.000001"},
      {0x41b3de4355555553, "333333333.3333332"},
      {0x41b3de4355555554, "333333333.33333325"},
      {0x41b3de4355555555, "333333333.3333333"},
      {0x41b3de4355555556, "333333333.3333334"},
      {0x41b3de4355555557, "333333333.33333343"},
      {0xbecbf647612f3696, "-0.0000033333333333333333"},
      {0x43143ff3c1cb0959, "1424953923781206.2"}};
  for (const auto& [bits, text] : kSamples) CHECK(canonical_text(std::bit_cast<double>(bits)) == text);
}

TEST_CASE("the sample of RFC 8785, section 3.2.2, comes out as in its section 3.2.4") {
  CHECK(canonical(R"({
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    })") ==
        "{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
        "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
}

TEST_CASE("members stand in the order of UTF-16 units, as in RFC 8785, section 3.2.3") {
  CHECK(
      canonical(R"({
      "\u20ac": "Euro Sign",
      "\r": "Carriage Return",
      "\ufb33": "Hebrew Letter Dalet With Dagesh",
      "1": "One",
      "\ud83d\ude00": "Emoji: Grinning Face",
      "\u0080": "Control",
      "\u00f6": "Latin Small Letter O With Diaeresis"
    })") ==
      "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\xC2\x80\":\"Control\",\"ö\":\"Latin Small Letter O With "
      "Diaeresis\",\"€\":\"Euro Sign\",\"😀\":\"Emoji: Grinning Face\",\"\xEF\xAC\xB3\":\"Hebrew Letter Dalet "
      "With Dagesh\"}");
  CHECK(canonical(R"({"ab":1,"a":2,"":3,"A":{"b":[{}],"a":[]}})") ==
        R"({"":3,"A":{"a":[],"b":[{}]},"a":2,"ab":1})");
}

TEST_CASE("strings are escaped only where they must be") {
  CHECK(canonical(R"(["\b\t\n\f\r\u0000\u001f\u007f\u2028<\/script>"])") ==
        "[\"\\b\\t\\n\\f\\r\\u0000\\u001f\x7f\u2028</script>\"]");
}

TEST_CASE("the canonical text of a canonical text is itself") {
  const std::string text = canonical(R"({"z":[1.50,-0,1e300],"y":"\u00e9"})");
  CHECK(canonical(text) == text);
}

TEST_CASE("a decimal that no double holds is the nearest double, and keeps its digits as a text on request") {
  const json::value precise = render::exact_number(*Decimal::parse("33.3333333333333333"));
  const json::value large = std::int64_t{999'999'999'999'999'999};
  CHECK(canonical_text(precise) == "33.333333333333336");
  CHECK(canonical_text(large) == "1000000000000000000");
  const json::value both = json::array{precise, large, json::object{{"kept", 3.2}, {"whole", 4800}}};
  CHECK(canonical_text(render::digits_as_text(both)) ==
        R"(["33.3333333333333333","999999999999999999",{"kept":3.2,"whole":4800}])");
}

TEST_CASE("with their digits as text, different decimals never have one canonical text") {
  Random random;
  INFO(random.replay());
  for (int i = 0; i < 20'000; ++i) {
    const auto coefficient = random.between<std::int64_t>(-999'999'999'999'999'999, 999'999'999'999'999'998);
    const int scale = random.between(0, 18);
    const auto text = [&](std::int64_t digits) {
      return canonical_text(render::digits_as_text(render::exact_number(Decimal::scaled(digits, scale))));
    };
    REQUIRE(text(coefficient) != text(coefficient + 1));
  }
}

TEST_CASE("hashes are SHA-256 in hexadecimal digits") {
  CHECK(render::sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(render::canonical_hash(json::parse(R"({"b": 1.0, "a": null})")) ==
        render::sha256_hex(R"({"a":null,"b":1})"));
}

}  // namespace ecgraph::tests
