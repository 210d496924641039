// What a recorded state answers is not changed by anything that is recorded later.

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>

#include "server/auth/tokens.hpp"
#include "server/routes/dispatch.hpp"
#include "tests/support/legality_worlds/engine_world.hpp"
#include "tests/support/legality_worlds/question_draw.hpp"
#include "tests/support/temporary_graph.hpp"

namespace ecgraph::tests {
namespace {

/// A graph of random statements behind the routes.
class AskedGraph {
 public:
  AskedGraph()
      : tokens_(std::move(*auth::Tokens::open(graph_.folder().string() + "-tokens"))),
        service_(graph_.graph(), tokens_,
                 {"test", false, [] { return *Instant::parse("2026-11-25T12:00:00Z"); }}) {}
  ~AskedGraph() { std::filesystem::remove(graph_.folder().string() + "-tokens"); }
  AskedGraph(const AskedGraph&) = delete;
  AskedGraph& operator=(const AskedGraph&) = delete;

  [[nodiscard]] TemporaryGraph& graph() { return graph_; }

  /// Status and body.
  [[nodiscard]] std::string ask(const std::string& target, const std::string& body) {
    http::Request request;
    request.method_text = body.empty() ? "GET" : "POST";
    request.method = http::method_of(request.method_text);
    request.target = target;
    request.body = body;
    request.headers.set("Accept", "*/*");
    if (!body.empty()) request.headers.set("Content-Type", "application/json");
    auto response = routes::dispatch(service_, request);
    std::string answered = std::to_string(response.status) + "\n";
    if (auto* text = std::get_if<std::string>(&response.body)) return answered + *text;
    auto& source = *std::get<std::unique_ptr<http::BodySource>>(response.body);
    while (source.next(answered) == http::BodySource::Next::kMore) {
    }
    return answered;
  }

  /// Records one change, if the graph takes it.
  bool write(Change change) {
    now_ = Instant::from_microseconds(now_.microseconds() + 1'000'000);
    std::vector<Change> changes;
    changes.push_back(std::move(change));
    return graph_.graph()
        .commit({"test", "a later write", std::nullopt, std::move(changes)}, now_)
        .has_value();
  }

 private:
  TemporaryGraph graph_;
  auth::Tokens tokens_;
  routes::Service service_;
  Instant now_ = Instant::from_microseconds(1'750'000'000'000'000);
};

struct Request {
  std::string target, body;
};

std::vector<Request> requests_of(Random& random, const RandomWorld& world, std::uint64_t revision) {
  const auto known_at = "known_at=" + std::to_string(revision);
  std::vector<Request> requests;
  QuestionDraw questions(random, world);
  for (int left = 12; left > 0; --left)
    requests.push_back({"/v1/legality?" + known_at, questions.draw().dump()});
  for (const char* format : {"json", "csv", "ndjson", "text"}) {
    const auto& firm = random.one_of(world.companies);
    const auto day = random.one_of(world.days).text();
    requests.push_back(
        {fmt::format("/v1/legality?item={}&destination={}&end_user={}&at={}&format={}&{}",
                     random.one_of(world.chips), random.one_of(world.countries), firm, day, format, known_at),
         ""});
    requests.push_back(
        {fmt::format("/v1/legality/timeline?item={}&destination={}&end_user={}&during=2020/{}&format={}&{}",
                     random.one_of(world.chips), random.one_of(world.countries), firm, day, format, known_at),
         ""});
    const auto other_day = random.one_of(world.days).text();
    requests.push_back({fmt::format("/v1/legality/diff?destination={}&before={}&after={}&format={}&{}",
                                    random.one_of(world.countries), std::min(day, other_day),
                                    std::max(day, other_day), format, known_at),
                        ""});
    requests.push_back({fmt::format("/v1/legality/matrix?destination={}&during=2022/2025&format={}&{}",
                                    random.one_of(world.countries), format, known_at),
                        ""});
    requests.push_back({fmt::format("/v1/entities/{}/history?format={}&{}", firm, format, known_at), ""});
    requests.push_back(
        {fmt::format("/v1/entities/{}/relations?at={}&status=fact&format={}&{}", firm, day, format, known_at),
         ""});
    requests.push_back(
        {fmt::format("/v1/relations?type=owns&during={}&format={}&{}", day.substr(0, 4), format, known_at),
         ""});
    requests.push_back({fmt::format("/v1/rules?format={}&{}", format, known_at), ""});
    requests.push_back({fmt::format("/v1/search?q=company&format={}&{}", format, known_at), ""});
  }
  requests.push_back({"/v1/entities/" + random.one_of(world.chips) + "?" + known_at, ""});
  requests.push_back({"/v1/rules/" + random.one_of(world.rules) + "?" + known_at, ""});
  return requests;
}

/// A statement of another world that has the same ids, as a correction of what stands or as new; or what
/// stands taken back.
Change drawn_change(Random& random, const View& view, const std::vector<Statement>& others) {
  const auto& other = random.one_of(others);
  const auto key = key_of(other);
  const auto stands = view.statement(key).has_value();
  if (stands && random.chance(25)) return Retract{key};
  if (stands) return Correct{other};
  return Assert{other};
}

TEST_CASE("an answer as of a revision stays byte for byte what it was, whatever is recorded later") {
  Random random;
  INFO(random.replay());
  int written = 0;
  int answered = 0;
  for (int run = 0; run < 6; ++run) {
    AskedGraph asked;
    const auto world = draw_world(random);
    const auto revision = asked.graph().assert_all(statements_of(world.statements)).revision.number;
    const auto requests = requests_of(random, world, revision);
    std::vector<std::string> before;
    for (const auto& request : requests) before.push_back(asked.ask(request.target, request.body));
    answered += static_cast<int>(
        std::ranges::count_if(before, [](const auto& answer) { return answer.starts_with("200\n"); }));
    for (int round = 0; round < 4; ++round) {
      const auto others = statements_of(draw_world(random).statements);
      for (int left = 20; left > 0; --left)
        written += asked.write(drawn_change(random, asked.graph().view(), others)) ? 1 : 0;
      for (std::size_t i = 0; i < requests.size(); ++i) {
        CAPTURE(requests[i].target);
        CAPTURE(requests[i].body);
        CHECK(asked.ask(requests[i].target, requests[i].body) == before[i]);
      }
    }
    CHECK(answered == static_cast<int>(requests.size()) * (run + 1));
  }
  MESSAGE(written << " later writes, " << answered << " answers, " << random.replay());
  CHECK(written > 150);
}

}  // namespace
}  // namespace ecgraph::tests
