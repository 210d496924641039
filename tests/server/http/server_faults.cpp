// How a connection behaves when the client, the handler or the time is against it.
#include <doctest/doctest.h>

#include <boost/json.hpp>

#include "server/http/server.hpp"
#include "tests/server/http/running_server.hpp"
#include "tests/support/http_client.hpp"

using namespace ecgraph;
using namespace ecgraph::http;
using namespace ecgraph::tests;
using std::chrono::milliseconds;

namespace {

Limits tiny() {
  Limits limits;
  limits.header_bytes = 1000;
  limits.target_bytes = 200;
  limits.body_bytes = 1000;
  limits.idle = limits.request_header = limits.request_body = milliseconds(150);
  return limits;
}

/// What the server says to these bytes; that it is a problem document, and the last word, is checked here.
int status_for(unsigned short port, std::string_view bytes) {
  HttpConnection client(port);
  client.send(bytes);
  const auto answer = client.read_answer();
  CHECK(answer.whole);
  CHECK(answer.header("content-type") == "application/problem+json");
  CHECK(answer.header("connection") == "close");
  boost::json::error_code code;
  const auto body = boost::json::parse(answer.body, code);
  REQUIRE_FALSE(code.failed());
  CHECK(body.at("status").as_int64() == answer.status);
  client.half_close();
  CHECK(client.read_to_end() == "");
  CHECK_FALSE(client.was_reset());
  return answer.status;
}

}  // namespace

