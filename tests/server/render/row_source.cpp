#include "server/render/row_source.hpp"

#include <doctest/doctest.h>

#include "tests/server/render/written.hpp"

using namespace ecgraph;
using namespace ecgraph::render;
using namespace ecgraph::tests;

namespace {

using Next = http::BodySource::Next;

/// `count` rows, each made when asked for; `asked` counts them.
Answer many_rows(std::size_t count, std::size_t& asked) {
  Answer answer;
  answer.columns = {{{"number"}, true}};
  answer.rows.count = count;
  answer.rows.at = [&asked](std::size_t number) -> Result<boost::json::object> {
    ++asked;
    boost::json::object row;
    row.emplace("number", number);
    return row;
  };
  return answer;
}

}  // namespace

TEST_CASE("rows are made only as far as the client has read") {
  for (const auto& format : formats()) {
    if (!format.rows.empty()) continue;  // those read statements, see tests/server/routes/formats.cpp
    std::size_t asked = 0;
    const auto source = write(many_rows(100'000, asked), as(format.format));
    std::string out;
    CHECK(source->next(out) == Next::kMore);
    CHECK(asked < 20'000);
    CHECK(out.size() < 64 * 1024);
    Next next = Next::kMore;
    while (next == Next::kMore) {
      out.clear();
      next = source->next(out);
      REQUIRE(out.size() < 64 * 1024);
    }
    CHECK(next == Next::kEnd);
    CHECK(asked == 100'000);
  }
}

TEST_CASE("a row that fails breaks the body off") {
  for (const auto& format : formats()) {
    if (!format.rows.empty()) continue;
    for (const auto shape : {Shape::kList, Shape::kSingle}) {
      Answer answer;
      answer.shape = shape;
      answer.rows.count = 3;
      answer.rows.at = [](std::size_t number) -> Result<boost::json::object> {
        if (number == 1) return fail(ErrorKind::kStorage, "The disk is gone.");
        return object(R"({"id":"a"})");
      };
      const auto source = write(std::move(answer), as(format.format));
      std::string out;
      CHECK(source->next(out) == Next::kBroken);
    }
  }
}

TEST_CASE("what already stands in the buffer stays there") {
  const auto source = write(list_of({object(R"({"id":"a"})")}, {}), as(Format::kNdjson));
  std::string out = "before ";
  CHECK(source->next(out) == Next::kEnd);
  CHECK(out == "before {\"id\":\"a\"}\n");
}
