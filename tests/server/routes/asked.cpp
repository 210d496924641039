#include "tests/server/routes/asked.hpp"

#include <doctest/doctest.h>

#include "server/routes/dispatch.hpp"
#include "server/seed/seed_loader.hpp"
#include "tests/support/temporary_graph.hpp"
#include "tests/support/traffic.hpp"

namespace ecgraph::tests {
namespace {

/// Loaded once; tests that write put back what they changed, or look at their own revision.
struct BuiltIn {
  TemporaryGraph graph;
  auth::Tokens tokens;
  routes::Service service;
  routes::Service closed_service;
  std::string editor;

  BuiltIn()
      : tokens(std::move(*auth::Tokens::open(graph.folder().string() + "-tokens"))),
        service(graph.graph(), tokens,
                {"test", false, [] { return *Instant::parse("2026-11-25T12:00:00Z"); }}),
        closed_service(graph.graph(), tokens, {"test", true, [] { return Instant::now(); }}),
        editor(*tokens.create(auth::Role::kEditor, "tester", Instant::now())) {
    auto seed = seed::read_seed(embedded::seed(), built_in_vocabulary());
    REQUIRE(seed.has_value());
    REQUIRE(seed::load_seed(graph.graph(), *seed).has_value());
  }
  ~BuiltIn() { std::filesystem::remove(graph.folder().string() + "-tokens"); }
};

BuiltIn& built_in() {
  static BuiltIn instance;
  return instance;
}

std::string whole(http::Response& response) {
  if (auto* text = std::get_if<std::string>(&response.body)) return std::move(*text);
  std::string body;
  auto& source = *std::get<std::unique_ptr<http::BodySource>>(response.body);
  while (source.next(body) == http::BodySource::Next::kMore) {
  }
  return body;
}

}  // namespace

http::Handler built_in_handler(bool reads_need_token) {
  const auto& service = reads_need_token ? built_in().closed_service : built_in().service;
  return [&service](const http::Request& request) { return routes::dispatch(service, request); };
}

http::Handler built_in_handler_within(const EffortLimits& limits) {
  auto& graph = built_in().graph.graph();
  const routes::ServiceOptions options{.version = "test",
                                       .clock = [] { return *Instant::parse("2026-11-25T12:00:00Z"); },
                                       .limits = {.effort = limits}};
  const auto service = std::make_shared<routes::Service>(graph, built_in().tokens, options);
  return [service](const http::Request& request) { return routes::dispatch(*service, request); };
}

const std::string& editor_token() { return built_in().editor; }

Asked ask(const std::string& target, const std::string& method, const std::string& body,
          const std::string& token, const std::string& accept) {
  http::Request request;
  request.method_text = method;
  request.method = http::method_of(method);
  request.target = target;
  request.body = body;
  request.headers.set("Accept", accept);
  if (!body.empty()) request.headers.set("Content-Type", "application/json");
  if (!token.empty()) request.headers.set("Authorization", "Bearer " + token);
  auto response = routes::dispatch(built_in().service, request);
  Asked asked{response.status, response.headers, {}};
  asked.body = whole(response);
  keep_exchange(request, asked.status, asked.headers, asked.body);
  return asked;
}

}  // namespace ecgraph::tests
