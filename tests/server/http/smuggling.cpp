// Bytes that two parties could read as different requests: one answer, then nothing more.
#include <doctest/doctest.h>

#include <atomic>
#include <string>

#include "tests/server/http/running_server.hpp"
#include "tests/support/http_client.hpp"

using namespace ecgraph;
using namespace ecgraph::http;
using namespace ecgraph::tests;

namespace {

constexpr std::string_view kHidden = "GET /hidden HTTP/1.1\r\nHost: a\r\n\r\n";

struct Shape {
  const char* name;
  std::string text;
};

std::vector<Shape> shapes() {
  const std::string post = "POST / HTTP/1.1\r\nHost: a\r\n";
  const std::string hidden(kHidden);
  const std::string length = std::to_string(hidden.size());
  return {
      {"a length before a coding", post + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"},
      {"a length after a coding",
       post + "Transfer-Encoding: chunked\r\nContent-Length: " + length + "\r\n\r\n0\r\n\r\n"},
      {"two lengths", post + "Content-Length: 0\r\nContent-Length: " + length + "\r\n\r\n"},
      {"equal lengths", post + "Content-Length: 0\r\nContent-Length: 0\r\n\r\n"},
      {"a list of lengths", post + "Content-Length: 0, " + length + "\r\n\r\n"},
      {"a coding that is not the last", post + "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n"},
      {"a coding on a second line", post + "Transfer-Encoding:\r\n chunked\r\nContent-Length: 0\r\n\r\n"},
      {"a space before the colon", post + "Transfer-Encoding : chunked\r\nContent-Length: 0\r\n\r\n"},
      {"a line that ends in LF", post + "X: y\nTransfer-Encoding: chunked\r\nContent-Length: 0\r\n\r\n"},
      {"a chunk's size that ends in LF", post + "Transfer-Encoding: chunked\r\n\r\n0\n\n"},
      {"an extension that holds LF", post + "Transfer-Encoding: chunked\r\n\r\n5;\nxxx\r\n0\r\n\r\n"},
      {"a size that overflows", post + "Transfer-Encoding: chunked\r\n\r\n10000000000000000\r\n"},
      {"a coding of HTTP/1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"},
      {"two hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"},
  };
}

}  // namespace

TEST_CASE("what could be read as two requests is answered once, refused, and closed") {
  std::atomic<int> handled = 0;
  RunningServer running([&handled](const Request& request) {
    ++handled;
    return echo(request);
  });
  for (const Shape& shape : shapes()) {
    CAPTURE(shape.name);
    HttpConnection client(running.port());
    client.send(shape.text + std::string(kHidden));
    const auto answer = client.read_answer();
    CHECK(answer.status == 400);
    CHECK(answer.header("connection") == "close");
    CHECK(client.read_to_end() == "");
    CHECK_FALSE(client.was_reset());
  }
  CHECK(handled == 0);
}

TEST_CASE("a trailer changes nothing about its request or the next") {
  RunningServer running([](const Request& request) {
    Response response = echo(request);
    if (request.headers.find("Authorization")) response.status = 500;
    return response;
  });
  HttpConnection client(running.port());
  client.send(
      "POST /1 HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n"
      "Authorization: Bearer x\r\nX-Http-Method-Override: DELETE\r\n\r\nGET /2 HTTP/1.1\r\nHost: a\r\n\r\n");
  CHECK(client.read_answer().body == "POST /1 abc");
  CHECK(client.read_answer().body == "GET /2 ");
}

TEST_CASE("a body that is longer or shorter than stated is not made up for") {
  RunningServer running(echo);
  HttpConnection longer(running.port());
  longer.send("POST /1 HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabcdef\r\n\r\n");
  CHECK(longer.read_answer().body == "POST /1 abc");
  CHECK(longer.read_answer().status == 400);  // "def" begins no request
  CHECK(longer.read_to_end() == "");

  HttpConnection shorter(running.port());
  shorter.send("POST /1 HTTP/1.1\r\nHost: a\r\nContent-Length: 30\r\n\r\nabc");
  shorter.half_close();
  CHECK(shorter.read_answer().status == 400);
  CHECK(shorter.read_to_end() == "");
}

TEST_CASE("other protocols are told so and closed, and no upgrade is agreed to") {
  RunningServer running(echo);
  HttpConnection second(running.port());
  second.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
  CHECK(second.read_answer().status == 505);
  CHECK(second.read_to_end() == "");
  HttpConnection tls(running.port());
  tls.send(std::string("\x16\x03\x01\x00\xa5\x01\x00\x00\xa1\x03\x03\r\n\r\n", 15));
  CHECK(tls.read_answer().status == 400);
  CHECK(tls.read_to_end() == "");
  HttpConnection upgrading(running.port());
  for (const char* protocol : {"h2c", "websocket"}) {
    const auto answer = upgrading.request("GET", "/", {}, {{"Connection", "Upgrade"}, {"Upgrade", protocol}});
    CHECK(answer.status == 200);
    CHECK(answer.header("upgrade").empty());
  }
}

TEST_CASE("an HTTP/1.0 client is not invited to send its body") {
  RunningServer running(echo);
  HttpConnection client(running.port());
  client.send("POST /1 HTTP/1.0\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
  client.send("abc");
  CHECK(client.read_answer().body == "POST /1 abc");
}

TEST_CASE("clients that go away at any point leave nothing behind") {
  RunningServer running(
      [](const Request&) { return stream(std::make_unique<Pieces>(1000, std::string(1000, 'x'))); });
  const std::string request =
      "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\nabc";
  for (std::size_t sent = 0; sent <= request.size(); ++sent) {
    HttpConnection client(running.port());
    client.send(std::string_view(request).substr(0, sent));
  }
  for (int i = 0; i < 300 && running.server().connections() != 0; ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  CHECK(running.server().connections() == 0);
}
