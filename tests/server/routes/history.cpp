// Every recorded version of an entity and of a relation, through the route table.

#include <doctest/doctest.h>

#include <array>

#include "server/render/json_text.hpp"
#include "tests/server/routes/asked.hpp"

namespace ecgraph::tests {
namespace {

namespace json = boost::json;

json::array versions_of(const std::string& target) {
  const auto answer = ask(target);
  CAPTURE(answer.body);
  REQUIRE(answer.status == 200);
  return answer.json().at("results").as_array();
}

void write(const std::string& reason, const std::string& changes) {
  const auto written =
      ask("/v1/changes", "POST", R"({"reason": ")" + reason + R"(", "changes": [)" + changes + "]}",
          editor_token());
  CAPTURE(written.body);
  REQUIRE(written.status == 200);
}

std::string firm(const std::string& id, const std::string& label) {
  return R"({"kind": "entity", "id": ")" + id + R"(", "type": "company", "names": [{"name": ")" + label +
         R"(", "kind": "label"}], "confidence": "low", "verification": "unverified", "sources": ["editors"]})";
}

TEST_CASE(
    "a history says who recorded what and why, oldest first, and a retraction ends it without a statement") {
  write("first", R"({"assert": )" + firm("history-firm", "One") + "}");
  write("second", R"({"correct": )" + firm("history-firm", "Two") + "}");
  write("third", R"({"retract": {"kind": "entity", "id": "history-firm"}})");
  const auto versions = versions_of("/v1/entities/history-firm/history");
  REQUIRE(versions.size() == 3);
  const std::array<std::string, 3> changes{"assert", "correct", "retract"},
      reasons{"first", "second", "third"};
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(versions[i].at("change").as_string() == changes[i]);
    CHECK(versions[i].at("reason").as_string() == reasons[i]);
    CHECK(versions[i].at("author") == "tester");  // the name of the token that wrote
  }
  CHECK(versions[0].at("statement").at("names").at(0).at("name") == "One");
  CHECK(versions[1].at("statement").at("names").at(0).at("name") == "Two");
  CHECK(versions[2].at("statement").is_null());
  CHECK(ask("/v1/entities/history-firm").status == 404);
}

TEST_CASE("a history ends at the revision that known_at selects, and before the first there is none") {
  write("first", R"({"assert": )" + firm("history-known", "One") + "}");
  write("second", R"({"correct": )" + firm("history-known", "Two") + "}");
  const auto all = versions_of("/v1/entities/history-known/history");
  REQUIRE(all.size() == 2);
  const auto first = all[0].at("revision").as_int64();
  const auto early = versions_of("/v1/entities/history-known/history?known_at=" + std::to_string(first));
  REQUIRE(early.size() == 1);
  CHECK(early[0] == all[0]);
  CHECK(ask("/v1/entities/history-known/history?known_at=" + std::to_string(first - 1)).status == 404);
}

TEST_CASE("what a history shows can be sent back, and changes nothing") {
  const auto shown = versions_of("/v1/relations/listed_on--smic-beijing--us-entity-list--2024-12-02/history");
  REQUIRE(shown.size() == 1);
  CHECK(shown[0].at("author") == "ecgraph built-in data");
  const auto again = ask(
      "/v1/changes", "POST",
      R"({"reason": "again", "changes": [{"assert": )" + render::json_text(shown[0].at("statement")) + "}]}",
      editor_token());
  CAPTURE(again.body);
  REQUIRE(again.status == 200);
  CHECK(again.json().at("unchanged") == 1);
}

TEST_CASE("a history in CSV has a row a version, with the statement's own columns") {
  const auto csv =
      ask("/v1/relations/listed_on--smic-beijing--us-entity-list--2024-12-02/history?format=csv").body;
  CHECK(csv.starts_with("revision,recorded_at,change,author,reason,statement_subject,"));
  CHECK(csv.find(",smic-beijing,listed_on,us-entity-list,2024-12-02,") != std::string::npos);
}

TEST_CASE("the history of a name is that of its entity, elsewhere, and of nothing there is none") {
  const auto answer = ask("/v1/entities/SMIC/history?format=csv");
  CHECK(answer.status == 308);
  CHECK(answer.headers.find("Location") == "/v1/entities/smic/history?format=csv");
  CHECK(ask("/v1/entities/nobody-of-this-name/history").status == 404);
  CHECK(ask("/v1/relations/nothing/history").status == 404);
}

}  // namespace
}  // namespace ecgraph::tests
