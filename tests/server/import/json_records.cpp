#include "server/import/json_records.hpp"

#include "tests/server/import/reading.hpp"

namespace ecgraph::tests {
namespace {

using import::JsonRecords;
using Shown = std::vector<std::string>;

/// The text or number in the member `n` of a record.
std::string n_of(const Document& value) {
  const Document* n = value.member("n");
  if (n == nullptr) return std::string(value.what());
  if (n->text() != nullptr) return *n->text();
  return n->number() == nullptr ? std::string(n->what()) : *n->number();
}

struct Found {
  Shown records;  ///< `line: n`, or `line! fault`; the error at the end
  bool complete = false;
  std::string member;
  Document::Object around;
};

Found records_of(const std::string& text, import::JsonLimits limits = {}) {
  auto source = text_of(text);
  JsonRecords records(*source, {"results", "entities"}, limits);
  Found found;
  while (true) {
    auto record = records.next();
    if (!record) {
      found.records.push_back("[" + record.error().message + "]");
      break;
    }
    if (!*record) break;
    const auto line = std::to_string((*record)->line);
    found.records.push_back((*record)->fault.empty() ? line + ": " + n_of((*record)->value)
                                                     : line + "! " + (*record)->fault);
  }
  found.complete = records.complete();
  found.member = records.member();
  found.around = records.around();
  return found;
}

TEST_CASE("the elements of a list, of a named member, and values on lines are records") {
  CHECK(records_of("[{\"n\":1},\n{\"n\":\"b\"},\n\n{\"n\":3}]").records == Shown{"1: 1", "2: b", "4: 3"});
  CHECK(records_of("{\"n\":1}\n{\"n\":2}\n").records == Shown{"1: 1", "2: 2"});
  const auto found = records_of(
      "{\"list_id\":\"x\",\"count\":2,\n\"entities\":[{\"n\":1},{\"n\":{\"a\":[]}}],\"tail\":[1,{}]}");
  CHECK(found.records == Shown{"2: 1", "2: an object"});
  CHECK(found.complete);
  CHECK(found.member == "entities");
  REQUIRE(found.around.size() >= 2);
  CHECK(*found.around.front().second.text() == "x");
}

TEST_CASE("a list in another member, or deeper, is no list of records") {
  CHECK(records_of("{\"n\":7,\"others\":[{\"n\":1}],\"inner\":{\"results\":[{\"n\":2}]}}").records ==
        Shown{"1: 7"});
}

TEST_CASE("a file that is cut off keeps the records before, rejects the last and is not complete") {
  auto found = records_of("{\"results\":[{\"n\":1},\n{\"n\":2},\n{\"n\":\"thr");
  CHECK(found.records == Shown{"1: 1", "2: 2", "3! The file ends inside this record."});
  CHECK_FALSE(found.complete);
  found = records_of("[{\"n\":1},{\"n\":2}");
  CHECK(found.records == Shown{"1: 1", "1: 2"});
  CHECK_FALSE(found.complete);
  found = records_of("{\"n\":1}\n{\"n\":2");
  CHECK(found.records == Shown{"1: 1", "2! The file ends inside this record."});
  CHECK_FALSE(found.complete);
}

TEST_CASE("where a value stands on each line, a faulty line costs only itself") {
  const auto found = records_of("{\"n\":1}\n{\"n\":tru}\n{\"n\":3,\"m\":[1\n\n{\"n\":4}\n");
  REQUIRE(found.records.size() == 4);
  CHECK(found.records[0] == "1: 1");
  CHECK(found.records[1].starts_with("2! The line is no JSON: "));
  CHECK(found.records[2] == "3! The line ends inside a JSON value.");
  CHECK(found.records[3] == "5: 4");
  CHECK(found.complete);
}

TEST_CASE("text in a list that is no JSON ends the file with an error, after the records before it") {
  const auto found = records_of("[{\"n\":1},\n{\"n\":2},\n{\"n\" 3}]");
  REQUIRE(found.records.size() == 3);
  CHECK(found.records[2].starts_with("[From line 3 on the file is no JSON: "));
  CHECK_FALSE(found.complete);
}

TEST_CASE("a record that is too large, too deep or has a name twice is rejected alone") {
  const std::string long_text(300'000, 'x');
  CHECK(records_of("[{\"n\":\"" + long_text + "\"},\n{\"n\":2}]", {.record_max = 1000}).records ==
        Shown{"1! The record is longer than 1000 bytes.", "2: 2"});
  const std::string deep = std::string(40, '[') + std::string(40, ']');
  auto found = records_of("[{\"n\":" + deep + "},\n{\"n\":2}]");
  CHECK(found.records[0].find("nested more than") != std::string::npos);
  CHECK(found.records[1] == "2: 2");
  found = records_of("{\"n\":1,\"n\":2}\n{\"n\":3}\n");
  CHECK(found.records[0].find("comes twice") != std::string::npos);
  CHECK(found.records[1] == "2: 3");
}

TEST_CASE("a record that is no object, and an empty list, are read as they are") {
  CHECK(records_of("[1, \"two\", null, []]").records ==
        Shown{"1: a number", "1: text", "1: null", "1: a list"});
  CHECK(records_of("[]").records.empty());
  CHECK(records_of("{\"results\":[]}").complete);
  CHECK(records_of("").complete);
}

}  // namespace
}  // namespace ecgraph::tests
