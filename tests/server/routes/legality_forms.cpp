// /v1/legality/timeline, /diff and /matrix, through the route table.

#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "tests/server/routes/asked.hpp"

namespace ecgraph::tests {
namespace {

namespace json = boost::json;

json::value answer_of(const std::string& target) {
  const auto answer = ask(target);
  CAPTURE(target);
  CAPTURE(answer.body.substr(0, 400));
  REQUIRE(answer.status == 200);
  return answer.json();
}

TEST_CASE("question 3: the H20's timeline is the pieces of the period from its launch, with what changed") {
  const auto timeline = answer_of("/v1/legality/timeline?item=H20&destination=CN");
  CHECK(timeline.at("query").at("at") == "2026-11-25");
  CHECK(timeline.at("query").at("proof") == "none");
  auto pieces = timeline.at("results").at(0).at("pieces").as_array();
  REQUIRE(pieces.size() == 2);
  CHECK(pieces[0].at("changed").is_null());
  CHECK(pieces[1].at("from") == "2025-04-09");
  CHECK(pieces[1].at("changed").at("came").at(0) == "us-letters-2025-04#nvidia");
  CHECK(pieces[1].at("changed").at("members").at(0) == "verdict");
  CHECK(pieces[1].at("changed").at("because") == json::array{"us-letters-2025-04"});
  for (auto& piece : pieces) piece.as_object().erase("changed");
  const auto period =
      answer_of("/v1/legality?item=H20&destination=CN&during=2023-11-08/2026-11-25&proof=none");
  CHECK(period.at("results").at(0).at("pieces") == pieces);
}

TEST_CASE("a timeline over a period is that period's pieces, the days before launch too") {
  const auto timeline = answer_of("/v1/legality/timeline?item=H800&destination=CN&during=2023");
  const auto period = answer_of("/v1/legality?item=H800&destination=CN&during=2023&proof=none");
  REQUIRE(timeline.at("results").as_array().size() == 2);
  for (std::size_t i = 0; i < 2; ++i) {
    auto pieces = timeline.at("results").at(i).at("pieces").as_array();
    CHECK(pieces.front().at("not_yet_launched") == true);
    for (auto& piece : pieces) piece.as_object().erase("changed");
    CHECK(pieces == period.at("results").at(i).at("pieces"));
  }
}

TEST_CASE("a timeline says because of which rule a clause that stayed is reviewed otherwise") {
  const auto timeline =
      answer_of("/v1/legality/timeline?item=nvidia-h200-sxm&destination=CN&end_user=smic&during=2024/2026");
  std::map<std::string, json::value> changed;
  for (const auto& piece : timeline.at("results").at(0).at("pieces").as_array())
    changed[std::string(piece.at("from").as_string())] = piece.at("changed");
  CHECK(changed["2024-12-02"].at("came").as_array().empty());
  CHECK(changed["2024-12-02"].at("altered") == json::array{"us-entity-list#lr"});
  CHECK(changed["2024-12-02"].at("because") == json::array{"us-entity-list"});
  CHECK(changed["2025-04-09"].at("because") == json::array{"us-letters-2025-04"});
  CHECK(changed["2026-01-15"].at("altered") == json::array{"us-2023-10-acs#lr-dest", "us-2023-10-acs#lr-hq"});
}

TEST_CASE("a timeline in CSV has a row a piece") {
  const auto csv = ask("/v1/legality/timeline?item=H20&destination=CN&format=csv").body;
  CHECK(std::ranges::count(csv, '\n') == 3);
  CHECK(csv.find("us-letters-2025-04#nvidia; us-letters-2025-04#nvidia-hq") != std::string::npos);
}

TEST_CASE("question 4: the H800 changed between two dates because of the rule and the notice") {
  const auto diff =
      answer_of("/v1/legality/diff?item=H800&destination=CN&before=2023-10-01&after=2023-12-01");
  REQUIRE(diff.at("results").as_array().size() == 2);
  for (const auto& one : diff.at("results").as_array()) {
    CHECK(one.at("before").at("verdict") == "no_licence_required");
    CHECK(one.at("after").at("verdict") == "licence_required");
    CHECK(one.at("because") == json::array{"us-2023-10-acs", "us-2023-10-notice"});
  }
}

TEST_CASE("question 4: all chips are compared unless items are named, and the rest is not listed") {
  const auto body =
      ask("/v1/legality/diff?destination=CN&before=2023-10-01&after=2023-12-01&format=ndjson").body;
  CHECK(body.find("\"nvidia-h800-sxm\"") != std::string::npos);
  CHECK(body.find("\"nvidia-rtx-4090\"") != std::string::npos);
  CHECK(body.find("\"nvidia-t4\"") == std::string::npos);
}

/// id → cells
std::map<std::string, json::array> cells_of(const json::value& matrix) {
  std::map<std::string, json::array> cells;
  for (const auto& row : matrix.at("results").as_array())
    cells[std::string(row.at("item").at("id").as_string())] = row.at("cells").as_array();
  return cells;
}

TEST_CASE("the matrix of all chips by month for China is cell by cell the answer for that month") {
  const auto matrix = answer_of("/v1/legality/matrix?destination=CN&during=2022-10/2024-12&limit=1000");
  const auto& columns = matrix.at("columns").as_array();
  REQUIRE(columns.size() == 27);
  const auto cells = cells_of(matrix);
  REQUIRE(cells.size() > 40);
  std::size_t compared = 0;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const std::string month(columns[i].as_string());
    const auto answer = answer_of(
        "/v1/legality?item_type=chip&destination=CN&unlaunched=include&limit=1000"
        "&fields=item,legal&during=" +
        month);
    for (const auto& one : answer.at("results").as_array()) {
      const auto row = cells.find(std::string(one.at("item").at("id").as_string()));
      if (row == cells.end()) continue;  // launched after the whole period
      CAPTURE(row->first);
      CAPTURE(month);
      CHECK(row->second[i] == one.at("legal"));
      ++compared;
    }
  }
  CHECK(compared == cells.size() * columns.size());
}

TEST_CASE("a matrix in CSV is a plain table, a column a month") {
  const auto csv =
      ask("/v1/legality/matrix?item=nvidia-h800-sxm&destination=CN&during=2023-09/2023-12&format=csv").body;
  CHECK(csv ==
        "item_id,item_label,2023-09,2023-10,2023-11,2023-12\r\n"
        "nvidia-h800-sxm,Nvidia H800 SXM5,throughout,part,never,never\r\n");
}

TEST_CASE("a matrix by destination has a column a country, each once") {
  const auto matrix = answer_of(
      "/v1/legality/"
      "matrix?by=destination&item=H20&destination=CN&destination=China&destination=SG&at=2025-06-01");
  CHECK(matrix.at("columns") == json::array{"CN", "SG"});
  CHECK(matrix.at("results").at(0).at("cells") == json::array{"never", "throughout"});
  const std::string link(matrix.at("permalink").as_string());
  CHECK(answer_of(link).at("results") == matrix.at("results"));
}

}  // namespace
}  // namespace ecgraph::tests
