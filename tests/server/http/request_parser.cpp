#include "server/http/request_parser.hpp"

#include <doctest/doctest.h>

#include <array>
#include <string>
#include <vector>

using namespace ecgraph::http;
using Stage = RequestParser::Stage;

namespace {

Limits small() {
  Limits limits;
  limits.header_bytes = 400;
  limits.target_bytes = 100;
  limits.body_bytes = 50;
  return limits;
}

/// Feeds all bytes, `step` at a time, as a connection would, and returns what was left over.
std::string feed(RequestParser& parser, std::string_view bytes, std::size_t step) {
  std::string unread;
  while (!bytes.empty() && parser.stage() != Stage::kDone && parser.stage() != Stage::kRefused) {
    unread += bytes.substr(0, step);
    bytes.remove_prefix(std::min(step, bytes.size()));
    for (std::size_t used = 1; used != 0 && !unread.empty() && parser.stage() != Stage::kDone &&
                               parser.stage() != Stage::kRefused;) {
      used = parser.feed(unread);
      unread.erase(0, used);
    }
  }
  return unread + std::string(bytes);
}

int refused(std::string_view bytes, std::size_t step) {
  RequestParser parser(small());
  feed(parser, bytes, step);
  return parser.stage() == Stage::kRefused ? parser.refusal().status : 0;
}

}  // namespace

TEST_CASE("a request is read alike in one piece and byte by byte") {
  constexpr std::string_view kText =
      "\r\nPOST /v1/changes?x=1 HTTP/1.1\r\nHost: a\r\nX-Two:  b \r\nContent-Length: 5\r\n\r\nhelloGET /next";
  for (const std::size_t step : {std::size_t{1}, std::size_t{7}, std::size_t{1000}}) {
    RequestParser parser(small());
    const std::string rest = feed(parser, kText, step);
    REQUIRE(parser.stage() == Stage::kDone);
    CHECK(parser.request().method == Method::kPost);
    CHECK(parser.request().target == "/v1/changes?x=1");
    CHECK(parser.request().headers.find("x-two") == "b");
    CHECK(parser.request().body == "hello");
    CHECK(parser.keep_alive());
    CHECK(rest == "GET /next");
  }
}

TEST_CASE("a chunked body is put together, and its trailer is no header") {
  constexpr std::string_view kText =
      "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: "
      "Chunked\r\n\r\n5;x=y\r\nhello\r\n1\r\n!\r\n0\r\nAuthorization: Bearer x\r\n\r\n";
  for (const std::size_t step : {std::size_t{1}, std::size_t{1000}}) {
    RequestParser parser(small());
    CHECK(feed(parser, kText, step).empty());
    REQUIRE(parser.stage() == Stage::kDone);
    CHECK(parser.request().body == "hello!");
    CHECK_FALSE(parser.request().headers.find("Authorization"));
  }
}

TEST_CASE("a chunked body may be empty and arrive in any pieces") {
  for (const std::size_t step : {1U, 2U, 3U, 4U, 5U, 100U}) {
    RequestParser parser(small());
    const auto rest =
        feed(parser, "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET", step);
    CHECK(parser.stage() == Stage::kDone);
    CHECK(rest == "GET");
  }
}

