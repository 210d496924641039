#include "server/wire/document_body.hpp"

#include <doctest/doctest.h>

namespace ecgraph::tests {
namespace {

std::string fault_of(std::string_view text, DocumentLimits limits = {}) {
  const auto document = wire::read_body(text, limits);
  return document ? "no fault" : document.error().message;
}

TEST_CASE("numbers keep the text they were sent as") {
  const auto document = wire::read_body(R"({"a": 3.20, "b": 1e3, "c": -0.1, "d": 12345678901234567890123})");
  REQUIRE(document.has_value());
  CHECK(*document->member("a")->number() == "3.20");
  CHECK(*document->member("b")->number() == "1e3");
  CHECK(*document->member("c")->number() == "-0.1");
  CHECK(*document->member("d")->number() == "12345678901234567890123");
}

TEST_CASE("members keep their order and text its escapes") {
  const auto document = wire::read_body(R"({"z": "中\u82af\n", "a": [true, null, {}]})");
  REQUIRE(document.has_value());
  REQUIRE(document->object()->size() == 2);
  CHECK(document->object()->front().first == "z");
  CHECK(*document->member("z")->text() == "中芯\n");
  CHECK(document->member("a")->array()->size() == 3);
}

TEST_CASE("what is not JSON is refused with the place") {
  CHECK(fault_of("{\"a\": 1,\n }").find("line 2") != std::string::npos);
  for (const auto* text :
       {"", "   ", "{", "[1,]", "nul", "{\"a\" 1}", "\"open", "1 2", "{} x", "\"\xff\"", "01"}) {
    CAPTURE(text);
    CHECK(fault_of(text).find("not JSON") != std::string::npos);
  }
}

TEST_CASE("a name that comes twice is refused, not overwritten") {
  const auto fault = fault_of(R"({"a": {"b": 1, "c": 2, "b": 3}})");
  CHECK(fault.find("b") != std::string::npos);
  CHECK(fault.find("twice") != std::string::npos);
}

TEST_CASE("depth and size are bounded") {
  const DocumentLimits limits{.depth_max = 4, .values_max = 10};
  CHECK(wire::read_body("[[[[1]]]]", limits).has_value());
  const auto deep = wire::read_body("[[[[[1]]]]]", limits);
  REQUIRE_FALSE(deep.has_value());
  CHECK(deep.error().message.find("deep") != std::string::npos);
  CHECK_FALSE(wire::read_body("[1,2,3,4,5,6,7,8,9,10,11]", limits).has_value());
  CHECK_FALSE(wire::read_body(std::string(100'000, '[')).has_value());
}

}  // namespace
}  // namespace ecgraph::tests
