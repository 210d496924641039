// How a server shares itself out when more is asked of it than it can do at once.
#include <doctest/doctest.h>
#include <sys/resource.h>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <vector>

#include "server/http/descriptors.hpp"
#include "server/http/server.hpp"
#include "tests/server/http/running_server.hpp"
#include "tests/support/http_client.hpp"

using namespace ecgraph;
using namespace ecgraph::http;
using namespace ecgraph::tests;
using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

namespace {

/// Handlers of `/long…` stay until it is opened.
class Gate {
 public:
  ~Gate() { open(); }
  void open() {
    const std::scoped_lock lock(mutex_);
    open_ = true;
    opened_.notify_all();
  }
  void pass() {
    std::unique_lock lock(mutex_);
    ++inside_;
    arrived_.notify_all();
    opened_.wait(lock, [this] { return open_; });
  }
  /// Whether so many handlers have come to stand here.
  bool holds(int count) {
    std::unique_lock lock(mutex_);
    return arrived_.wait_for(lock, std::chrono::seconds(5), [&] { return inside_ >= count; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable opened_;
  std::condition_variable arrived_;
  bool open_ = false;
  int inside_ = 0;
};

/// Two or more workers; `/long…` is heavy, `/probe` a probe.
ServerOptions weighing(unsigned workers, Limits limits = {}) {
  ServerOptions options;
  options.threads = workers;
  options.limits = limits;
  options.weigh = [](const Request& request) {
    if (request.target == "/probe") return Weight::kProbe;
    return request.target.starts_with("/long") ? Weight::kHeavy : Weight::kLight;
  };
  return options;
}

Handler gated(Gate& gate) {
  return [&gate](const Request& request) {
    if (request.target.find("long") != std::string::npos) gate.pass();
    return echo(request);
  };
}

using Clients = std::vector<std::unique_ptr<HttpConnection>>;

void ask(Clients& clients, unsigned short port, const std::string& target) {
  clients.push_back(std::make_unique<HttpConnection>(port));
  clients.back()->send("GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n");
}

milliseconds since(Clock::time_point begun) {
  return std::chrono::duration_cast<milliseconds>(Clock::now() - begun);
}

}  // namespace

TEST_CASE("long work on all workers holds up neither probes nor the socket") {
  Gate gate;
  RunningServer running(gated(gate), weighing(2));
  Clients clients;
  for (int i = 0; i < 2; ++i) ask(clients, running.port(), "/light-but-long");
  REQUIRE(gate.holds(2));
  const auto begun = Clock::now();
  CHECK(http_get(running.port(), "/probe").status == 200);
  HttpConnection odd(running.port());
  odd.send("nonsense\r\n\r\n");
  CHECK(odd.read_answer().status == 400);
  CHECK(since(begun) < milliseconds(1000));
  gate.open();
  for (auto& client : clients) CHECK(client->read_answer().status == 200);
}

TEST_CASE("light requests do not wait for heavy ones, however many there are") {
  Gate gate;
  RunningServer running(gated(gate), weighing(3));
  Clients heavy;
  for (int i = 0; i < 20; ++i) ask(heavy, running.port(), "/long/" + std::to_string(i));
  REQUIRE(gate.holds(2));
  const auto begun = Clock::now();
  for (int i = 0; i < 20; ++i) CHECK(http_get(running.port(), "/light").status == 200);
  CHECK(since(begun) < milliseconds(1000));
  gate.open();
  for (auto& client : heavy) CHECK(client->read_answer().status == 200);
}

TEST_CASE("beyond the queue a request is told to come back, and its connection lives on") {
  Gate gate;
  Limits limits;
  limits.waiting = 1;
  RunningServer running(gated(gate), weighing(1, limits));
  Clients clients;
  ask(clients, running.port(), "/long");
  REQUIRE(gate.holds(1));
  ask(clients, running.port(), "/waits");
  HttpConnection third(running.port());
  int status = 0;
  for (int i = 0; i < 100 && status != 503; ++i) {  // until the second has come to wait
    HttpConnection late(running.port(), milliseconds(50));
    status = late.request("GET", "/late").status;
  }
  const auto answer = third.request("GET", "/third");
  CHECK(answer.status == 503);
  CHECK(answer.header("retry-after") == "5");
  CHECK(answer.header("connection").empty());
  gate.open();
  for (auto& client : clients) CHECK(client->read_answer().status == 200);
  CHECK(third.request("GET", "/again").status == 200);
}

TEST_CASE("a request that waits too long for its turn is told so") {
  Gate gate;
  Limits limits;
  limits.turn = milliseconds(100);
  RunningServer running(gated(gate), weighing(1, limits));
  Clients clients;
  ask(clients, running.port(), "/long");
  REQUIRE(gate.holds(1));
  const auto begun = Clock::now();
  CHECK(http_get(running.port(), "/waits").status == 503);
  CHECK(since(begun) >= milliseconds(100));
  CHECK(since(begun) < milliseconds(1500));
  gate.open();
  CHECK(clients.front()->read_answer().status == 200);
  CHECK(http_get(running.port(), "/after").status == 200);
}

TEST_CASE("a stop lets those who wait for their turn have it") {
  Gate gate;
  RunningServer running(gated(gate), weighing(1));
  Clients clients;
  ask(clients, running.port(), "/long");
  REQUIRE(gate.holds(1));
  ask(clients, running.port(), "/waits");
  std::this_thread::sleep_for(milliseconds(50));
  running.server().stop();
  std::this_thread::sleep_for(milliseconds(50));
  gate.open();
  for (auto& client : clients) {
    const auto answer = client->read_answer();
    CHECK(answer.status == 200);
    CHECK(answer.header("connection") == "close");
  }
}

TEST_CASE("one address gets no more connections than its share") {
  Limits limits;
  limits.connections = 10;
  limits.address_connections = 2;
  RunningServer running(echo, limits);
  HttpConnection first(running.port());
  HttpConnection second(running.port());
  CHECK(first.request("GET", "/").status == 200);
  CHECK(second.request("GET", "/").status == 200);
  HttpConnection third(running.port());
  const auto answer = third.request("GET", "/");
  CHECK(answer.status == 503);
  CHECK(answer.body.find("this address") != std::string::npos);
  CHECK(third.read_to_end() == "");
  CHECK(HttpConnection(running.port(), milliseconds(1000), "127.0.0.2").request("GET", "/").status == 200);
}

TEST_CASE("two thousand idle connections are held while others are served") {
  constexpr std::size_t kIdle = 2000;
  REQUIRE(make_room_for_connections(2 * kIdle) == 2 * kIdle);  // both ends are of this process
  RunningServer running(echo);
  Clients idle;
  for (std::size_t i = 0; i < kIdle; ++i) idle.push_back(std::make_unique<HttpConnection>(running.port()));
  for (auto& client : idle) REQUIRE(client->request("GET", "/").status == 200);
  CHECK(running.server().connections() == kIdle);
  const auto begun = Clock::now();
  for (int i = 0; i < 20; ++i) CHECK(http_get(running.port(), "/").status == 200);
  CHECK(since(begun) < milliseconds(1000));
  for (auto& client : idle) CHECK(client->request("GET", "/").status == 200);
}

TEST_CASE("room for connections is asked of the system, and no more is promised than it gives") {
  rlimit before{};
  REQUIRE(getrlimit(RLIMIT_NOFILE, &before) == 0);
  rlimit narrow = before;
  narrow.rlim_cur = 256;
  REQUIRE(setrlimit(RLIMIT_NOFILE, &narrow) == 0);
  CHECK(make_room_for_connections(1000) == 1000);
  rlimit after{};
  getrlimit(RLIMIT_NOFILE, &after);
  CHECK(after.rlim_cur > 1000);
  CHECK(make_room_for_connections(before.rlim_max + 1) < before.rlim_max);
  setrlimit(RLIMIT_NOFILE, &before);
}

TEST_CASE("all bodies together stay within their bound") {
  Limits limits;
  limits.bodies_bytes = 100'000;
  RunningServer running(echo, limits);
  const std::string half(60'000, 'x');
  const std::string head = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 60001\r\n\r\n";
  HttpConnection first(running.port());
  first.send(head + half);
  std::this_thread::sleep_for(milliseconds(100));
  HttpConnection second(running.port());
  second.send(head + half + "x");
  CHECK(second.read_answer().status == 503);
  first.send("x");
  CHECK(first.read_answer().status == 200);
  int status = 503;
  for (int i = 0; i < 100 && status == 503; ++i) {  // until the first is forgotten
    status = http_post(running.port(), "/", half).status;
    std::this_thread::sleep_for(milliseconds(10));
  }
  CHECK(status == 200);
}

TEST_CASE("a client that reads slowly slows the source, and little is held for it") {
  std::atomic<std::size_t> made = 0;
  class Counted final : public BodySource {
   public:
    explicit Counted(std::atomic<std::size_t>& made) : made_(made) {}
    Next next(std::string& out) override {
      out.append(10'000, 'x');
      made_ += 10'000;
      return made_ < 200'000'000 ? Next::kMore : Next::kEnd;
    }

   private:
    std::atomic<std::size_t>& made_;
  };
  RunningServer running([&made](const Request&) { return stream(std::make_unique<Counted>(made)); });
  HttpConnection client(running.port());
  client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
  std::size_t before = 1;
  for (int i = 0; i < 50 && made != before; ++i) {
    before = made;
    std::this_thread::sleep_for(milliseconds(100));
  }
  // What the two kernels hold for the connection, and one piece.
  CHECK(made < 20'000'000);
  CHECK(made == before);
  CHECK(client.read_answer().body.size() == 200'000'000);
}

TEST_CASE("a flood of requests on one connection is answered in order while others are served") {
  RunningServer running(echo);
  HttpConnection flood(running.port());
  constexpr int kRequests = 5000;
  std::jthread sender([&flood] {
    std::string all;
    for (int i = 0; i < kRequests; ++i) all += "GET /" + std::to_string(i) + " HTTP/1.1\r\nHost: a\r\n\r\n";
    flood.send(all);
  });
  const auto begun = Clock::now();
  for (int i = 0; i < 10; ++i) CHECK(http_get(running.port(), "/other").status == 200);
  CHECK(since(begun) < milliseconds(1000));
  bool in_order = true;
  for (int i = 0; i < kRequests; ++i)
    in_order = in_order && flood.read_answer().body == "GET /" + std::to_string(i) + " ";
  CHECK(in_order);
}
