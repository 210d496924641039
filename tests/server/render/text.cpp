#include <doctest/doctest.h>

#include "tests/server/render/written.hpp"

using namespace ecgraph;
using namespace ecgraph::render;
using namespace ecgraph::tests;

namespace {

const std::vector<Column> kColumns = {{{"id"}, true}, {{"label"}, true}, {{"tpp"}, true}, {{"note"}, false}};

/// All but the foot.
std::string table(std::string body) { return body.substr(0, body.find("\n\n") + 1); }

}  // namespace

TEST_CASE("a table is aligned, also where letters are wide, and numbers stand to the right") {
  auto answer = list_of({object(R"({"id":"smic","label":"中芯国际","tpp":4800,"note":"x"})"),
                         object(R"({"id":"longer-id","label":"A","tpp":3.2,"note":"y"})")},
                        kColumns);
  CHECK(table(written(std::move(answer), as(Format::kText))) ==
        "id         label      tpp\n"
        "smic       中芯国际  4800\n"
        "longer-id  A          3.2\n");
}

TEST_CASE("the foot says how many, of which revision, and where to find it again") {
  auto answer = list_of({object(R"({"id":"a"})")}, kColumns);
  answer.notes = {"a note\nwith a line break"};
  answer.left_out = object(R"({"status":{"reported":3}})");
  answer.coverage = object(R"({"note":"not a clearance"})");
  const auto last = written(answer, as(Format::kText));
  CHECK(last.ends_with(
      "\n\n1 result, revision 12\nnote: a note with a line break\nnote: left out (status): 3 reported "
      "(status=reported asks for them)\n"
      "note: Not found on a list is not a clearance.\npermalink: /v1/entities?known_at=12\n"));
  answer.next = "/v1/entities?cursor=abc";
  CHECK(written(answer, as(Format::kText)).find("1 result on this page, revision 12\n") != std::string::npos);
  CHECK(written(answer, as(Format::kText)).find("\nnext: /v1/entities?cursor=abc\n") != std::string::npos);
}

TEST_CASE("an empty list shows its columns") {
  CHECK(written(list_of({}, kColumns), as(Format::kText)) ==
        "id  label  tpp\n\n0 results, revision 12\npermalink: /v1/entities?known_at=12\n");
}

TEST_CASE("long cells are cut and line breaks become spaces") {
  boost::json::object row;
  row.emplace("id", "a\nb");
  row.emplace("label", std::string(100, 'x'));
  row.emplace("tpp", 1);
  const auto body = table(written(list_of({std::move(row)}, kColumns), as(Format::kText)));
  CHECK(body.find("a b  " + std::string(47, 'x') + "…    1\n") != std::string::npos);
}

TEST_CASE("rows after those measured are cut to the columns") {
  std::vector<boost::json::object> rows(600, object(R"({"id":"abc"})"));
  rows.push_back(object(R"({"id":"abcdefgh"})"));
  const auto body = written(list_of(std::move(rows), {{{"id"}, true}}), as(Format::kText));
  CHECK(body.find("\nab…\n") != std::string::npos);
  CHECK(body.find("601 results") != std::string::npos);
}

TEST_CASE("a single thing is shown name by name, all of it") {
  auto answer = list_of({object(R"({"id":"smic","label":null,"tpp":4800,"note":"a note"})")}, kColumns);
  answer.shape = Shape::kSingle;
  CHECK(
      written(std::move(answer), as(Format::kText)) ==
      "id:   smic\ntpp:  4800\nnote: a note\n\n1 result, revision 12\npermalink: /v1/entities?known_at=12\n");
}

TEST_CASE("fields can show columns that are not brief") {
  auto writing = as(Format::kText);
  writing.fields = {"note", "id"};
  CHECK(table(written(list_of({object(R"({"id":"a","note":"n"})")}, kColumns), writing)) ==
        "note  id\nn     a\n");
}

TEST_CASE("properties and attributes are headed by their own names") {
  const std::vector<Column> columns = {
      {{"id"}, true}, {{"properties", "tpp"}, true}, {{"valid", "from"}, true}};
  auto answer = list_of({object(R"({"id":"a","properties":{"tpp":1},"valid":{"from":"2023"}})")}, columns);
  CHECK(table(written(answer, as(Format::kText))) == "id  tpp  valid_from\na     1  2023\n");
  const std::vector<Column> nested = {{{"relation", "id"}, true}, {{"relation", "attributes", "tpp"}, true}};
  auto event = list_of({object(R"({"relation":{"id":"a","attributes":{"tpp":1}}})")}, nested);
  CHECK(table(written(event, as(Format::kText))) == "relation_id  relation_tpp\na                       1\n");
  answer.shape = Shape::kSingle;
  CHECK(table(written(answer, as(Format::kText))) == "id:         a\ntpp:        1\nvalid_from: 2023\n");
}

TEST_CASE("a column in which no row has anything is left out of a table, unless it was asked for") {
  auto answer =
      list_of({object(R"({"id":"a","label":null,"tpp":1})"), object(R"({"id":"b","tpp":2})")}, kColumns);
  CHECK(table(written(answer, as(Format::kText))) == "id  tpp\na     1\nb     2\n");
  auto writing = as(Format::kText);
  writing.fields = {"label", "id"};
  CHECK(table(written(answer, writing)) == "label  id\n       a\n       b\n");
}

TEST_CASE("a column that is empty in the rows measured stays when there are more") {
  std::vector<boost::json::object> rows(600, object(R"({"id":"abc"})"));
  rows.push_back(object(R"({"id":"abc","label":"late"})"));
  const auto body = written(list_of(std::move(rows), kColumns), as(Format::kText));
  CHECK(body.starts_with("id   label  tpp\n"));
  CHECK(body.find("abc   late") != std::string::npos);
}
