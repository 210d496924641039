#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <filesystem>

#include "server/auth/tokens.hpp"
#include "server/routes/dispatch.hpp"
#include "tests/server/routes/asked.hpp"
#include "tests/support/statements.hpp"
#include "tests/support/temporary_graph.hpp"

namespace ecgraph::tests {
namespace {

namespace json = boost::json;
using namespace std::chrono_literals;

/// An owner of many firms, behind routes that may spend little on a question.
struct Frugal {
  explicit Frugal(EffortLimits limits, std::chrono::milliseconds a_look = 0ms)
      : tokens(std::move(*auth::Tokens::open(graph.folder().string() + "-tokens"))),
        service(graph.graph(), tokens,
                {.version = "test",
                 .clock = [] { return *Instant::parse("2026-11-25T12:00:00Z"); },
                 .limits = {.effort = limits},
                 .stopwatch = [this, a_look] { return now += a_look; }}) {
    std::vector<Statement> statements{a_source(), entity("holding", "company")};
    for (int i = 100; i < 700; ++i) {
      const auto id = std::to_string(i);
      statements.push_back(entity("firm-" + id, "company"));
      statements.push_back(relation("owns-" + id, "owns", "holding", "firm-" + id, valid("2020-01-01")));
    }
    graph.assert_all(std::move(statements));
  }
  ~Frugal() { std::filesystem::remove(graph.folder().string() + "-tokens"); }

  http::Response ask(const std::string& target, const std::string& method = "GET",
                     const std::string& body = {}) const {
    http::Request request;
    request.method = method == "GET" ? http::Method::kGet : http::Method::kPost;
    request.method_text = method;
    request.target = target;
    if (!body.empty()) request.headers.set("Content-Type", "application/json");
    request.body = body;
    return routes::dispatch(service, request);
  }

