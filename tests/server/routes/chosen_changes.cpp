// GET /v1/changes for whoever wants some of them, at once, and with a token.

#include <doctest/doctest.h>

#include <boost/json.hpp>

#include "tests/server/routes/asked.hpp"
#include "tests/server/routes/feed_server.hpp"

namespace ecgraph::tests {
namespace {

namespace json = boost::json;
using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

/// A server whose log tells of firms, what they own, and what else is recorded between.
struct Told {
  Told() {
    auto& made = server.made();
    made.assert_all(
        {entity("parent", "company"), entity("child", "company"), entity("other", "company")});  // 2
    made.assert_all({relation("owns-1", "owns", "parent", "child", valid("2020-01-01")),
                     relation("supplies-1", "supplies", "other", "child", valid("2020-01-01"))});  // 3
    server.record(1);                                                                              // 4
    made.commit({Correct{relation("owns-1", "owns", "parent", "child", valid("2021-01-01"))}});    // 5
    made.commit({Retract{{StatementKind::kRelation, "owns-1"}}});                                  // 6
  }

  /// `revision id` of each row.
  [[nodiscard]] std::vector<std::string> rows(const std::string& query) const {
    const auto answer = json::parse(http_get(server.port(), "/v1/changes?format=json&" + query).body);
    std::vector<std::string> found;
    for (const auto& row : answer.at("results").as_array())
      found.push_back(std::to_string(row.at("revision").as_int64()) + " " +
                      std::string(row.at("statement").at("id").as_string()));
    return found;
  }

  FeedServer server;
};

using Rows = std::vector<std::string>;

TEST_CASE("changes of relations of a type, also of one that was taken back") {
  const Told told;
  CHECK(told.rows("type=owns") == Rows{"3 owns-1", "5 owns-1", "6 owns-1"});
  CHECK(told.rows("type=owns,supplies&since=4") == Rows{"5 owns-1", "6 owns-1"});
  CHECK(told.rows("type=produces").empty());
  CHECK(http_get(told.server.port(), "/v1/changes?type=nothing").status == 422);
}

TEST_CASE("changes of an entity are its own and those of the relations at whose ends it is") {
  const Told told;
  CHECK(told.rows("entity=child") == Rows{"2 child", "3 owns-1", "3 supplies-1", "5 owns-1", "6 owns-1"});
  CHECK(told.rows("entity=other&type=owns").empty());
  CHECK(told.rows("entity=other&type=supplies") == Rows{"3 supplies-1"});
}

TEST_CASE("pages of chosen changes are together what one page is") {
  const Told told;
  Rows paged;
  std::string cursor;
  for (int pages = 0; pages < 10; ++pages) {
    const auto answer =
        json::parse(http_get(told.server.port(), "/v1/changes?entity=child&limit=2" + cursor).body);
    for (const auto& row : answer.at("results").as_array())
      paged.push_back(std::to_string(row.at("revision").as_int64()) + " " +
                      std::string(row.at("statement").at("id").as_string()));
    if (!answer.as_object().contains("next")) break;
    cursor = "&cursor=" + std::string(answer.at("next").as_string());
  }
  CHECK(paged == told.rows("entity=child"));
}

TEST_CASE("events of chosen changes leave out rows, and of a revision without any send the id alone") {
  Told told;
  EventReader reader(told.server.port(), {}, "format=sse&type=owns&known_at=6");
  while (reader.read()) {
  }
  REQUIRE(reader.events.size() == 4);
  CHECK(reader.events[0].id == "3");
  CHECK(json::parse(reader.events[0].data).as_array().size() == 1);
  CHECK(reader.events[2].id == "6");
  CHECK(reader.events[3].event == "end");
  HttpConnection plain(told.server.port());
  plain.send("GET /v1/changes?format=sse&type=owns&known_at=6 HTTP/1.0\r\nHost: a\r\n\r\n");
  std::string text;
  while (const auto more = plain.read_some()) text += *more;
  CHECK(text.find("\n\nid: 4\n\nid: 5\nevent: changes\n") != std::string::npos);
}

TEST_CASE("what is recorded wakes the streams, however seldom they are looked after") {
  auto limits = quick_poll();
  limits.poll = std::chrono::minutes(5);
  FeedServer server({}, limits);
  EventReader reader(server.port());
  reader.read_until(1);
  for (int i = 0; i < 20; ++i) {
    const auto begun = Clock::now();
    server.record(i);
    reader.read_until(static_cast<std::size_t>(i) + 2);
    CHECK(Clock::now() - begun < std::chrono::seconds(5));
  }
  CHECK(reader.events.size() == 21);
}

TEST_CASE("a stream whose token is revoked ends at the next sign of life, and says why") {
  routes::AnswerLimits answers;
  answers.heartbeat = milliseconds(20);
  FeedServer server(answers);
  const auto token = *server.tokens().create(auth::Role::kReader, "reader", Instant::now());
  const auto id = server.tokens().list()->front().id;
  HttpConnection reader(server.port());
  reader.send("GET /v1/changes?format=sse HTTP/1.0\r\nHost: a\r\nAuthorization: Bearer " + token +
              "\r\n\r\n");
  std::string text;
  while (text.find("\n:\n\n:\n\n") == std::string::npos) {
    const auto more = reader.read_some();
    REQUIRE(more);
    text += *more;
  }
  REQUIRE(server.tokens().revoke(id, Instant::now()).has_value());
  while (const auto more = reader.read_some()) text += *more;
  CHECK(text.find("event: end\ndata: {\"reason\":\"token\"") != std::string::npos);
}

}  // namespace
}  // namespace ecgraph::tests