TEST_CASE("what is wrong with a request decides the status") {
  const std::string long_text(500, 'x');
  const std::string chunked = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
  struct Row {
    std::string text;
    int status;
  };
  const std::array kRows{
      Row{"GET / HTTP/1.1\r\n\r\n", 400},
      Row{"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400},
      Row{"GET  / HTTP/1.1\r\nHost: a\r\n\r\n", 400},
      Row{"GET /\r\n\r\n", 400},
      Row{"GET / HTTP/1.1\nHost: a\n\n", 400},
      Row{"GET / FTP/1.1\r\nHost: a\r\n\r\n", 400},
      Row{"G@T / HTTP/1.1\r\nHost: a\r\n\r\n", 400},
      Row{"GET / HTTP/1.1\r\nHost : a\r\n\r\n", 400},
      Row{"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n", 400},
      Row{"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n", 400},
      Row{"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", 400},
      Row{"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n", 400},
      Row{"GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 1\r\n\r\n", 400},
      Row{"GET / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", 400},
      Row{chunked + "x\r\nabc", 400},
      Row{chunked + "5\r\nhelloworld\r\n", 400},
      Row{chunked + "1;" + long_text, 400},
      Row{chunked + "0\r\nX: " + long_text, 400},
      Row{"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 51\r\n\r\n", 413},
      Row{"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\n\r\n", 400},
      Row{chunked + "33\r\nabc", 413},
      Row{chunked + "20\r\n" + std::string(32, 'x') + "\r\n20\r\n", 413},
      Row{"GET /" + long_text + " HTTP/1.1\r\nHost: a\r\n\r\n", 414},
      Row{"GET /" + std::string(150, 'x') + " HTTP/1.1\r\nHost: a\r\n\r\n", 414},
      Row{"GET /" + std::string(150, 'x') + " HTTP/1.1\r\nHost: a\r\nX: " + long_text, 414},
      Row{"GET /" + long_text, 414},
      Row{"GET / HTTP/1.1\r\nHost: a\r\nExpect: the unexpected\r\n\r\n", 417},
      Row{"GET / HTTP/1.1\r\nHost: a\r\nX: " + long_text + "\r\n\r\n", 431},
      Row{"GET / HTTP/1.1\r\nHost: a\r\nX: " + long_text, 431},
      Row{"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n", 501},
      Row{"GET / HTTP/2.0\r\nHost: a\r\n\r\n", 505},
      Row{"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505},
      Row{"GET / HTTP/1.2\r\nHost: a\r\n\r\n", 505},
  };
  for (const Row& row : kRows) {
    for (const std::size_t step : {std::size_t{1}, std::size_t{10'000}}) {
      CAPTURE(row.text);
      CAPTURE(step);
      CHECK(refused(row.text, step) == row.status);
    }
  }
}

TEST_CASE("nothing that two parties could read differently is let in") {
  const std::string get = "GET / HTTP/1.1\r\nHost: a\r\n";
  const std::string post = "POST / HTTP/1.1\r\nHost: a\r\n";
  const std::string chunked = post + "Transfer-Encoding: chunked\r\n";
  struct Row {
    std::string text;
    int status;
  };
  const std::vector<Row> kRows{
      // lengths (RFC 9112, 6.3)
      {post + "Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}", 400},
      {post + "Content-Length: 2, 2\r\n\r\n{}", 400},
      {post + "Content-Length: +2\r\n\r\n{}", 400},
      {post + "Content-Length: 0x2\r\n\r\n{}", 400},
      {post + "Content-Length: 2 2\r\n\r\n{}", 400},
      {post + "Content-Length:\r\n\r\n", 400},
      // transfer codings (6.1): what does not end in chunked has no end
      {post + "Transfer-Encoding: gzip\r\n\r\n", 400},
      {post + "Transfer-Encoding: identity\r\n\r\n", 400},
      {post + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n", 400},
      {post + "Transfer-Encoding: chunked, gzip\r\n\r\n0\r\n\r\n", 400},
      {post + "Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n", 400},
      {post + "Transfer-Encoding: , chunked\r\n\r\n0\r\n\r\n", 400},
      {post + "Transfer-Encoding:\r\n\r\n0\r\n\r\n", 400},
      {chunked + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
      {chunked + "Transfer-Encoding: identity\r\n\r\n0\r\n\r\n", 400},
      {post + "Transfer-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
      {post + "Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n", 400},
      // chunks (7.1)
      {chunked + "\r\n-1\r\n\r\n\r\n", 400},
      {chunked + "\r\n0x5\r\nhello\r\n0\r\n\r\n", 400},
      {chunked + "\r\n 5\r\nhello\r\n0\r\n\r\n", 400},
      {chunked + "\r\n5 \r\nhello\r\n0\r\n\r\n", 400},
      {chunked + "\r\n5\nhello\n0\n\n", 400},
      {chunked + "\r\n5;a\nx\r\nhello\r\n0\r\n\r\n", 400},
      {chunked + "\r\n5\r\nhelloX\r\n0\r\n\r\n", 400},
      {chunked + "\r\nfffffffffffffffff\r\n", 400},
      {chunked + "\r\nffffffffffffffff\r\nabc", 413},
      {chunked + "\r\n0\r\nX: a\nY: b\r\n\r\n", 400},
      {chunked + "\r\n0\r\nX y\r\n\r\n", 400},
      {chunked + "\r\n0\r\nContent-Length: 5\r\n\r\n", 400},
      // lines (2.2, 5.1, 5.2)
      {"GET / HTTP/1.1\r\nHost: a\nX: y\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\nHost: a\n\n", 400},
      {"\r\n\nGET / HTTP/1.1\nHost: a\n\n", 400},
      {get + "X: a\r\n b\r\n\r\n", 400},
      {get + "X: a\r\n\tb\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\n Host: a\r\n\r\n", 400},
      {get + "X : a\r\n\r\n", 400},
      {get + ": a\r\n\r\n", 400},
      {get + "no colon\r\n\r\n", 400},
      {get + "X: a\rb\r\n\r\n", 400},
      {get + std::string("X: a\0b\r\n\r\n", 11), 400},
      {"GET\t/\tHTTP/1.1\r\nHost: a\r\n\r\n", 400},
      {"GET / HTTP/1.1 \r\nHost: a\r\n\r\n", 400},
      {"GET / http/1.1\r\nHost: a\r\n\r\n", 400},
      {"GET / HTTP/1.10\r\nHost: a\r\n\r\n", 400},
      // hosts (3.2): lacking, twice or not a host
      {"GET / HTTP/1.1\r\nHost: a b\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\nHost: user@a\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\nHost: a:b\r\n\r\n", 400},
      {"GET / HTTP/1.0\r\nHost: a b\r\n\r\n", 400},
      {"GET http://b/ HTTP/1.1\r\n\r\n", 400},
      {"GET http:///x HTTP/1.1\r\nHost: a\r\n\r\n", 400},
      {"GET http://:80/x HTTP/1.1\r\nHost: a\r\n\r\n", 400},
      {"GET http://user@b/x HTTP/1.1\r\nHost: a\r\n\r\n", 400},
      // targets and methods (3.1, 3.2)
      {"GET * HTTP/1.1\r\nHost: a\r\n\r\n", 400},
      {"POST * HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n", 400},
      {"CONNECT b:443 HTTP/1.1\r\nHost: b:443\r\n\r\n", 501},
      {"get / HTTP/1.1\r\nHost: a\r\n\r\n", 501},
      {"BREW / HTTP/1.1\r\nHost: a\r\n\r\n", 501},
      {std::string(300, 'A') + " / HTTP/1.1\r\nHost: a\r\n\r\n", 501},
  };
  for (const Row& row : kRows) {
    for (const std::size_t step : {std::size_t{1}, std::size_t{10'000}}) {
      CAPTURE(row.text);
      CAPTURE(step);
      CHECK(refused(row.text, step) == row.status);
    }
  }
}

TEST_CASE("what is odd and yet in order is let in") {
  for (const std::string_view text :
       {"GET / HTTP/1.1\r\nHost:\r\n\r\n", "GET / HTTP/1.1\r\nHost: [::1]:8080\r\n\r\n",
        "GET / HTTP/1.1\r\nhOST: localhost:8080\r\n\r\n", "GET http://b:80/x HTTP/1.1\r\nHost: a\r\n\r\n",
        "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", "OPTIONS http://b HTTP/1.1\r\nHost: b\r\n\r\n",
        "DELETE / HTTP/1.1\r\nHost: a\r\n\r\n", "GET / HTTP/1.0\r\n\r\n",
        "\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding:\tCHUNKED\t\r\n\r\n5;a=\"b c\"\r\nhe\nlo\r\n0\r\nX: "
        "y\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nTransfer_Encoding: chunked\r\nContent-Length: 1\r\n\r\nx"}) {
    for (const std::size_t step : {std::size_t{1}, std::size_t{10'000}}) {
      CAPTURE(text);
      RequestParser parser(small());
      CHECK(feed(parser, text, step).empty());
      CHECK(parser.stage() == Stage::kDone);
    }
  }
}

TEST_CASE("more header fields than are allowed are refused, few and long or many and short") {
  Limits limits;
  limits.header_fields = 3;
  const auto stage_of = [&limits](const std::string& fields) {
    RequestParser parser(limits);
    feed(parser, "GET / HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n", 10'000);
    return parser.stage() == Stage::kRefused ? parser.refusal().status : 200;
  };
  CHECK(stage_of("X: y\r\nX: y\r\n") == 200);
  CHECK(stage_of("X: y\r\nX: y\r\nX: y\r\n") == 431);
}

TEST_CASE("a parser reads request after request") {
  RequestParser parser(small());
  std::string bytes =
      "GET /1 HTTP/1.0\r\n\r\nGET /2 HTTP/1.0\r\nConnection: keep-alive\r\n\r\nGET /3 HTTP/1.1\r\nHost: "
      "a\r\nConnection: close\r\n\r\n";
  const auto next = [&] {
    parser.reset();
    bytes.erase(0, parser.feed(bytes));
    return parser.request().target + (parser.is_http_1_0() ? " 1.0" : " 1.1") +
           (parser.keep_alive() ? " stays" : " closes");
  };
  CHECK(next() == "/1 1.0 closes");
  CHECK(next() == "/2 1.0 stays");
  CHECK(next() == "/3 1.1 closes");
}
