// How a server stops.
#include <doctest/doctest.h>

#include <atomic>

#include "server/http/server.hpp"
#include "tests/server/http/running_server.hpp"
#include "tests/support/http_client.hpp"

using namespace ecgraph;
using namespace ecgraph::http;
using namespace ecgraph::tests;
using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

namespace {

void wait_for(const std::atomic<bool>& flag) {
  for (int i = 0; i < 500 && !flag; ++i) std::this_thread::sleep_for(milliseconds(10));
  REQUIRE(flag);
}

}  // namespace

TEST_CASE("a stop finishes the request in flight and says that it was the last") {
  std::atomic<bool> begun = false;
  RunningServer running([&begun](const Request& request) {
    begun = true;
    std::this_thread::sleep_for(milliseconds(200));
    return echo(request);
  });
  HttpConnection busy(running.port());
  busy.send("GET /1 HTTP/1.1\r\nHost: a\r\n\r\n");
  wait_for(begun);
  running.server().stop();
  const auto answer = busy.read_answer();
  CHECK(answer.body == "GET /1 ");
  CHECK(answer.header("connection") == "close");
  CHECK(busy.read_to_end() == "");
}

TEST_CASE("a stop closes idle connections at once and refuses new ones") {
  RunningServer running(echo);
  HttpConnection idle(running.port());
  CHECK(idle.request("GET", "/").status == 200);
  HttpConnection fresh(running.port());
  const auto begun = Clock::now();
  running.stop_and_wait();
  CHECK(Clock::now() - begun < milliseconds(1000));
  CHECK(idle.read_to_end() == "");
  CHECK_THROWS(HttpConnection(running.port()));
}

TEST_CASE("a client that the kernel has let in is answered, though the stop comes first") {
  for (int i = 0; i < 20; ++i) {
    auto server = Server::listen({}, echo);
    REQUIRE(server);
    HttpConnection waiting((*server)->port());
    HttpConnection silent((*server)->port());
    (*server)->stop();
    std::jthread runs([&server] { (*server)->run(); });
    std::this_thread::sleep_for(milliseconds(20));
    CHECK(waiting.request("POST", "/1", "body").body == "POST /1 body");
    CHECK(silent.read_to_end() == "");
  }
}

TEST_CASE("a request that has begun to arrive is finished too") {
  RunningServer running(echo);
  HttpConnection client(running.port());
  client.send("POST /1 HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nbo");
  std::this_thread::sleep_for(milliseconds(50));
  running.server().stop();
  std::this_thread::sleep_for(milliseconds(50));
  client.send("dy");
  const auto answer = client.read_answer();
  CHECK(answer.body == "POST /1 body");
  CHECK(answer.header("connection") == "close");
}

TEST_CASE("what is not finished within the drain time is cut") {
  Limits limits;
  limits.drain = milliseconds(100);
  RunningServer running(
      [](const Request&) {
        return stream(std::make_unique<Pieces>(std::size_t{1} << 40U, std::string(20'000, 'x')));
      },
      limits);
  HttpConnection client(running.port());
  client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\nGET");
  std::this_thread::sleep_for(milliseconds(50));
  const auto begun = Clock::now();
  running.stop_and_wait();
  CHECK(Clock::now() - begun < milliseconds(1500));
  CHECK_FALSE(client.read_answer().whole);
}

TEST_CASE("a feed that waits is ended whole by a stop") {
  class Silent final : public BodySource {
    Next next(std::string&) override { return Next::kWait; }
  };
  RunningServer running([](const Request&) { return stream(std::make_unique<Silent>()); });
  HttpConnection client(running.port());
  client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
  std::this_thread::sleep_for(milliseconds(50));
  const auto begun = Clock::now();
  running.server().stop();
  CHECK(client.read_answer().whole);
  CHECK(Clock::now() - begun < milliseconds(1000));
}

TEST_CASE("a server may be stopped before it runs, and twice") {
  auto server = Server::listen({}, echo);
  REQUIRE(server);
  (*server)->stop();
  (*server)->stop();
  (*server)->run();
  (*server)->stop();
  CHECK((*server)->connections() == 0);
}

TEST_CASE("many clients at once are all answered, and none is left behind") {
  RunningServer running(echo, {}, 4);
  std::atomic<int> answered = 0;
  {
    std::vector<std::jthread> clients;
    for (int c = 0; c < 16; ++c) {
      clients.emplace_back([&running, &answered] {
        HttpConnection client(running.port());
        for (int i = 0; i < 100; ++i)
          answered += client.request("POST", "/x", "body").body == "POST /x body" ? 1 : 0;
      });
    }
  }
  CHECK(answered == 1600);
  for (int i = 0; i < 100 && running.server().connections() != 0; ++i)
    std::this_thread::sleep_for(milliseconds(10));
  CHECK(running.server().connections() == 0);
}
