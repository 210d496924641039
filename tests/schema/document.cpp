#include "schema/document.hpp"

#include <doctest/doctest.h>

#include "tests/support/random.hpp"

namespace {

using ecgraph::Document;
using ecgraph::DocumentBuilder;
using ecgraph::ErrorKind;
using ecgraph::Pointer;
using ecgraph::read_document;
using ecgraph::tests::Random;

Document read(std::string_view text) {
  auto document = read_document(text, "file.json");
  REQUIRE_MESSAGE(document.has_value(), text);
  return std::move(*document);
}

std::string message(std::string_view text) {
  const auto document = read_document(text, "file.json");
  REQUIRE_FALSE(document.has_value());
  return document.error().message;
}

std::string nested(std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); }

/// A random document of at most `depth` levels.
Document random_document(Random& random, int depth) {
  const int kind = random.between(0, depth > 0 ? 5 : 3);
  if (kind == 0) return Document();
  if (kind == 1) return Document(random.chance(50));
  if (kind == 2)
    return Document(
        Document::Number{random.text("123456789", 1, 15) + "." + random.text("0123456789", 1, 9)});
  if (kind == 3) return Document(random.text("abc \"\\/\n", 0, 8) + (random.chance(20) ? "中芯" : ""));
  if (kind == 4) {
    Document::Array elements;
    for (int left = random.between(0, 4); left > 0; --left)
      elements.push_back(random_document(random, depth - 1));
    return Document(std::move(elements));
  }
  Document::Object members;
  for (int left = random.between(0, 25); left > 0; --left) {
    members.emplace_back("member" + std::to_string(left), random_document(random, depth - 1));
  }
  return Document(std::move(members));
}

std::string quoted(const std::string& text) {
  std::string json = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') json += '\\';
    json += c == '\n' ? "\\n" : std::string(1, c);
  }
  return json + "\"";
}

std::string json_of(const Document& document) {
  if (const auto* value = document.boolean()) return *value ? "true" : "false";
  if (const auto* number = document.number()) return *number;
  if (const auto* text = document.text()) return quoted(*text);
  std::string json;
  if (const auto* elements = document.array()) {
    for (const auto& element : *elements) json += (json.empty() ? "" : ", ") + json_of(element);
    return "[" + json + "]";
  }
  if (const auto* members = document.object()) {
    for (const auto& [name, value] : *members)
      json += (json.empty() ? "" : ",\n") + quoted(name) + ": " + json_of(value);
    return "{" + json + "}";
  }
  return "null";
}

TEST_CASE("a number keeps its text") {
  const Document document =
      read("[3.20, 1e3, 18446744073709551615, -9223372036854775808, 12345678901234567890123, 0.1]");
  const std::vector<std::string> expected = {
      "3.20", "1e3", "18446744073709551615", "-9223372036854775808", "12345678901234567890123", "0.1"};
  REQUIRE(document.array() != nullptr);
  for (std::size_t i = 0; i < expected.size(); ++i) CHECK(*(*document.array())[i].number() == expected[i]);
}

TEST_CASE("members are found by name and stand in the order written") {
  const Document document = read(R"({"b": 1, "a": {"deep": [true, null, "text"]}})");
  CHECK(document.object()->front().first == "b");
  REQUIRE(document.member("a") != nullptr);
  const auto& list = *document.member("a")->member("deep")->array();
  CHECK(*list[0].boolean());
  CHECK(list[1].is_null());
  CHECK(*list[2].text() == "text");
  CHECK(document.member("c") == nullptr);
  CHECK(list[0].member("a") == nullptr);
  CHECK(document.what() == "an object");
  CHECK(list[2].what() == "text");
}

TEST_CASE("a text literal makes a text and not true") { CHECK(*Document("yes").text() == "yes"); }

TEST_CASE("a fault names file, line and column") {
  CHECK(message("{\n  \"a\": 1\n  \"b\": 2\n}").starts_with("file.json, line 3, column 5: "));
  CHECK(message("").starts_with("file.json, line 1, column 1: "));
  CHECK(message("{\"a\": 01}").starts_with("file.json, line 1, column 8: "));
  CHECK(message("[1] x").starts_with("file.json, line 1, column 5: "));
  CHECK(message("[1e999]") == "file.json, line 1, column 6: number overflow parsing '1e999'.");
}

