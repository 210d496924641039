// How a connection behaves towards clients that keep to HTTP.
#include "server/http/server.hpp"

#include <doctest/doctest.h>

#include "tests/server/http/running_server.hpp"
#include "tests/support/http_client.hpp"

using namespace ecgraph;
using namespace ecgraph::http;
using namespace ecgraph::tests;

TEST_CASE("a connection stays open and carries one request after another") {
  RunningServer running(echo);
  HttpConnection client(running.port());
  for (int i = 0; i < 3; ++i) {
    const auto answer = client.request("GET", "/" + std::to_string(i));
    CHECK(answer.status == 200);
    CHECK(answer.body == "GET /" + std::to_string(i) + " ");
    CHECK(answer.header("connection").empty());
    CHECK(answer.header("date").ends_with(" GMT"));
  }
  CHECK(client.request("POST", "/p", "body").body == "POST /p body");
}

TEST_CASE("fifty pipelined requests are answered in order") {
  RunningServer running(echo);
  HttpConnection client(running.port());
  std::string all;
  for (int i = 0; i < 50; ++i)
    all += "POST /" + std::to_string(i) + " HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nxyz";
  client.send(all);
  for (int i = 0; i < 50; ++i) CHECK(client.read_answer().body == "POST /" + std::to_string(i) + " xyz");
}

TEST_CASE("HEAD has the headers of GET and no body") {
  RunningServer running([](const Request& request) {
    return request.target == "/stream" ? stream(std::make_unique<Pieces>(9, std::string(9000, 'x')))
                                       : echo(request);
  });
  HttpConnection client(running.port());
  CHECK(client.request("HEAD", "/text").header("content-length") == "11");
  const auto streamed = client.request("HEAD", "/stream");
  CHECK(streamed.status == 200);
  CHECK(streamed.header("content-length").empty());
  CHECK(client.request("GET", "/after").body == "GET /after ");
}

TEST_CASE("HEAD of a short stream knows its length and coding, as GET does") {
  RunningServer running([](const Request&) {
    Response response = stream(std::make_unique<Pieces>(3, std::string(10, 'x')));
    response.headers.set("Content-Type", "text/plain");
    response.headers.set("ETag", "\"1\"");
    return response;
  });
  const auto got = http_get(running.port(), "/", {{"Accept-Encoding", "gzip"}});
  auto head = http_head(running.port(), "/", {{"Accept-Encoding", "gzip"}});
  CHECK(got.header("content-encoding").empty());  // too short for it to pay
  CHECK(head.header("content-length") == "30");
  head.headers.erase("date");
  auto expected = got.headers;
  expected.erase("date");
  CHECK(head.headers == expected);
}

TEST_CASE("a long stream comes in chunks, a short one with its length") {
  RunningServer running([](const Request& request) {
    return stream(std::make_unique<Pieces>(request.target == "/long" ? 1000U : 3U, std::string(1000, 'x')));
  });
  HttpConnection client(running.port());
  const auto streamed = client.request("GET", "/long");
  CHECK(streamed.whole);
  CHECK(streamed.body == std::string(1'000'000, 'x'));
  CHECK(streamed.chunks.size() > 10);
  CHECK(streamed.header("content-length").empty());
  const auto brief = client.request("GET", "/short");
  CHECK(brief.body == std::string(3000, 'x'));
  CHECK(brief.header("content-length") == "3000");
}

TEST_CASE("a large string arrives whole though the client reads slowly") {
  const std::string text(20 << 20, 'y');
  RunningServer running([&text](const Request&) {
    Response response;
    response.body = text;
    return response;
  });
  HttpConnection client(running.port());
  client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  const auto answer = client.read_answer();
  CHECK(answer.whole);
  CHECK(answer.body == text);
}

