#include "server/render/cell.hpp"

#include <doctest/doctest.h>

#include "server/render/json_text.hpp"
#include "tests/server/render/written.hpp"

using namespace ecgraph;
using namespace ecgraph::render;
using namespace ecgraph::tests;

namespace {

std::string at(std::string_view row, std::vector<std::string> path) {
  return cell(object(row), {std::move(path), false}).text;
}

}  // namespace

TEST_CASE("a column is named after its path") {
  CHECK(Column{{"valid", "from"}, false}.name() == "valid_from");
  CHECK(Column{{"id"}, false}.name() == "id");
}

TEST_CASE("a cell is the leaf under the path, empty where there is none") {
  CHECK(at(R"({"a":{"b":"x"}})", {"a", "b"}) == "x");
  CHECK(at(R"({"a":{"b":null}})", {"a", "b"}).empty());
  CHECK(at(R"({"a":{"b":"x"}})", {"a", "c"}).empty());
  CHECK(at(R"({"a":"x"})", {"a", "b"}).empty());
  CHECK(at(R"({"a":true})", {"a"}) == "true");
  CHECK(at(R"({"a":3.2})", {"a"}) == "3.2");
}

TEST_CASE("lists are joined, what they hold is reduced to one word each") {
  CHECK(at(R"({"a":["x","y"]})", {"a"}) == "x; y");
  CHECK(at(R"({"a":[]})", {"a"}).empty());
  CHECK(at(R"({"a":[{"id":"x","citation":"c"},{"citation":"c"},{"name":"n","kind":"k"}]})", {"a"}) ==
        "x; c; n");
  CHECK(at(R"({"a":{"8":600,"16":300.5}})", {"a"}) == "8: 600, 16: 300.5");
  CHECK(at(R"({"a":[{"footnote":4,"from":"2020-12-22"},{"footnote":5,"from":null}]})", {"a"}) ==
        "footnote: 4, from: 2020-12-22; footnote: 5");
}

TEST_CASE("columns of one list stay side by side") {
  constexpr auto kRow = R"({"f":[{"v":1,"b":null},{"v":[2,3.5],"b":"about"}]})";
  CHECK(at(kRow, {"f", "v"}) == "1; 2..3.5");
  CHECK(at(kRow, {"f", "b"}) == "; about");
  CHECK(at(R"({"f":[{"b":null},{"b":null}]})", {"f", "b"}).empty());
}

TEST_CASE("only JSON numbers are numbers") {
  CHECK(cell(object(R"({"a":1})"), {{"a"}, false}).number);
  CHECK_FALSE(cell(object(R"({"a":"1"})"), {{"a"}, false}).number);
  CHECK_FALSE(cell(object(R"({"a":[1]})"), {{"a"}, false}).number);
  boost::json::object row;
  row.emplace("a", exact_number(*Decimal::parse("33.3333333333333333")));
  const auto exact = cell(row, {{"a"}, false});
  CHECK(exact.number);
  CHECK(exact.text == "33.3333333333333333");
}

TEST_CASE("fields choose columns by name or by the member they lie under, in the order asked") {
  const std::vector<Column> all = {
      {{"id"}, true}, {{"valid", "from"}, true}, {{"valid", "until"}, true}, {{"type"}, true}};
  std::string names;
  for (const auto& column : kept_columns(all, {"type", "valid", "id"})) names += column.name() + " ";
  CHECK(names == "type valid_from valid_until id ");
  CHECK(kept_columns(all, {"valid_until"}).size() == 1);
  CHECK(kept_columns(all, {}).size() == 4);
  CHECK(kept_columns(all, {"nothing"}).empty());
}