TEST_CASE("the message about ill-formed text is well-formed itself") {
  const std::string text = message("[\"\xff\"]");
  CHECK(text.find("ill-formed UTF-8") != std::string::npos);
  for (const char c : text) CHECK(static_cast<unsigned char>(c) < 0x80);
}

TEST_CASE("a name that comes twice is refused with its place, in small objects and in large ones") {
  CHECK(message("{\"a\": 1,\n \"a\": 2}") ==
        "file.json, line 2, column 4: The name \"a\" comes twice in one object: keep one of the two.");
  std::string large = "{";
  for (int i = 0; i < 100; ++i) large += "\"member" + std::to_string(i) + "\": 0, ";
  CHECK(read(large + "\"last\": 0}").object()->size() == 101);
  for (const auto* twice : {"member0", "member15", "member16", "member99"}) {
    CAPTURE(twice);
    const auto document = read_document(large + "\"" + twice + "\": 0}", "file.json");
    REQUIRE_FALSE(document.has_value());
    CHECK(document.error().kind == ErrorKind::kUnreadable);
    REQUIRE(document.error().faults.size() == 1);
    CHECK(document.error().faults[0].pointer == "/" + std::string(twice));
  }
  CHECK(read(R"([{"a": 1}, {"a": 2}])").array()->size() == 2);
}

TEST_CASE("depth and number of values are bounded") {
  CHECK(read_document(nested(32), "file.json").has_value());
  const auto deep = read_document(nested(33), "file.json");
  REQUIRE_FALSE(deep.has_value());
  CHECK(deep.error().kind == ErrorKind::kTooLarge);
  CHECK_FALSE(read_document(nested(1'000'000), "file.json").has_value());

  const ecgraph::DocumentLimits limits{.depth_max = 4, .values_max = 3};
  CHECK(read_document("[1, 2]", "file.json", limits).has_value());
  const auto many = read_document("[1, 2, 3]", "file.json", limits);
  REQUIRE_FALSE(many.has_value());
  CHECK(many.error().kind == ErrorKind::kTooLarge);
}

TEST_CASE("a builder names the place of what it refuses") {
  DocumentBuilder builder({});
  REQUIRE(builder.begin_object());
  REQUIRE(builder.name("changes"));
  REQUIRE(builder.begin_array());
  REQUIRE(builder.null());
  REQUIRE(builder.begin_object());
  REQUIRE(builder.name("a/b"));
  REQUIRE(builder.number("1"));
  CHECK_FALSE(builder.name("a/b"));
  CHECK(builder.error().faults[0].pointer == "/changes/1/a~1b");
}

TEST_CASE("a pointer escapes its members") {
  CHECK(Pointer().text().empty());
  CHECK((Pointer() / "changes" / std::size_t{3} / "a/b~c").text() == "/changes/3/a~1b~0c");
  CHECK((Pointer() / "").text() == "/");
}

TEST_CASE("writing and reading a document gives it back") {
  Random random;
  INFO(random.replay());
  for (int i = 0; i < 2'000; ++i) {
    const Document document = random_document(random, 3);
    const std::string json = json_of(document);
    CAPTURE(json);
    const auto again = read_document(json, "file.json");
    REQUIRE(again.has_value());
    CHECK(*again == document);
  }
}

TEST_CASE("a document cut off or garbled anywhere is refused or read, and never more than that") {
  Random random;
  INFO(random.replay());
  for (int i = 0; i < 10'000; ++i) {
    std::string json = json_of(random_document(random, 2));
    json[random.between<std::size_t>(0, json.size() - 1)] = random.letter("{}[]\",:0e-\\\x01");
    json.resize(random.between<std::size_t>(0, json.size()));
    const auto document = read_document(json, "file.json");
    if (!document) CHECK(document.error().message.starts_with("file.json, line "));
  }
}

}  // namespace
