// What surrounds every request: its id, the counters, and whose a write is.

#include "server/routes/telemetry.hpp"

#include <doctest/doctest.h>

#include <boost/json.hpp>
#include <thread>
#include <vector>

#include "server/routes/table.hpp"
#include "tests/support/temporary_graph.hpp"

namespace ecgraph::tests {
namespace {

/// An empty graph behind the telemetry; the clock stands where it is put.
struct Server {
  TemporaryGraph graph;
  std::filesystem::path file = graph.folder().string() + "-tokens";
  auth::Tokens tokens = std::move(*auth::Tokens::open(file));
  Instant now = *Instant::parse("2026-11-25T12:00:00Z");
  routes::Service service{graph.graph(), tokens, {"test", false, [this] { return now; }}};
  routes::Telemetry telemetry{service};

  ~Server() { std::filesystem::remove(file); }

  [[nodiscard]] http::Response ask(const std::string& method, const std::string& target,
                                   const http::Headers& headers = {}, const std::string& body = {}) const {
    http::Request request;
    request.method_text = method;
    request.method = http::method_of(method);
    request.target = target;
    request.headers = headers;
    request.body = body;
    return telemetry.answer(request);
  }
};

http::Headers writing(const std::string& token) {
  http::Headers headers;
  headers.set("Authorization", "Bearer " + token);
  headers.set("Content-Type", "application/json");
  return headers;
}

std::string change(const std::string& id, const std::string& more = {}) {
  return R"({"reason": "a test needs it", )" + more + R"("changes": [{"assert": {"kind": "source", "id": ")" +
         id + R"(", "title": "A test", "verification": "unverified"}}]})";
}

TEST_CASE("every write is recorded as the token's author's, who is the server's to set") {
  Server server;
  const auto ada = *server.tokens.create(auth::Role::kEditor, "Ada Lovelace", server.now);
  const auto grace = *server.tokens.create(auth::Role::kAdmin, "Grace Hopper", server.now);
  CHECK(server.ask("POST", "/v1/changes", writing(ada), change("one")).status == 200);
  CHECK(server.ask("POST", "/v1/changes", writing(grace), change("two")).status == 200);
  CHECK(server.ask("POST", "/v1/changes", writing(ada), change("three", R"("author": "Grace Hopper", )"))
            .status == 422);
  CHECK(server.graph.graph().transaction({1})->author == "Ada Lovelace");
  CHECK(server.graph.graph().transaction({2})->author == "Grace Hopper");
  CHECK(server.graph.view().revision() == Revision{2});
}

TEST_CASE("the server's clock decides when a token has expired") {
  Server server;
  const auto token =
      *server.tokens.create(auth::Role::kEditor, "Ada", server.now, Day::parse("2026-12-31").value());
  server.now = *Instant::parse("2026-12-31T23:59:59Z");
  CHECK(server.ask("POST", "/v1/changes", writing(token), change("one")).status == 200);
  server.now = *Instant::parse("2027-01-01T00:00:00Z");
  const auto refused = server.ask("POST", "/v1/changes", writing(token), change("two"));
  CHECK(refused.status == 401);
  CHECK(refused.headers.find("WWW-Authenticate") == "Bearer realm=\"ecgraph\", error=\"invalid_token\"");
}

TEST_CASE("a token that is sent must be good, also where none is needed, but never at the probes") {
  Server server;
  CHECK(server.ask("GET", "/v1/sources").status == 200);
  CHECK(server.ask("GET", "/v1/sources", writing("ecg_guess")).status == 401);
  for (const auto& route : routes::routes()) {
    if (route.always_open)
      CHECK(server.ask("GET", std::string(route.path), writing("ecg_guess")).status == 200);
  }
}

TEST_CASE("a request is in flight until its answer has left, or was given up") {
  Server server;
  const auto& metrics = server.service.metrics();
  auto answer = server.ask("GET", "/healthz");
  CHECK(metrics.in_flight() == 1);
  answer.on_sent(100, true);
  answer = {};
  CHECK(metrics.in_flight() == 0);
  CHECK(metrics.bytes() == 100);
  { const auto dropped = server.ask("GET", "/v1/sources?format=ndjson"); }
  CHECK(metrics.in_flight() == 0);
  server.ask("GET", "/healthz").on_sent(7, false);
  CHECK(metrics.cut() == 1);
}

TEST_CASE("counters of many threads add up") {
  constexpr int kThreads = 4;
  constexpr std::uint64_t kRequests = 5000;
  routes::Metrics metrics(1);
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < kThreads; ++i)
      threads.emplace_back([&metrics] {
        for (std::uint64_t n = 0; n < kRequests; ++n) {
          metrics.begin();
          metrics.count(1, http::Method::kGet, 404, std::chrono::microseconds(n), 2, true);
          metrics.end();
        }
      });
  }
  const auto& series = metrics.series(1, http::Method::kGet);
  CHECK(series.by_class[3] == kThreads * kRequests);
  CHECK(series.buckets[0] == kThreads * 101);  // 0 to 100 microseconds, the bound included
  CHECK(series.microseconds == kThreads * kRequests * (kRequests - 1) / 2);
  CHECK(metrics.bytes() == 2 * kThreads * kRequests);
  CHECK(metrics.in_flight() == 0);
}

TEST_CASE("the log's size is shown and grows with what is recorded") {
  Server server;
  const auto before = server.graph.graph().log_bytes();
  const auto token = *server.tokens.create(auth::Role::kEditor, "Ada", server.now);
  for (int i = 0; i < 200; ++i)
    REQUIRE(server.ask("POST", "/v1/changes", writing(token), change("source-" + std::to_string(i))).status ==
            200);
  CHECK(server.graph.graph().log_bytes() > before);
}

}  // namespace
}  // namespace ecgraph::tests
