#include <doctest/doctest.h>

#include "tests/server/render/written.hpp"

using namespace ecgraph;
using namespace ecgraph::render;
using namespace ecgraph::tests;

TEST_CASE("a list has the envelope of the contract") {
  auto answer = list_of({object(R"({"id":"a"})"), object(R"({"id":"b"})")}, {});
  answer.next = "/v1/entities?cursor=abc";
  answer.next_cursor = "abc";
  answer.left_out = object(R"({"status":{"reported":3}})");
  answer.coverage = object(R"({"note":"not a clearance"})");
  answer.notes = {"one \"note\""};
  CHECK(
      written(std::move(answer), as(Format::kJson)) ==
      R"({"revision":12,"permalink":"/v1/entities?known_at=12","query":{"at":"2023-10-17"},"results":[{"id":"a"},{"id":"b"}],)"
      R"("next":"abc","left_out":{"status":{"reported":3}},"coverage":{"note":"not a clearance"},"notes":["one \"note\""]})"
      "\n");
}

TEST_CASE("an empty list is an empty list, and what has nothing to say is absent") {
  CHECK(
      written(list_of({}, {}), as(Format::kJson)) ==
      R"({"revision":12,"permalink":"/v1/entities?known_at=12","query":{"at":"2023-10-17"},"results":[],"notes":[]})"
      "\n");
}

TEST_CASE("a single answer has a result") {
  auto answer = list_of({object(R"({"id":"a"})")}, {});
  answer.shape = Shape::kSingle;
  CHECK(written(std::move(answer), as(Format::kJson)).find(R"("result":{"id":"a"},"notes":[])") !=
        std::string::npos);
  auto none = list_of({}, {});
  none.shape = Shape::kSingle;
  CHECK(written(std::move(none), as(Format::kJson)).find(R"("result":null,)") != std::string::npos);
}

TEST_CASE("pretty is the same JSON, indented") {
  for (const auto shape : {Shape::kList, Shape::kSingle}) {
    auto answer = list_of({object(R"({"id":"a","b":[1,2]})")}, {});
    answer.shape = shape;
    auto writing = as(Format::kJson);
    const auto compact = written(answer, writing);
    writing.pretty = true;
    const auto pretty = written(answer, writing);
    CHECK(boost::json::parse(pretty) == boost::json::parse(compact));
    CHECK(pretty.starts_with("{\n  \"revision\": 12,\n"));
    CHECK(pretty.ends_with("\n  \"notes\": []\n}\n"));
  }
  auto writing = as(Format::kJson);
  writing.pretty = true;
  CHECK(written(list_of({object(R"({"id":"a"})")}, {}), writing)
            .find("\"results\": [\n    {\n      \"id\": \"a\"\n    }\n  ],") != std::string::npos);
  CHECK(written(list_of({}, {}), writing).find("\"results\": [],") != std::string::npos);
}

TEST_CASE("fields keep members in the order asked") {
  auto writing = as(Format::kJson);
  writing.fields = {"type", "id", "nothing"};
  CHECK(written(list_of({object(R"({"id":"a","label":"A","type":"chip"})")}, {}), writing)
            .find(R"([{"type":"chip","id":"a"}])") != std::string::npos);
}

TEST_CASE("NDJSON has a row a line and nothing else") {
  CHECK(written(list_of({object(R"({"id":"a\nb"})"), object(R"({"id":"c"})")}, {}), as(Format::kNdjson)) ==
        "{\"id\":\"a\\nb\"}\n{\"id\":\"c\"}\n");
  CHECK(written(list_of({}, {}), as(Format::kNdjson)).empty());
}
