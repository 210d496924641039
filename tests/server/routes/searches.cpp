// What a person would type, asked of the built-in data; and many names at once.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/server/routes/asked.hpp"

using namespace ecgraph;
using namespace ecgraph::tests;

namespace {

boost::json::array results(const std::string& target) {
  return boost::json::array(ask(target).json().at("results").as_array());
}

std::string encoded(std::string_view text) {
  std::string result;
  for (const char c : text) result += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  return result;
}

/// The id that a search finds first; "" when nothing.
std::string first(std::string_view query, std::string_view more = "") {
  const auto found = results(fmt::format("/v1/search?q={}{}", encoded(query), more));
  return found.empty() ? "" : std::string(found.front().at("entity").at("id").as_string());
}

std::vector<std::string> ways(const boost::json::value& result) {
  std::vector<std::string> words;
  for (const auto& term : result.at("terms").as_array()) words.emplace_back(term.at("how").as_string());
  return words;
}

boost::json::array screened(const std::string& body) {
  const auto answer = ask("/v1/screen?format=json", "POST", body);
  CAPTURE(answer.body);
  REQUIRE(answer.status == 200);
  return boost::json::array(answer.json().at("results").as_array());
}

}  // namespace

TEST_CASE("ten searches that a person would type find whom they mean") {
  CHECK(first("中芯国际") == "smic");
  CHECK(first("Semiconductor Mfg Intl") == "smic");
  CHECK(first("SMIC Beijing") == "smic-beijing");
  CHECK(first("华为") == "huawei");
  CHECK(first("Хуавэй") == "huawei");
  CHECK(first("Yangtze Memory") == "ymtc");
  CHECK(first("huawei technology co ltd") == "huawei");
  CHECK(first("hi silicon") == "hisilicon");
  CHECK(first("ymtc") == "ymtc");
  CHECK(first("Nvidia H-800") == "nvidia-h800");
}

TEST_CASE("a search says how each score came about") {
  const auto found = results("/v1/search?q=Semiconductor+Manuf+Intl&match=fuzzy");
  REQUIRE_FALSE(found.empty());
  const auto how = ways(found.front());
  CHECK(std::ranges::count(how, "abbreviation") > 0);
  CHECK(ways(results("/v1/search?q=SMIC&match=exact").front()) == std::vector<std::string>{"exact"});
}

TEST_CASE("a name without letters is answered with what names are found by") {
  const auto answer = ask("/v1/search?q=%F0%9F%92%A9");
  CHECK(answer.status == 400);
  CHECK(answer.body.find("no letter and no digit") != std::string::npos);
}

TEST_CASE("searches are narrowed by score, type, country, list and day") {
  for (const auto& result : results("/v1/search?q=huawei&min_score=0.9"))
    CHECK(result.at("score").to_number<double>() >= 0.9);
  for (const auto& result : results("/v1/search?q=huawei&type=company"))
    CHECK(result.at("entity").at("type").as_string() == "company");
  CHECK(first("Semiconductor", "&country=CN") != "");
  CHECK(first("smic", "&country=US") != "smic");
  CHECK(first("smic", "&list=us-entity-list&at=2021-06-01") == "smic");
  CHECK(first("smic", "&list=us-entity-list&at=2019-06-01") != "smic");
  CHECK(ask("/v1/search?q=smic&list=huawei").status == 422);
  CHECK(ask("/v1/search?q=smic&min_score=2").status == 400);
  CHECK(ask("/v1/search?q=smic&at=2021-02-30").status == 400);
  CHECK(ask("/v1/search?q=smic&match=vague").status == 400);
}

TEST_CASE("names are screened in their order, with the lists that their candidates stand on that day") {
  const auto rows = screened(
      R"({"names": [{"id": "a", "name": "Semiconductor Mfg Intl"}, {"name": "Nobody of Nowhere At All"}],
    "at": "2021-06-01"})");
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].at("asked").at("id").as_string() == "a");
  const auto& best = rows[0].at("candidates").at(0);
  CHECK(best.at("entity").at("id").as_string() == "smic");
  CHECK_FALSE(best.at("listings").as_array().empty());
  CHECK_FALSE(best.at("terms").as_array().empty());
  CHECK(rows[1].at("candidates").as_array().empty());
  CHECK(rows[1].as_object().contains("coverage"));
  CHECK_FALSE(rows[0].as_object().contains("coverage"));
}

TEST_CASE("a country that is another takes something off, one that is the same is told") {
  const auto rows =
      screened(R"({"names": [{"name": "SMIC", "country": "CN"}, {"name": "SMIC", "country": "US"}]})");
  const auto score = [&](std::size_t i) {
    return rows[i].at("candidates").at(0).at("score").to_number<double>();
  };
  CHECK(score(0) == doctest::Approx(1));
  CHECK(score(1) == doctest::Approx(0.9));
  CHECK(std::ranges::count(ways(rows[0].at("candidates").at(0)), "country") == 1);
}

TEST_CASE("only parties on the lists asked for are candidates") {
  const auto listed =
      screened(R"({"names": [{"name": "SMIC"}], "list": ["us-entity-list"], "at": "2021-06-01"})");
  CHECK_FALSE(listed[0].at("candidates").as_array().empty());
  const auto before =
      screened(R"({"names": [{"name": "SMIC"}], "list": ["us-entity-list"], "at": "2018-06-01"})");
  CHECK(before[0].at("candidates").as_array().empty());
}

TEST_CASE("screening answers everything, one result a line, unless asked otherwise") {
  std::string names;
  for (int i = 0; i < 300; ++i)
    names += fmt::format("{}{{\"id\": \"{}\", \"name\": \"Huawei {}\"}}", i == 0 ? "" : ",", i, i);
  const auto answer = ask("/v1/screen", "POST", "{\"names\": [" + names + "]}");
  REQUIRE(answer.status == 200);
  CHECK(std::ranges::count(answer.body, '\n') == 300);
  std::size_t at = 0;
  for (int i = 0; i < 300; ++i) {
    const auto end = answer.body.find('\n', at);
    const auto row = boost::json::parse(answer.body.substr(at, end - at));
    CHECK(row.at("asked").at("id").as_string() == std::to_string(i));
    at = end + 1;
  }
}

TEST_CASE("faults of a list of names are told with their places") {
  const auto fault = [](const std::string& body) {
    const auto answer = ask("/v1/screen", "POST", body);
    CHECK(answer.status == 422);
    return std::string(answer.json().at("errors").at(0).at("pointer").as_string());
  };
  CHECK(fault(R"({"names": [{"name": ""}]})") == "/names/0/name");
  CHECK(fault(R"({"names": []})") == "/names");
  CHECK(fault(R"({})").empty());
  CHECK(fault(R"({"names": [{"name": "a", "country": "Atlantis"}]})") == "/names/0/country");
  CHECK(fault(R"({"names": [{"name": "a"}], "limit": 0})") == "/limit");
  CHECK(fault(R"({"names": [{"name": "a"}], "min_score": 2})") == "/min_score");
  CHECK(fault(R"({"names": [{"name": "a"}], "list": ["smic"]})") == "/list");
  CHECK(fault(R"({"names": [{"name": "a", "type": "nonsense"}]})") == "/names/0/type");
  std::string many;
  for (int i = 0; i < 10'001; ++i) many += R"({"name": "a"},)";
  many.pop_back();
  CHECK(fault("{\"names\": [" + many + "]}") == "/names");
}