TEST_CASE("an HTTP/1.0 client gets no chunks, and an end by the end of the connection") {
  RunningServer running([](const Request& request) {
    return request.target == "/stream" ? stream(std::make_unique<Pieces>(100, std::string(1000, 'x')))
                                       : echo(request);
  });
  HttpConnection streaming(running.port());
  streaming.send("GET /stream HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
  const auto streamed = streaming.read_answer();
  CHECK(streamed.whole);
  CHECK(streamed.body.size() == 100'000);
  CHECK(streamed.header("transfer-encoding").empty());
  CHECK(streamed.header("connection") == "close");

  HttpConnection staying(running.port());
  staying.send("GET /1 HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
  const auto first = staying.read_answer();
  CHECK(first.header("connection") == "keep-alive");
  CHECK(first.header("content-length") == "7");
  staying.send("GET /2 HTTP/1.0\r\n\r\n");
  CHECK(staying.read_answer().header("connection") == "close");
  CHECK(staying.read_to_end() == "");
}

TEST_CASE("Connection: close is obeyed from either side") {
  RunningServer running([](const Request& request) {
    Response response = echo(request);
    if (request.target == "/last") response.headers.set("Connection", "close");
    return response;
  });
  HttpConnection asked(running.port());
  const auto answer = asked.request("GET", "/", {}, {{"Connection", "close"}});
  CHECK(answer.whole);
  CHECK(answer.header("connection") == "close");
  CHECK(asked.read_to_end() == "");
  HttpConnection told(running.port());
  CHECK(told.request("GET", "/last").header("connection") == "close");
  CHECK(told.read_to_end() == "");
}

TEST_CASE("a client that waits for 100 Continue is invited, unless its body is refused anyway") {
  Limits limits;
  limits.body_bytes = 100;
  RunningServer running(echo, limits);
  HttpConnection client(running.port());
  client.send("POST /p HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n");
  CHECK(client.read_answer().status == 100);
  client.send("body");
  CHECK(client.read_answer().body == "POST /p body");

  client.send("POST /p HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\nbody");
  CHECK(client.read_answer().status == 200);

  client.send("POST /p HTTP/1.1\r\nHost: a\r\nContent-Length: 101\r\nExpect: 100-continue\r\n\r\n");
  CHECK(client.read_answer().status == 413);
}

TEST_CASE("answers without a body have none, and no length") {
  RunningServer running([](const Request& request) {
    Response response;
    response.status = request.target == "/304" ? 304 : 204;
    response.body = "never sent";
    return response;
  });
  HttpConnection client(running.port());
  for (const char* target : {"/204", "/304", "/204"}) {
    const auto answer = client.request("GET", target);
    CHECK(answer.status / 100 * 100 + 4 == answer.status);
    CHECK(answer.header("content-length").empty());
  }
}

TEST_CASE("long answers are compressed for those who ask") {
  RunningServer running([](const Request&) {
    Response response;
    response.headers.set("Content-Type", "application/json");
    response.headers.set("ETag", "\"r12\"");
    response.body = std::string(100'000, ' ');
    return response;
  });
  const auto coded = http_get(running.port(), "/", {{"Accept-Encoding", "gzip"}});
  CHECK(coded.header("content-encoding") == "gzip");
  CHECK(coded.header("etag") == "\"r12-gzip\"");
  CHECK(coded.body.size() < 1000);
  const auto plain = http_get(running.port(), "/");
  CHECK(plain.body.size() == 100'000);
  CHECK(plain.header("vary") == "Accept-Encoding");
  const auto head = http_head(running.port(), "/", {{"Accept-Encoding", "gzip"}});
  CHECK(head.header("etag") == "\"r12-gzip\"");
  CHECK(head.header("content-length") == coded.header("content-length"));
}

TEST_CASE("an absolute target reaches the handler in origin form, an asterisk as it is") {
  RunningServer running(echo);
  CHECK(http_get(running.port(), "http://example.org/v1/x?y=1").body == "GET /v1/x?y=1 ");
  CHECK(HttpConnection(running.port()).request("OPTIONS", "*").body == "OPTIONS * ");
  CHECK(HttpConnection(running.port()).request("DELETE", "/pot").body == "DELETE /pot ");
}

TEST_CASE("a slow handler does not hold up other connections") {
  RunningServer running(
      [](const Request& request) {
        if (request.target == "/slow") std::this_thread::sleep_for(std::chrono::milliseconds(500));
        return echo(request);
      },
      {}, 2);
  HttpConnection slow(running.port());
  slow.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n");
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  const auto begun = std::chrono::steady_clock::now();
  for (int i = 0; i < 20; ++i) CHECK(http_get(running.port(), "/fast").status == 200);
  CHECK(std::chrono::steady_clock::now() - begun < std::chrono::milliseconds(400));
  CHECK(slow.read_answer().status == 200);
}

TEST_CASE("a feed that waits sends what it has and is asked again") {
  class Feed final : public BodySource {
   public:
    Next next(std::string& out) override {
      out += "data: " + std::to_string(++events_) + "\n\n";
      return events_ == 3 ? Next::kEnd : Next::kWait;
    }

   private:
    int events_ = 0;
  };
  Limits limits;
  limits.poll = std::chrono::milliseconds(20);
  RunningServer running([](const Request&) { return stream(std::make_unique<Feed>()); }, limits);
  const auto answer = http_get(running.port(), "/");
  CHECK(answer.whole);
  CHECK(answer.body == "data: 1\n\ndata: 2\n\ndata: 3\n\n");
  CHECK(answer.chunks.size() == 3);
}

TEST_CASE("an address that cannot be had is an error that says which") {
  RunningServer running(echo);
  ServerOptions taken;
  taken.port = running.port();
  const auto second = Server::listen(taken, echo);
  REQUIRE_FALSE(second);
  CHECK(second.error().field == "port");
  ServerOptions odd;
  odd.address = "localhost:80";
  const auto third = Server::listen(odd, echo);
  REQUIRE_FALSE(third);
  CHECK(third.error().field == "address");
}
