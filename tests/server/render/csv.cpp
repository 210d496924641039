#include <doctest/doctest.h>

#include "tests/server/render/written.hpp"

using namespace ecgraph;
using namespace ecgraph::render;
using namespace ecgraph::tests;

namespace {

const std::vector<Column> kColumns = {{{"id"}, true}, {{"valid", "from"}, true}, {{"sources", "id"}, false}};

std::string one_cell(std::string_view text, bool for_excel) {
  boost::json::object row;
  row.emplace("a", text);
  auto writing = as(Format::kCsv);
  writing.for_excel = for_excel;
  auto body = written(list_of({std::move(row)}, {{{"a"}, true}}), writing);
  body.erase(0, body.find("\r\n") + 2);
  REQUIRE(body.ends_with("\r\n"));
  return body.substr(0, body.size() - 2);
}

}  // namespace

TEST_CASE("CSV has a header row, CRLF, and empty cells for null") {
  auto answer =
      list_of({object(R"({"id":"a","valid":{"from":"2023-10~"},"sources":[{"id":"x"},{"id":"y"}]})"),
               object(R"({"id":"b","valid":{"from":null},"sources":[]})")},
              kColumns);
  CHECK(written(std::move(answer), as(Format::kCsv)) ==
        "id,valid_from,sources_id\r\na,2023-10~,x; y\r\nb,,\r\n");
  CHECK(written(list_of({}, kColumns), as(Format::kCsv)) == "id,valid_from,sources_id\r\n");
}

TEST_CASE("commas, quotes and line breaks are quoted") {
  CHECK(one_cell("a,b", false) == "\"a,b\"");
  CHECK(one_cell("say \"hi\"", false) == "\"say \"\"hi\"\"\"");
  CHECK(one_cell("two\nlines", false) == "\"two\nlines\"");
  CHECK(one_cell("cr\rhere", false) == "\"cr\rhere\"");
  CHECK(one_cell("中芯国际", false) == "中芯国际");
  CHECK(one_cell(" spaces ", false) == " spaces ");
}

TEST_CASE("a line is never empty, for most readers would skip it") { CHECK(one_cell("", false) == "\"\""); }

TEST_CASE("cells that a spreadsheet would run are harmless only when asked") {
  CHECK(one_cell("=1+1", false) == "=1+1");
  CHECK(one_cell("=1+1", true) == "'=1+1");
  CHECK(one_cell("+1+1", true) == "'+1+1");
  CHECK(one_cell("-1+1", true) == "'-1+1");
  CHECK(one_cell("@SUM(A1)", true) == "'@SUM(A1)");
  CHECK(one_cell("\t=1", true) == "'\t=1");
  CHECK(one_cell("\r=1", true) == "\"'\r=1\"");
  CHECK(one_cell("=HYPERLINK(\"x\",\"y\")", true) == "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"");
  CHECK(one_cell("plain", true) == "plain");
}

TEST_CASE("plain numbers stay numbers in a spreadsheet") {
  CHECK(one_cell("-3.2", true) == "-3.2");
  CHECK(one_cell("-3", true) == "-3");
  CHECK(one_cell("-", true) == "'-");
  CHECK(one_cell("-3.", true) == "'-3.");
  CHECK(one_cell("+3", true) == "'+3");
  auto writing = as(Format::kCsv);
  writing.for_excel = true;
  CHECK(written(list_of({object(R"({"a":-3.2})")}, {{{"a"}, true}}), writing) ==
        "\xEF\xBB\xBF"
        "a\r\n-3.2\r\n");
}

TEST_CASE("a row may become several lines") {
  auto answer = list_of({object(R"({"id":"a","pieces":[1,2]})"), object(R"({"id":"b","pieces":[]})")},
                        {{{"id"}, true}, {{"piece"}, true}});
  answer.rows.flatten = [](const boost::json::object& row) {
    std::vector<boost::json::object> flat;
    for (const auto& piece : row.at("pieces").as_array())
      flat.push_back({{"id", row.at("id")}, {"piece", piece}});
    return flat;
  };
  CHECK(written(std::move(answer), as(Format::kCsv)) == "id,piece\r\na,1\r\na,2\r\n");
}

TEST_CASE("an answer that declares no columns gets those of its first row") {
  CHECK(written(list_of({object(R"({"month":"2023-10","of":{"type":"chip"},"count":3})")}, {}),
                as(Format::kCsv)) == "month,of_type,count\r\n2023-10,chip,3\r\n");
  CHECK(written(list_of({}, {}), as(Format::kCsv)).empty());
}

TEST_CASE("fields choose and order the columns of CSV") {
  auto writing = as(Format::kCsv);
  writing.fields = {"valid_from", "id"};
  CHECK(written(list_of({object(R"({"id":"a","valid":{"from":"2023"}})")}, kColumns), writing) ==
        "valid_from,id\r\n2023,a\r\n");
}

TEST_CASE("a digest of other columns is in CSV only when it is asked for") {
  auto answer = list_of({object(R"({"id":"a","why":"b"})")}, {{{"id"}, true}, {{"why"}, true, true}});
  CHECK(written(answer, as(Format::kCsv)) == "id\r\na\r\n");
  auto writing = as(Format::kCsv);
  writing.fields = {"why"};
  CHECK(written(answer, writing) == "why\r\nb\r\n");
}
