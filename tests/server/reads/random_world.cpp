#include "tests/server/reads/random_world.hpp"

#include <doctest/doctest.h>

#include <set>

#include "server/routes/dispatch.hpp"
#include "tests/support/traffic.hpp"

namespace ecgraph::tests {
namespace {

std::string whole(http::Response& response) {
  if (auto* text = std::get_if<std::string>(&response.body)) return std::move(*text);
  std::string body;
  auto& source = *std::get<std::unique_ptr<http::BodySource>>(response.body);
  auto next = source.next(body);
  while (next == http::BodySource::Next::kMore) next = source.next(body);
  REQUIRE(next == http::BodySource::Next::kEnd);
  return body;
}

/// "entity co-1"
std::string key_of_change(const boost::json::object& change) {
  const auto& key = change.begin()->value().get_object();
  return std::string(key.at("kind").get_string()) + " " + std::string(key.at("id").get_string());
}

/// The specification's validator takes milliseconds an answer: some of them are held to it.
constexpr int kExchangesPerKept = 10;
constexpr int kRelations = 130;  ///< more than a page has by default

}  // namespace

RandomWorld::RandomWorld(Random& random)
    : random_(random),
      generator_(random),
      day_(days_like("2024-01-01").first),
      tokens_(std::move(*auth::Tokens::open(graph_.folder().string() + "-tokens"))),
      service_(graph_.graph(), tokens_, {"test", false, [this] { return *Instant::parse(clock_); }}),
      editor_(*tokens_.create(auth::Role::kEditor, "tester", *Instant::parse(clock_))) {
  found();
  write(45);
}

RandomWorld::~RandomWorld() { std::filesystem::remove(graph_.folder().string() + "-tokens"); }

Answered RandomWorld::send(const std::string& method, const std::string& target, const std::string& body,
                           const std::string& if_none_match) {
  http::Request request;
  request.method_text = method;
  request.method = http::method_of(method);
  request.target = target;
  request.body = body;
  if (!body.empty()) {
    request.headers.set("Content-Type", "application/json");
    request.headers.set("Authorization", "Bearer " + editor_);
  }
  if (!if_none_match.empty()) request.headers.set("If-None-Match", if_none_match);
  auto response = routes::dispatch(service_, request);
  Answered answered{response.status, response.headers, {}};
  answered.body = whole(response);
  if (++exchanges_ % kExchangesPerKept == 1)
    keep_exchange(request, answered.status, answered.headers, answered.body);
  return answered;
}

Answered RandomWorld::ask(const std::string& target, const std::string& if_none_match) {
  const std::string written_at = std::exchange(clock_, std::string(kToday) + "T12:00:00Z");
  auto answered = send("GET", target, {}, if_none_match);
  clock_ = written_at;
  return answered;
}

void RandomWorld::tick() {
  day_ += random_.between(0, 2);
  const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  std::string next = wall_calendar()[static_cast<std::size_t>(day_)] + "T" + two(random_.between(0, 23)) +
                     ":" + two(random_.between(0, 59)) + ":00Z";
  clock_ = std::max(clock_, next);
}

void RandomWorld::post(boost::json::array changes) {
  tick();
  const boost::json::object body{{"reason", "a test needs it"}, {"changes", changes}};
  const auto answered = send("POST", "/v1/changes", boost::json::serialize(body), {});
  ++posted_;
  if (answered.status != 200) {
    INFO(answered.body);
    REQUIRE((answered.status == 409 || answered.status == 422));
    ++refused_;
    return;
  }
  if (answered.json().at("changed").to_number<int>() > 0) naive_.record(changes, clock_);
}

/// What everything else rests on.
void RandomWorld::found() {
  boost::json::array sources, entities;
  for (const char* id : {"src", "src-1", "src-2"})
    sources.push_back(boost::json::object{{"assert", generator_.source(id)}});
  post(sources);
  for (const EntityPool& pool : kEntityPools) {
    for (const std::string& id : pool.ids) {
      if (random_.chance(30)) continue;
      entities.push_back(
          boost::json::object{{"assert", generator_.entity(pool.type, id, naive_.at(naive_.newest()))}});
    }
  }
  post(entities);
}

std::optional<boost::json::object> RandomWorld::document(const std::string& kind, const std::string& id) {
  const Standing& standing = naive_.at(naive_.newest());
  if (standing.of("entity").empty()) return std::nullopt;
  if (kind == "relation") return generator_.relation(id, standing);
  if (kind == "source") return generator_.source(id);
  if (kind == "rule") return generator_.rule(id, standing);
  if (kind == "claim") return generator_.claim(id, standing);
  if (kind == "observation") return generator_.observation(id, standing);
  for (const EntityPool& pool : kEntityPools) {
    if (std::ranges::count(pool.ids, id) > 0) return generator_.entity(pool.type, id, standing);
  }
  return std::nullopt;
}

std::optional<boost::json::object> RandomWorld::change() {
  static const std::vector<std::string> kKinds{"entity",   "entity",   "relation", "relation",
                                               "relation", "relation", "relation", "relation",
                                               "source",   "rule",     "claim",    "observation"};
  const std::string kind = random_.one_of(kKinds);
  const auto& pool = random_.one_of(kEntityPools);
  const std::string id = kind == "entity"     ? random_.one_of(pool.ids)
                         : kind == "relation" ? "r" + std::to_string(random_.between(1, kRelations))
                                              : kind.substr(0, 2) + std::to_string(random_.between(1, 12));
  if (naive_.at(naive_.newest()).find(kind, id) == nullptr) {
    auto made = document(kind, id);
    if (!made) return std::nullopt;
    return boost::json::object{{"assert", std::move(*made)}};
  }
  const bool often_referred_to = kind == "entity" || kind == "source";
  if (random_.chance(often_referred_to ? 4 : 30))
    return boost::json::object{{"retract", {{"kind", kind}, {"id", id}}}};
  auto made = document(kind, id);
  if (!made) return std::nullopt;
  return boost::json::object{{"correct", std::move(*made)}};
}

void RandomWorld::write(int transactions) {
  for (; transactions > 0; --transactions) {
    boost::json::array changes;
    std::set<std::string> changed;
    const int wanted = random_.chance(30) ? random_.between(10, 20) : random_.between(1, 4);
    for (int left = wanted; left > 0; --left) {
      auto one = change();
      if (one && changed.insert(key_of_change(*one)).second) changes.push_back(std::move(*one));
    }
    if (!changes.empty()) post(std::move(changes));
  }
}

}  // namespace ecgraph::tests
