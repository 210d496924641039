#include <doctest/doctest.h>

#include <algorithm>

#include "server/routes/dispatch.hpp"
#include "server/routes/service.hpp"
#include "tests/server/routes/asked.hpp"

namespace ecgraph::tests {
namespace {

namespace json = boost::json;

std::string text(const json::value& value) { return std::string(value.as_string()); }

Asked post_steps(const std::string& body) { return ask("/v1/traverse", "POST", body); }

constexpr const char* kPartnersOfWhoListed =
    R"({"from": ["HiSilicon"], "during": "2023-10/2024-06", "steps": [
  {"types": ["supplies"], "direction": "in", "status": ["fact", "reported"]},
  {"types": ["listed_on"], "direction": "out"},
  {"types": ["enacts"], "direction": "in", "entity_types": ["country"]},
  {"types": ["partners_with"]}]})";

}  // namespace

TEST_CASE("partners of the countries that listed a supplier are one question with four steps") {
  const auto answer = post_steps(kPartnersOfWhoListed);
  REQUIRE(answer.status == 200);
  const auto results = answer.json().at("results").as_array();
  REQUIRE(results.size() == 2);
  CHECK(text(results[0].at("entity").at("id")) == "india");
  CHECK(text(results[1].at("entity").at("id")) == "japan");
  const auto& steps = results[1].at("paths").at(0).at("steps").as_array();
  REQUIRE(steps.size() == 4);
  CHECK(text(steps[0].at("to").at("id")) == "smic");
  CHECK(text(steps[0].at("relation").at("status")) == "reported");
  CHECK(text(steps[3].at("from").at("id")) == "united-states");
}

TEST_CASE("the permanent link of posted steps is a GET that gives the same results") {
  const auto posted = post_steps(kPartnersOfWhoListed);
  const auto link = text(posted.json().at("permalink"));
  CHECK(link.starts_with("/v1/traverse?body="));
  const auto linked = ask(link);
  CHECK(linked.json().at("results") == posted.json().at("results"));
  CHECK(linked.headers.find("Cache-Control") == "public, max-age=86400");
}

TEST_CASE("the day of the clock is filled into the link of posted steps") {
  const auto posted = post_steps(R"({"from": ["smic"], "steps": [{"types": ["listed_on"]}]})");
  REQUIRE(posted.status == 200);
  CHECK(text(posted.json().at("query").at("at")) == "2026-11-25");
  const auto again = ask(text(posted.json().at("permalink")));
  CHECK(text(again.json().at("query").at("at")) == "2026-11-25");
  CHECK(again.json().at("results") == posted.json().at("results"));
}

TEST_CASE("steps in CSV are a row each, with the entity that they lead to") {
  const auto answer = ask("/v1/traverse?from=smic&depth=2&type=owns&direction=out&at=2023-01-01&format=csv");
  REQUIRE(answer.status == 200);
  CHECK(
      answer.body.starts_with("entity_id,entity_label,entity_type,depth,path_rank,path_length,path_holds,"
                              "path_valid_from,path_valid_until,path_possibly_from,path_possibly_until,"
                              "step_number,step_from_id,"));
}

TEST_CASE("what does not connect is an answer without results that says what was searched") {
  const auto answer = ask("/v1/paths?from=deepseek&to=asml&type=grants_licence&at=2023-01-01");
  REQUIRE(answer.status == 200);
  CHECK(answer.json().at("results").as_array().empty());
  const auto note = text(answer.json().at("notes").at(0));
  CHECK(note.find("at most 20 relations") != std::string::npos);
  CHECK(note.find("type=grants_licence") != std::string::npos);
  CHECK(note.find("status=fact") != std::string::npos);
}

TEST_CASE(
    "of paths in order of time the one with the fewest steps and the one that arrives first are answered") {
  const auto answer =
      ask("/v1/paths?from=netherlands&to=india&type=partners_with&during=2023&time_respecting=true");
  REQUIRE(answer.status == 200);
  const auto paths = answer.json().at("results").as_array();
  REQUIRE(paths.size() == 2);
  CHECK(paths[0].at("length") == 2);
  CHECK(text(paths[0].at("arrival")) == "2023-07-20");
  CHECK(text(paths[0].at("best").at(0)) == "fewest_steps");
  CHECK(paths[1].at("length") == 3);
  CHECK(text(paths[1].at("arrival")) == "2023-06-21");
  CHECK(text(paths[1].at("steps").at(0).at("taken")) == "2023-06-21");
  CHECK(text(paths[1].at("best").at(0)) == "earliest_arrival");
}

}  // namespace ecgraph::tests
