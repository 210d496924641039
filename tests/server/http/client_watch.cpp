// A client that leaves while a handler works for it.
#include <doctest/doctest.h>

#include <atomic>

#include "tests/server/http/running_server.hpp"
#include "tests/support/http_client.hpp"

using namespace ecgraph;
using namespace ecgraph::http;
using namespace ecgraph::tests;
using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

namespace {

/// Works until the client has left, or far too long.
struct LongWork {
  std::atomic<int> begun = 0, left = 0, done = 0;

  Response operator()(const Request& request) {
    ++begun;
    const auto until = Clock::now() + std::chrono::seconds(request.target == "/short" ? 1 : 20);
    while (Clock::now() < until && !request.client_left.stop_requested())
      std::this_thread::sleep_for(milliseconds(1));
    if (request.client_left.stop_requested()) ++left;
    ++done;
    return echo(request);
  }
};

struct Working {
  LongWork work;
  RunningServer running;

  explicit Working(Weight weight = Weight::kHeavy)
      : running([this](const Request& request) { return work(request); }, options(weight)) {}
  static ServerOptions options(Weight weight) {
    ServerOptions options;
    options.threads = 3;
    options.weigh = [weight](const Request&) { return weight; };
    return options;
  }
};

void wait_for(const std::atomic<int>& count, int wanted) {
  for (int i = 0; i < 500 && count < wanted; ++i) std::this_thread::sleep_for(milliseconds(10));
  REQUIRE(count == wanted);
}

constexpr std::string_view kRequest = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

}  // namespace

TEST_CASE("work stops when its client leaves, time after time") {
  Working server;
  for (int i = 1; i <= 5; ++i) {
    {
      HttpConnection client(server.running.port());
      client.send(kRequest);
      wait_for(server.work.begun, i);
      std::this_thread::sleep_for(milliseconds(150));
      CHECK(server.work.done == i - 1);
    }
    wait_for(server.work.left, i);
  }
}

TEST_CASE("work goes on for a client that waits, on a connection that has been used before") {
  Working server;
  HttpConnection client(server.running.port());
  for (int i = 0; i < 3; ++i) CHECK(client.request("GET", "/short").body == "GET /short ");
  CHECK(server.work.left == 0);
}

TEST_CASE("a client that closes its half as soon as it has asked gets its answer") {
  Working server;
  HttpConnection client(server.running.port());
  client.send("GET /short HTTP/1.1\r\nHost: a\r\n\r\n");
  client.half_close();
  CHECK(client.read_answer().body == "GET /short ");
  CHECK(server.work.left == 0);
}

TEST_CASE("a client that sends its next request meanwhile is answered both") {
  Working server;
  HttpConnection client(server.running.port());
  client.send("GET /short HTTP/1.1\r\nHost: a\r\n\r\n");
  wait_for(server.work.begun, 1);
  client.send("GET /short HTTP/1.1\r\nHost: a\r\n\r\n");
  CHECK(client.read_answer().body == "GET /short ");
  CHECK(client.read_answer().body == "GET /short ");
  CHECK(server.work.left == 0);
}

namespace {

/// Works long before it has anything to say.
class Silent final : public BodySource {
 public:
  explicit Silent(std::atomic<int>& gone) : gone_(gone) {}
  ~Silent() override { ++gone_; }
  Silent(const Silent&) = delete;
  Silent& operator=(const Silent&) = delete;
  Next next(std::string&) override {
    std::this_thread::sleep_for(milliseconds(1));
    return Clock::now() < end_ ? Next::kMore : Next::kEnd;
  }

 private:
  std::atomic<int>& gone_;
  Clock::time_point end_ = Clock::now() + std::chrono::seconds(20);
};

}  // namespace

TEST_CASE("a source that works long before its first byte goes when its client does") {
  std::atomic<int> gone = 0;
  RunningServer running([&](const Request&) { return stream(std::make_unique<Silent>(gone)); });
  {
    HttpConnection client(running.port());
    client.send(kRequest);
    std::this_thread::sleep_for(milliseconds(100));
    CHECK(gone == 0);
  }
  wait_for(gone, 1);
}
