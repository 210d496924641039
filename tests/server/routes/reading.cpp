// What is told of how a question was read, where its asker may not expect it.

#include <doctest/doctest.h>

#include <algorithm>

#include "tests/server/routes/asked.hpp"

namespace ecgraph::tests {
namespace {

namespace json = boost::json;

constexpr std::string_view kEmpty =
    "This graph had recorded nothing by then: its first revision is of 2026-11-24T00:00:00Z.";

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

std::string detail(const Asked& answer) { return std::string(answer.json().at("detail").as_string()); }

TEST_CASE("an answer from before anything was recorded says when recording began") {
  for (const std::string target :
       {"/v1/relations?type=owns&known_at=2024-03-01", "/v1/search?q=smic&known_at=0",
        "/v1/entities?type=chip&known_at=2024-03-01T12:00:00Z"}) {
    CAPTURE(target);
    const auto answer = ask(target);
    CHECK(answer.status == 200);
    CHECK(has(json::serialize(answer.json().at("notes")), kEmpty));
    CHECK(has(answer.headers.find("Ecgraph-Notes").value_or(""), kEmpty));
  }
  CHECK_FALSE(has(ask("/v1/relations?type=owns&known_at=1").body, kEmpty));
}

TEST_CASE("a name that cannot be found because nothing was recorded yet says so") {
  for (const std::string target : {"/v1/entities/smic?known_at=2024-03-01", "/v1/relations/x?known_at=0",
                                   "/v1/legality?item=H20&destination=CN&known_at=2024-03-01"}) {
    CAPTURE(target);
    CHECK(has(detail(ask(target)), kEmpty));
  }
  CHECK_FALSE(has(detail(ask("/v1/entities/nobody")), kEmpty));
}

TEST_CASE(
    "a text says that a year given as the day was read as a period, and what all forms share does not") {
  const std::string told = "\nnote: at=1990 is no single day and was read as the period during=1990.\n";
  for (const std::string target :
       {"/v1/legality?item=H20&destination=CN&", "/v1/relations?type=owns&", "/v1/traverse?from=smic&"}) {
    CAPTURE(target);
    CHECK(has(ask(target + "at=1990&format=text").body, told));
    CHECK_FALSE(has(ask(target + "during=1990&format=text").body, "was read as"));
    CHECK_FALSE(has(ask(target + "at=1990-01-01&format=text").body, "was read as"));
    const auto by_at = ask(target + "at=1990"), by_during = ask(target + "during=1990");
    CHECK(by_at.body == by_during.body);  // so that a citation of either is of the same bytes
  }
}

TEST_CASE("a search for signs without a letter says what was sent") {
  const auto answer = ask("/v1/search?q=%F0%9F%92%A9");
  CHECK(answer.status == 400);
  CHECK(detail(answer) == "\"💩\" has no letter and no digit, by which names are found.");
  CHECK(has(detail(ask("/v1/search")), "What is searched for?"));
}

TEST_CASE("a search by the letters alone that finds nothing names what is near") {
  const auto answer = ask("/v1/search?q=smci&match=exact,prefix").json();
  CHECK(answer.at("results").as_array().empty());
  CHECK(has(json::serialize(answer.at("notes")), "smic (SMIC)"));
  CHECK(ask("/v1/search?q=smic&match=exact,prefix").json().at("notes").as_array().empty());
}

TEST_CASE("a bit length is a whole number from 1 on, written in one way") {
  for (const std::string bits : {"0", "08", "-8", "x"}) {
    CAPTURE(bits);
    const auto asked = ask("/v1/legality?tops." + bits + "=4&destination=CN");
    CHECK(asked.status == 400);
    CHECK(asked.json().at("parameter").as_string() == "tops." + bits);
    const auto posted =
        ask("/v1/legality", "POST",
            R"({"specs": {"dense_tops_by_bit_length": {")" + bits + R"(": 4}}, "destination": "CN"})");
    CHECK(posted.status == 422);
    CHECK(posted.json().at("errors").at(0).at("pointer").as_string() ==
          "/specs/dense_tops_by_bit_length/" + bits);
  }
  CHECK(ask("/v1/legality?tops.8=4&destination=CN").status == 200);
}

TEST_CASE("a member that a body may not have is answered with those that it may") {
  const auto near =
      ask("/v1/traverse", "POST", R"({"from": ["smic"], "steps": [{"type": ["owns"]}]})").json();
  CHECK(near.at("errors").at(0).at("detail") == "is not known here. Did you mean \"types\"?");
  const auto far = ask("/v1/traverse", "POST", R"({"from": ["smic"], "steps": [{}], "zebra": 1})").json();
  CHECK(has(json::serialize(far.at("errors")), "is not known here; at, during, from, "));
}

TEST_CASE("the server's bare address says what can be asked") {
  const auto page = ask("/");
  CHECK(page.status == 200);
  CHECK(page.headers.find("Content-Type") == "text/plain; charset=utf-8");
  for (const std::string_view line :
       {"/v1/legality?item=H800&destination=CN", "GET   /v1/traverse ", "/openapi.json"})
    CHECK(has(page.body, line));
}

TEST_CASE("a range in a step's filter is answered with how it is written") {
  const auto problem = ask("/v1/traverse", "POST",
                           R"({"from": ["smic"], "steps": [{"types": ["owns"],
                               "where": {"share_percent": {"min": 50}}}]})")
                           .json();
  CHECK(problem.at("errors").at(0).at("pointer") == "/steps/0/where/share_percent");
  CHECK(has(json::serialize(problem.at("errors")), R"(for a range write \"share_percent.min\")"));
}

TEST_CASE(
    "the foot of a text has the standing notes in two lines, and what partial lists mean in a sentence") {
  const auto text =
      ask("/v1/legality?item=H20&destination=CN&end_user=deepseek&at=2025-05-01&format=text").body;
  CHECK(has(text, "\nnote: This is a research model, not legal advice.\nnote: Not evaluated: end uses "));
  CHECK(has(text, "\nnote: Not found on a list is not a clearance. Lists looked at: "));
  CHECK(std::ranges::count(text, '\n') < 10);
}

}  // namespace
}  // namespace ecgraph::tests