TEST_CASE("each fault of a request is answered with its status, and then the connection closes") {
  RunningServer running(echo, tiny());
  const auto port = running.port();
  CHECK(status_for(port, "nonsense\r\n\r\n") == 400);
  CHECK(status_for(port, "GET / HTTP/1.1\r\n\r\n") == 400);
  CHECK(status_for(port, "GET /" + std::string(300, 'x') + " HTTP/1.1\r\nHost: a\r\n\r\n") == 414);
  CHECK(status_for(port, "GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(2000, 'x') + "\r\n\r\n") == 431);
  CHECK(status_for(port, "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n") == 501);
  CHECK(status_for(port, "GET / HTTP/3.0\r\nHost: a\r\n\r\n") == 505);
  CHECK(status_for(port, "GET / HTTP/1.1\r\nHost: a\r\nExpect: more\r\n\r\n") == 417);
}

TEST_CASE("a client that sends far too much can still read the 413") {
  RunningServer running(echo, tiny());
  const std::string body(3 << 20, 'x');
  CHECK(status_for(running.port(), "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: " +
                                       std::to_string(body.size()) + "\r\n\r\n" + body) == 413);
}

TEST_CASE("a request that does not arrive whole in time is answered 408") {
  RunningServer running(echo, tiny());
  CHECK(status_for(running.port(), "GET / HT") == 408);
  CHECK(status_for(running.port(), "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhalf") == 408);
}

TEST_CASE("a header that trickles in does not buy more time") {
  RunningServer running(echo, tiny());
  HttpConnection client(running.port());
  const auto begun = std::chrono::steady_clock::now();
  client.send("GET / HTTP/1.1\r\nHost: a\r\n");
  std::jthread trickle([&client](const std::stop_token& stop) {
    while (!stop.stop_requested() && client.send("X: y\r\n")) std::this_thread::sleep_for(milliseconds(40));
  });
  CHECK(client.read_answer().status == 408);
  CHECK(std::chrono::steady_clock::now() - begun < milliseconds(1000));
}

TEST_CASE("an idle connection is closed without a word") {
  RunningServer running(echo, tiny());
  HttpConnection fresh(running.port());
  CHECK(fresh.read_to_end() == "");
  HttpConnection used(running.port());
  CHECK(used.request("GET", "/").status == 200);
  CHECK(used.read_to_end() == "");
}

TEST_CASE("a client that closes its half after the request gets its answer") {
  RunningServer running(echo);
  HttpConnection client(running.port());
  client.send("GET /1 HTTP/1.1\r\nHost: a\r\n\r\nGET /2 HTTP/1.1\r\nHost: a\r\n\r\n");
  client.half_close();
  CHECK(client.read_answer().body == "GET /1 ");
  CHECK(client.read_answer().body == "GET /2 ");
  CHECK(client.read_to_end() == "");
  HttpConnection broken(running.port());
  broken.send("GET /1 HTT");
  broken.half_close();
  CHECK(broken.read_answer().status == 400);
}

TEST_CASE("one connection too many is told 503, and the next is served when one has gone") {
  Limits limits;
  limits.connections = 2;
  RunningServer running(echo, limits);
  auto first = std::make_unique<HttpConnection>(running.port());
  HttpConnection second(running.port());
  CHECK(first->request("GET", "/").status == 200);
  CHECK(second.request("GET", "/").status == 200);
  {
    HttpConnection third(running.port());
    const auto answer = third.request("GET", "/");
    CHECK(answer.status == 503);
    CHECK(answer.header("retry-after") == "5");
    CHECK(third.read_to_end() == "");
  }
  first.reset();
  int status = 503;
  for (int i = 0; i < 100 && status == 503; ++i) {
    std::this_thread::sleep_for(milliseconds(10));
    status = http_get(running.port(), "/").status;
  }
  CHECK(status == 200);
}

TEST_CASE("a source that breaks cuts the connection, and the client can tell") {
  RunningServer running([](const Request&) {
    return stream(std::make_unique<Pieces>(50, std::string(5000, 'x'), BodySource::Next::kBroken));
  });
  HttpConnection modern(running.port());
  const auto chunked = modern.request("GET", "/");
  CHECK(chunked.status == 200);
  CHECK_FALSE(chunked.whole);
  CHECK(chunked.body.size() > 10'000);
  CHECK(modern.is_closed());
  HttpConnection old(running.port());
  old.send("GET / HTTP/1.0\r\n\r\n");
  CHECK_FALSE(old.read_answer().whole);
  CHECK(old.was_reset());
}

TEST_CASE("a source that breaks before its first piece is a 500") {
  RunningServer running(
      [](const Request&) { return stream(std::make_unique<Pieces>(1, "x", BodySource::Next::kBroken)); });
  const auto answer = http_get(running.port(), "/");
  CHECK(answer.status == 500);
  CHECK(answer.whole);
}

TEST_CASE("a handler or a source that throws is a 500 that keeps its secret, and the connection lives on") {
  class Throwing final : public BodySource {
    Next next(std::string&) override { throw std::runtime_error("secret"); }
  };
  RunningServer running([](const Request& request) -> Response {
    if (request.target == "/source") return stream(std::make_unique<Throwing>());
    if (request.target == "/fine") return echo(request);
    throw std::runtime_error("secret");
  });
  HttpConnection client(running.port());
  for (const char* target : {"/handler", "/source"}) {
    const auto answer = client.request("GET", target);
    CHECK(answer.status == 500);
    CHECK(answer.body.find("secret") == std::string::npos);
  }
  CHECK(client.request("GET", "/fine").status == 200);
}

TEST_CASE("a client that does not take its answer is given up, and its source let go") {
  Limits limits;
  limits.write = milliseconds(100);
  auto held = std::make_shared<int>(0);
  class Endless final : public BodySource {
   public:
    explicit Endless(std::shared_ptr<int> held) : held_(std::move(held)) {}
    Next next(std::string& out) override {
      out.append(60'000, 'x');
      return Next::kMore;
    }

   private:
    std::shared_ptr<int> held_;
  };
  RunningServer running([&held](const Request&) { return stream(std::make_unique<Endless>(held)); }, limits);
  HttpConnection client(running.port());
  client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
  for (int i = 0; i < 300 && held.use_count() == 1; ++i) std::this_thread::sleep_for(milliseconds(10));
  for (int i = 0; i < 300 && held.use_count() > 1; ++i) std::this_thread::sleep_for(milliseconds(10));
  CHECK(held.use_count() == 1);
}

TEST_CASE("a feed whose client has gone is let go though it has nothing to say") {
  Limits limits;
  limits.poll = milliseconds(20);
  auto held = std::make_shared<int>(0);
  class Silent final : public BodySource {
   public:
    explicit Silent(std::shared_ptr<int> held) : held_(std::move(held)) {}
    Next next(std::string&) override { return Next::kWait; }

   private:
    std::shared_ptr<int> held_;
  };
  RunningServer running([&held](const Request&) { return stream(std::make_unique<Silent>(held)); }, limits);
  {
    HttpConnection client(running.port());
    client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    for (int i = 0; i < 300 && held.use_count() == 1; ++i) std::this_thread::sleep_for(milliseconds(10));
    CHECK(held.use_count() == 2);
  }
  for (int i = 0; i < 300 && held.use_count() > 1; ++i) std::this_thread::sleep_for(milliseconds(10));
  CHECK(held.use_count() == 1);
}
