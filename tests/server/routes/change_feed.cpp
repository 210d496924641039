// GET /v1/changes, as pages and as events.

#include <doctest/doctest.h>

#include <algorithm>
#include <boost/json.hpp>
#include <thread>

#include "tests/server/routes/asked.hpp"
#include "tests/server/routes/feed_server.hpp"
#include "tests/support/random.hpp"

namespace ecgraph::tests {
namespace {

namespace json = boost::json;
using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

std::size_t resident_bytes() {
  std::FILE* file = std::fopen("/proc/self/statm", "r");
  std::size_t all = 0, resident = 0;
  const int read = std::fscanf(file, "%zu %zu", &all, &resident);
  std::fclose(file);
  REQUIRE(read == 2);
  return resident * 4096;
}

TEST_CASE("question 19: pages of changes give the log in order, from a revision on, each once") {
  const auto whole = ask("/v1/changes?format=ndjson&known_at=4").body;
  std::string paged;
  std::string link = "/v1/changes?limit=700&known_at=4";
  int pages = 0;
  for (;; ++pages) {
    const auto answer = ask(link).json();
    for (const auto& row : answer.at("results").as_array())
      paged += std::to_string(row.at("revision").as_int64()) + " " +
               std::string(row.at("statement").at("id").as_string()) + "\n";
    if (!answer.as_object().contains("next")) break;
    link = "/v1/changes?limit=700&cursor=" + std::string(answer.at("next").as_string());
  }
  CHECK(pages >= 2);
  std::string lines;
  std::int64_t last = 0;
  std::istringstream stream(whole);
  for (std::string line; std::getline(stream, line);) {
    const auto row = json::parse(line);
    CHECK(row.at("revision").as_int64() >= last);
    last = row.at("revision").as_int64();
    lines += std::to_string(last) + " " + std::string(row.at("statement").at("id").as_string()) + "\n";
  }
  CHECK(lines == paged);
  CHECK(last == 4);
  const auto later = ask("/v1/changes?since=3&known_at=4&format=ndjson").body;
  CHECK(whole.ends_with(later));
  CHECK(ask("/v1/changes?since=4&known_at=4").json().at("results").as_array().empty());
}

TEST_CASE(
    "what was recorded, corrected and taken back comes with author and reason, and names what is gone") {
  const auto before = std::to_string(ask("/v1/changes?since=1&limit=1").json().at("revision").as_int64());
  const auto send = [](const std::string& change) {
    REQUIRE(ask("/v1/changes", "POST", R"({"reason": "a test", "changes": [)" + change + "]}", editor_token())
                .status == 200);
  };
  const std::string source =
      R"("kind": "source", "id": "feed-test", "verification": "unverified", "title": )";
  send(R"({"assert": {)" + source + R"("A test"}})");
  send(R"({"correct": {)" + source + R"("Better"}})");
  send(R"({"retract": {"kind": "source", "id": "feed-test"}})");
  const auto answer = ask("/v1/changes?since=" + before).json();
  const auto& rows = answer.at("results").as_array();
  REQUIRE(rows.size() == 3);
  CHECK(rows[0].at("change") == "assert");
  CHECK(rows[1].at("change") == "correct");
  CHECK(rows[1].at("statement").at("title") == "Better");
  CHECK(rows[2].at("change") == "retract");
  CHECK(rows[2].at("statement") == json::parse(R"({"kind": "source", "id": "feed-test"})"));
  CHECK(rows[2].at("author") == "tester");
  CHECK(rows[2].at("reason") == "a test");
  const auto table = ask("/v1/changes?format=csv&since=" + before).body;
  CHECK(table.starts_with("revision,recorded_at,change,author,reason,statement_kind,statement_id"));
  const std::string link(answer.at("permalink").as_string());
  CHECK(json::parse(ask(link).body) == answer);
}

TEST_CASE("since is a revision, an instant or a day, and none that lies ahead") {
  CHECK(ask("/v1/changes?since=2026-11-24&limit=1").status == 200);
  CHECK(ask("/v1/changes?since=2026-11-24T10:00:00Z&limit=1").status == 200);
  CHECK(ask("/v1/changes?since=999999").status == 422);
  CHECK(ask("/v1/changes?since=3&known_at=2").status == 422);
  CHECK(ask("/v1/changes?since=soon").status == 400);
  CHECK(ask("/v1/changes?format=sse&since=999999").status == 422);
  CHECK(ask("/v1/relations?format=sse").status == 400);
  CHECK(ask("/v1/changes?format=sse&limit=3").status == 400);
}

TEST_CASE("an event is a revision with its rows, and says by its id where to go on") {
  FeedServer server;
  server.record(1);
  server.made().assert_all({entity("two", "company"), entity("three", "company")});
  EventReader reader(server.port());
  reader.read_until(3);
  CHECK(reader.head().find("Content-Type: text/event-stream") != std::string::npos);
  REQUIRE(reader.events.size() == 3);
  CHECK(reader.events[2].id == "3");
  CHECK(reader.events[2].event == "changes");
  const auto rows = json::parse(reader.events[2].data).as_array();
  REQUIRE(rows.size() == 2);
  CHECK(rows[1].at("statement").at("id") == "three");
  CHECK(rows[1].at("revision") == 3);
  server.record(4);
  reader.read_until(4);
  CHECK(reader.events[3].id == "4");
  EventReader since(server.port(), {}, "format=sse&since=3");
  since.read_until(1);
  CHECK(since.events[0].id == "4");
  EventReader pinned(server.port(), "2", "format=sse&known_at=3&since=0");
  while (pinned.read()) {
  }
  REQUIRE(pinned.events.size() == 2);
  CHECK(pinned.events[0].id == "3");
  CHECK(pinned.events[1].event == "end");
  CHECK(json::parse(pinned.events[1].data).at("reason") == "known_at");
}

TEST_CASE("an id of no event of this log is refused, so that a reader does not wait for what never comes") {
  FeedServer server;
  const auto status = [&](const std::string& id) {
    return http_get(server.port(), "/v1/changes", {{"Accept", "text/event-stream"}, {"Last-Event-ID", id}})
        .status;
  };
  CHECK(status("one") == 400);
  CHECK(status("-1") == 400);
  CHECK(status("99999999999999999999") == 400);
  CHECK(status("7") == 409);
}

TEST_CASE(
    "a reader that comes back with its last id at random while 1,000 writes happen misses and repeats "
    "nothing") {
  constexpr std::uint32_t kWrites = 1000;
  Random random;
  INFO(random.replay());
  FeedServer server;
  std::jthread writer([&] {
    for (int i = 0; i < static_cast<int>(kWrites); ++i) server.record(i, i % 10 == 0 ? 20'000 : 0);
  });
  std::vector<std::string> ids;
  int connections = 0;
  while (ids.size() < kWrites + 1) {
    EventReader reader(server.port(), ids.empty() ? "" : ids.back());
    ++connections;
    // What arrived beyond these is forgotten with the connection: the reader goes on after the last it took.
    const auto taken = static_cast<std::size_t>(random.between(1, 12));
    while (reader.events.size() < taken && ids.size() + reader.events.size() < kWrites + 1)
      REQUIRE(reader.read());
    for (std::size_t i = 0; i < std::min(taken, reader.events.size()); ++i) {
      const auto& event = reader.events[i];
      REQUIRE(event.event == "changes");
      REQUIRE(json::parse(event.data).as_array().at(0).at("revision").as_int64() == std::stol(event.id));
      ids.push_back(event.id);
    }
  }
  MESSAGE(connections << " connections");
  CHECK(connections > 50);
  for (std::uint32_t i = 0; i < ids.size(); ++i) REQUIRE(ids[i] == std::to_string(i + 1));
}

TEST_CASE("readers that never read hold up no writer and take no memory, and are dropped") {
  auto limits = quick_poll();
  limits.write = milliseconds(1500);
  FeedServer server({}, limits);
  for (int i = 0; i < 20; ++i) server.record(i, 500'000);
  const auto before = resident_bytes();
  std::vector<std::unique_ptr<HttpConnection>> silent;
  for (int i = 0; i < 20; ++i) {
    silent.push_back(std::make_unique<HttpConnection>(server.port()));
    silent.back()->send("GET /v1/changes?format=sse HTTP/1.1\r\nHost: a\r\n\r\n");
  }
  const auto begun = Clock::now();
  for (int i = 100; i < 150; ++i) server.record(i);
  CHECK(Clock::now() - begun < std::chrono::seconds(10));
  const auto grown = resident_bytes() - std::min(before, resident_bytes());
  MESSAGE("memory grew by " << grown / 1024 << " KiB for 20 readers of 10 MB each");
  CHECK(grown < std::size_t{64} << 20U);
  for (int i = 0; i < 500 && server.running().server().connections() != 0; ++i)
    std::this_thread::sleep_for(milliseconds(20));
  CHECK(server.running().server().connections() == 0);
  CHECK_FALSE(silent.front()->read_answer().whole);  // cut, so that nobody takes a part for the whole
}

TEST_CASE("a stop ends streams with an event that says so, within the time for it") {
  FeedServer server;
  std::vector<std::unique_ptr<EventReader>> readers;
  for (int i = 0; i < 10; ++i) {
    readers.push_back(std::make_unique<EventReader>(server.port()));
    readers.back()->read_until(1);
  }
  const auto begun = Clock::now();
  server.running().stop_and_wait();
  CHECK(Clock::now() - begun < std::chrono::seconds(3));
  for (auto& reader : readers) {
    while (reader->read()) {
    }
    REQUIRE(reader->events.size() == 2);
    CHECK(reader->events[1].event == "end");
    CHECK(reader->events[1].id.empty());
    CHECK(json::parse(reader->events[1].data).at("reason") == "stopping");
  }
}

TEST_CASE("no more streams are open than allowed, and the place of one that is left is free again") {
  routes::AnswerLimits answers;
  answers.streams_max = 2;
  FeedServer server(answers);
  EventReader first(server.port());
  first.read_until(1);
  {
    EventReader second(server.port());
    second.read_until(1);
    const auto third = http_get(server.port(), "/v1/changes?format=sse");
    CHECK(third.status == 503);
    CHECK(third.header("retry-after") != "");
    CHECK(http_get(server.port(), "/v1/changes").status == 200);
  }
  int status = 503;
  for (int i = 0; i < 100 && status == 503; ++i) {
    std::this_thread::sleep_for(milliseconds(20));
    EventReader again(server.port());
    again.read_until(1);
    status = again.head().starts_with("HTTP/1.1 200") ? 200 : 503;
  }
  CHECK(status == 200);
}

TEST_CASE("a stream that has nothing to say shows life") {
  routes::AnswerLimits answers;
  answers.heartbeat = milliseconds(20);
  FeedServer server(answers);
  HttpConnection reader(server.port());
  reader.send("GET /v1/changes?format=sse&since=1 HTTP/1.0\r\nHost: a\r\n\r\n");
  std::string text;
  while (text.find("\n:\n\n:\n\n") == std::string::npos) {
    const auto more = reader.read_some();
    REQUIRE(more);
    text += *more;
  }
  CHECK(text.find("retry: 2000\n") != std::string::npos);
  CHECK(text.find("event:") == std::string::npos);
}

}  // namespace
}  // namespace ecgraph::tests
