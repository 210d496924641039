#include "server/render/format.hpp"

#include <doctest/doctest.h>

#include "tests/server/render/written.hpp"

using namespace ecgraph;
using namespace ecgraph::render;
using namespace ecgraph::tests;

TEST_CASE("every format is found by its word") {
  CHECK(formats().size() == 16);
  for (const auto& row : formats()) {
    CHECK(format(row.word) == row.format);
    CHECK(&declaration(row.format) == &row);
  }
  CHECK_FALSE(format("JSON"));
  CHECK_FALSE(format(""));
  CHECK(declaration(Format::kCsv).whole_by_default);
  CHECK_FALSE(declaration(Format::kText).whole_by_default);
}

TEST_CASE("the headers say what the envelope says") {
  auto answer = list_of({}, {});
  answer.next = "/v1/entities?cursor=abc";
  answer.notes = {"first", "second"};
  answer.left_out = object(R"({"status":{"reported":3,"alleged":1}})");
  answer.truncated = Truncated{"visited", 1000, {"type", "depth"}};
  answer.coverage = object(R"({"note":"not a clearance"})");
  http::Headers headers;
  set_headers(answer, as(Format::kCsv), headers);
  CHECK(headers.find("Content-Type") == "text/csv; charset=utf-8; header=present");
  CHECK(headers.find("Ecgraph-Revision") == "12");
  CHECK(headers.list("Link") ==
        "</v1/entities?known_at=12>; rel=\"bookmark\", </v1/entities?cursor=abc>; rel=\"next\"");
  CHECK(headers.find("Ecgraph-Notes") ==
        "first | second | left out (status): 3 reported, 1 alleged (status=reported,alleged asks for them) | "
        "cut short by visited at "
        "1000: narrow the question with type, depth | Not found on a list is not a clearance.");
}

TEST_CASE("an answer that was cut short says so in JSON") {
  auto answer = list_of({object(R"({"id":"a"})")}, {});
  answer.truncated = Truncated{"visited", 1000, {"type", "depth"}};
  const auto shown = object(written(std::move(answer), as(Format::kJson)));
  CHECK(shown.at("truncated") == object(R"({"by":"visited","limit":1000,"narrow_with":["type","depth"]})"));
}

TEST_CASE("the last page has no next link, and an answer without notes no notes") {
  http::Headers headers;
  set_headers(list_of({}, {}), as(Format::kJson), headers);
  CHECK(headers.list("Link").find("next") == std::string::npos);
  CHECK_FALSE(headers.find("Ecgraph-Notes"));
}

TEST_CASE("nothing in a header can end it or leave ASCII") {
  auto answer = list_of({}, {});
  answer.notes = {"100% | 中\r\nSet-Cookie: x"};
  answer.permalink = "/v1/search?q=中 <x>\r\n";
  http::Headers headers;
  set_headers(answer, as(Format::kJson), headers);
  CHECK(headers.find("Ecgraph-Notes") == "100%25 %7C %E4%B8%AD%0D%0ASet-Cookie: x");
  CHECK(headers.find("Link") == "</v1/search?q=%E4%B8%AD%20%3Cx%3E%0D%0A>; rel=\"bookmark\"");
}

TEST_CASE("notes in a header are cut before they are too long for clients") {
  auto answer = list_of({}, {});
  answer.notes.assign(100, std::string(100, 'n'));
  http::Headers headers;
  set_headers(answer, as(Format::kJson), headers);
  CHECK(headers.find("Ecgraph-Notes")->size() < 3100);
  CHECK(headers.find("Ecgraph-Notes")->ends_with(" | ..."));
}