  TemporaryGraph graph;
  auth::Tokens tokens;
  std::chrono::steady_clock::time_point now{};
  routes::Service service;
};

std::string text_of(http::Response& response) {
  if (auto* text = std::get_if<std::string>(&response.body)) return *text;
  std::string text;
  auto& source = *std::get<std::unique_ptr<http::BodySource>>(response.body);
  while (source.next(text) == http::BodySource::Next::kMore) {
  }
  return text;
}

json::value body_of(http::Response& response) { return json::parse(text_of(response)); }

/// Each has to look at all that is owned.
constexpr std::array kLists = {
    "/v1/entities?type=company,fund",
    "/v1/relations?type=owns",
    "/v1/relations?type=owns&where.share_percent.min=10",
    "/v1/entities/holding/relations?at=2023-01-01",
    "/v1/timeline?type=owns",
    "/v1/diff?type=owns&before=2019-01-01&after=2021-01-01",
    "/v1/diff?type=owns&known_before=0",
    "/v1/values?type=owns&attribute=share_percent",
    "/v1/conflicts?type=owns",
};

constexpr const char* kOwned = "/v1/traverse?from=holding&at=2023-01-01&paths=none&limit=1000&known_at=1";

}  // namespace

TEST_CASE("an answer that time cut says so, is held by nobody, and has no second page") {
  const Frugal world({.time = 4ms}, 1ms);
  auto response = world.ask("/v1/traverse?from=holding&at=2023-01-01&paths=none&limit=1");
  REQUIRE(response.status == 200);
  CHECK_FALSE(response.headers.find("ETag").has_value());
  CHECK(response.headers.find("Cache-Control") == "no-store");
  const auto body = body_of(response);
  CHECK(body.at("truncated").at("by").as_string() == "time");
  CHECK(body.at("truncated").at("limit") == 4);
  CHECK(body.at("results").as_array().size() == 1);
  CHECK_FALSE(body.as_object().contains("next"));
}

TEST_CASE("an answer that another bound cut is the same each time, and no permanent link's for a day") {
  const Frugal world({.results = 5});
  auto first = world.ask(kOwned);
  auto again = world.ask(kOwned);
  REQUIRE(first.status == 200);
  CHECK(first.headers.find("ETag") == again.headers.find("ETag"));
  CHECK(first.headers.find("Cache-Control") == "no-cache");
  const auto body = body_of(first);
  CHECK(body == body_of(again));
  CHECK(body.at("results").as_array().size() == 5);
  CHECK(body.at("truncated").at("by").as_string() == "results");
  CHECK(body.at("truncated").at("narrow_with").as_array().front().as_string() == "type");
  const Frugal generous({.results = 600});
  CHECK(generous.ask(kOwned).headers.find("ETag") != first.headers.find("ETag"));
}

TEST_CASE("work that uses up exactly what it may is whole") {
  const Frugal world({.results = 600});
  auto response = world.ask(kOwned);
  const auto body = body_of(response);
  CHECK(body.at("results").as_array().size() == 600);
  CHECK_FALSE(body.as_object().contains("truncated"));
}

TEST_CASE("formats that cannot say that an answer was cut refuse it before the first byte") {
  const Frugal world({.results = 5});
  for (const char* format : {"csv", "ndjson"}) {
    CAPTURE(format);
    CHECK(world.ask("/v1/traverse?from=holding&at=2023-01-01&format=" + std::string(format)).status == 422);
  }
}

TEST_CASE("a search that was cut before it found a path does not say that there is none") {
  const Frugal world({.visited = 10});
  auto response = world.ask("/v1/paths?from=holding&to=firm-650&at=2023-01-01");
  const auto body = body_of(response);
  CHECK(body.at("results").as_array().empty());
  CHECK(body.at("truncated").at("by").as_string() == "visited");
  const std::string note(body.at("notes").at(0).as_string());
  CHECK(note.starts_with("The search was cut short before it found a path"));
  CHECK(note.find("from=holding") != std::string::npos);
}

TEST_CASE("steps that were cut are narrowed by what steps have") {
  const Frugal world({.results = 5});
  const std::string body = R"({"from": ["holding"], "at": "2023-01-01", "steps": [{"types": ["owns"]}]})";
  auto response = world.ask("/v1/traverse", "POST", body);
  const auto answer = body_of(response);
  CHECK(answer.at("truncated").at("by").as_string() == "results");
  for (const auto& member : answer.at("truncated").at("narrow_with").as_array()) {
    const std::string name(member.as_string());
    const std::string place = name == "steps" || name == "paths" ? "" : "/steps/0";
    CAPTURE(name);
    const std::string asked = place.empty() ? R"({"from": ["holding"], ")" + name + R"(": 5})"
                                            : R"({"from": ["holding"], "steps": [{")" + name + R"(": 5}]})";
    auto refused = world.ask("/v1/traverse", "POST", asked);
    CHECK(refused.status == 422);
    CHECK(std::get<std::string>(refused.body).find("is not known here") == std::string::npos);
  }
}

TEST_CASE("every list over a graph that is too large for the time ends in time, and says that it is a part") {
  const Frugal world({.time = 1ms}, 1ms);
  for (const auto* target : kLists) {
    CAPTURE(target);
    auto response = world.ask(target);
    REQUIRE(response.status == 200);
    const auto body = body_of(response);
    CHECK(body.at("truncated").at("by").as_string() == "time");
    CHECK(body.at("results").as_array().size() < 600);
    CHECK(world.ask(std::string(target) + "&format=csv").status == 422);
  }
}

TEST_CASE("what was found before time was over is shown") {
  const Frugal world({.time = 1ms}, 1ms);
  auto response = world.ask("/v1/relations?type=owns&limit=1000");
  const auto found = body_of(response).at("results").as_array().size();
  CHECK(found > 100);
  CHECK(found < 600);
}

TEST_CASE("an export is not bounded by the time of a question") {
  const Frugal world({.time = 1ms}, 1ms);
  auto response = world.ask("/v1/export?type=owns&kind=relation&format=ndjson");
  REQUIRE(response.status == 200);
  CHECK(std::ranges::count(text_of(response), '\n') == 600);
}

TEST_CASE("a question whose asker has left is dropped") {
  const Frugal world({});
  std::stop_source left;
  left.request_stop();
  std::vector<const char*> targets(kLists.begin(), kLists.end());
  for (const auto* target : {kOwned, "/v1/aggregate?by=year", "/v1/export?type=owns&kind=relation"})
    targets.push_back(target);
  for (const auto* target : targets) {
    CAPTURE(target);
    http::Request request;
    request.method = http::Method::kGet;
    request.method_text = "GET";
    request.target = target;
    request.client_left = left.get_token();
    CHECK(routes::dispatch(world.service, request).status == 503);
  }
}

constexpr std::array kLegality = {
    "/v1/legality?item_type=chip&destination=CN&at=2024-01-01",
    "/v1/legality/matrix?item_type=chip&destination=CN&during=2022/2024&by=year",
    "/v1/legality/matrix?item_type=chip&destination=CN&destination=AE&during=2024&by=destination",
    "/v1/legality/timeline?item=H20&destination=CN",
    "/v1/legality/diff?destination=CN&before=2023-10-01&after=2023-12-01",
    "/v1/legality/diff?destination=CN&without_rule=us-2023-10-acs&during=2023",
};

TEST_CASE("a question of legality that takes too long is refused, and says what makes it smaller") {
  const auto answer = built_in_handler_within({.time = 0ms});
  for (const auto* target : kLegality) {
    CAPTURE(target);
    http::Request request;
    request.method = http::Method::kGet;
    request.method_text = "GET";
    request.target = target;
    auto refused = answer(request);
    CHECK(refused.status == 422);
    CHECK(text_of(refused).find("0 ms") != std::string::npos);
    CHECK(ask(target).status == 200);
  }
}

TEST_CASE("a timeline whose changes of legality take too long says that it is a part") {
  http::Request request;
  request.method = http::Method::kGet;
  request.method_text = "GET";
  request.target = "/v1/timeline?entity=H20&destination=CN&include=legality";
  auto response = built_in_handler_within({.time = 0ms})(request);
  REQUIRE(response.status == 200);
  CHECK(body_of(response).at("truncated").at("by").as_string() == "time");
}

TEST_CASE("a question of legality whose asker has left is dropped before the first item") {
  std::stop_source left;
  left.request_stop();
  for (const auto* target : kLegality) {
    CAPTURE(target);
    http::Request request;
    request.method = http::Method::kGet;
    request.method_text = "GET";
    request.target = target;
    request.client_left = left.get_token();
    CHECK(built_in_handler()(request).status == 503);
  }
}

}  // namespace ecgraph::tests
