#include <doctest/doctest.h>

#include <algorithm>

#include "tests/server/routes/asked.hpp"

using namespace ecgraph::tests;

namespace {

constexpr auto kListing = "/v1/relations/listed_on--smic-beijing--us-entity-list--2024-12-02";

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

}  // namespace

TEST_CASE("a format without a form for the results is refused with those that have one") {
  const auto refused = ask("/v1/search?q=SMIC&format=graphml");
  CHECK(refused.status == 406);
  CHECK(refused.json().at("parameter") == "format");
  CHECK(refused.json().at("allowed") ==
        boost::json::array{"json", "ndjson", "csv", "text", "bibtex", "csl-json", "citation"});
  CHECK(ask("/v1/entities?format=ics").status == 406);
  CHECK(ask("/v1/export?format=text").status == 406);
  CHECK(ask("/v1/relations?format=xml").status == 400);
}

TEST_CASE("Accept chooses among the formats that fit") {
  const auto type = [](const std::string& target, const std::string& accept) {
    return std::string(ask(target, "GET", {}, {}, accept).headers.find("Content-Type").value_or(""));
  };
  CHECK(type(kListing, "text/turtle") == "text/turtle; charset=utf-8");
  CHECK(type(kListing, "text/calendar, */*;q=0.1") == "text/calendar; charset=utf-8");
  CHECK(type("/v1/search?q=SMIC", "text/calendar, text/csv;q=0.5").starts_with("text/csv"));
  CHECK(type("/v1/export", "*/*") == "application/x-ndjson");
  CHECK(ask("/v1/search?q=SMIC", "GET", {}, {}, "text/calendar").status == 406);
}

TEST_CASE("a format that is for its word alone does not shift those after it") {
  const auto legality = "/v1/legality?item=H20&destination=CN&at=2024-01-01";
  CHECK(ask(legality, "GET", {}, {}, "application/x-bibtex").headers.find("Content-Type") ==
        "application/x-bibtex");
  CHECK(ask(legality, "GET", {}, {}, "application/vnd.ecgraph.proof+json").status == 406);
}

TEST_CASE("fields are refused where a format has no members to choose") {
  CHECK(ask("/v1/relations?format=turtle&fields=id").status == 400);
  CHECK(ask("/v1/relations?format=ndjson&fields=id&limit=1").status == 200);
}

TEST_CASE("a list as a graph has each end once, and its sources") {
  const auto turtle = ask("/v1/relations?subject=smic&type=owns&status=any&format=turtle").body;
  CHECK(count_of(turtle, "\n<urn:ecgraph:entity:smic>\n") == 1);
  CHECK(count_of(turtle, "a prov:Entity") > 0);
}

TEST_CASE("an event of a partial date takes all the days that it may mean, and says so") {
  const auto calendar = ask("/v1/relations/modifies--none?format=ics");
  CHECK(calendar.status == 404);
  const auto all = ask("/v1/relations?type=owns&status=any&format=ics").body;
  CHECK(all.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
  CHECK(all.ends_with("END:VEVENT\r\nEND:VCALENDAR\r\n"));
  CHECK(count_of(all, "STATUS:TENTATIVE") > 0);
  CHECK(count_of(all, "BEGIN:VEVENT") == count_of(all, "\r\nDTSTAMP:"));
}

TEST_CASE("instants in a calendar and in a feed are those of recording, so that pinned bytes stay equal") {
  for (const auto* format : {"ics", "atom"}) {
    const auto body = ask(std::string(kListing) + "?known_at=5&format=" + format).body;
    CHECK(body == ask(std::string(kListing) + "?known_at=5&format=" + format).body);
    CHECK(body.find("2026-11-25T12:00") == std::string::npos);
    CHECK(body.find("20261125T12") == std::string::npos);
  }
}

TEST_CASE("what a format leaves out is counted in a note") {
  const auto notes = [](const std::string& target) {
    return std::string(ask(target).headers.find("Ecgraph-Notes").value_or(""));
  };
  CHECK(notes("/v1/export?format=graphml").find("left out of graphml: source: ") != std::string::npos);
  CHECK(notes("/v1/export?format=ftm").find("has no counterpart: ") != std::string::npos);
  CHECK(notes("/v1/relations?status=any&format=ics").find("no date with a place in a calendar") !=
        std::string::npos);
  CHECK(notes("/v1/export").empty());
}

TEST_CASE("an export comes in pages too, each statement once, those referred to first") {
  std::string target = "/v1/export?type=owns&during=2023&limit=40";
  std::vector<std::string> lines;
  while (!target.empty()) {
    const auto page = ask(target);
    REQUIRE(page.status == 200);
    for (std::size_t at = 0; at < page.body.size(); at = page.body.find('\n', at) + 1)
      lines.push_back(page.body.substr(at, page.body.find('\n', at) - at));
    const auto links = page.headers.list("Link");
    const auto next = links.find(">; rel=\"next\"");
    target = next == std::string::npos
                 ? ""
                 : links.substr(links.rfind('<', next) + 1, next - links.rfind('<', next) - 1);
  }
  const auto whole = ask("/v1/export?type=owns&during=2023").body;
  std::string joined;
  for (const auto& line : lines) joined += line + "\n";
  CHECK(lines.size() > 80);
  CHECK(joined == whole);
  CHECK(whole.find("\"kind\":\"source\"") < whole.find("\"kind\":\"entity\""));
  CHECK(whole.find("\"kind\":\"entity\"") < whole.find("\"kind\":\"relation\""));
}

TEST_CASE("a table of an export has one kind of row") {
  CHECK(ask("/v1/export?format=csv").body == ask("/v1/relations?status=any&format=csv").body);
  CHECK(ask("/v1/export?format=csv&kind=source").body == ask("/v1/sources?format=csv").body);
  CHECK(ask("/v1/export?format=csv&kind=source,rule").status == 422);
  CHECK(ask("/v1/export?format=neo4j-nodes&kind=relation").status == 422);
}
