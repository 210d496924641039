#include "server/http/message.hpp"

#include <doctest/doctest.h>

#include "server/http/response_head.hpp"

using namespace ecgraph::http;

TEST_CASE("header names are compared without case, and values kept in order") {
  Headers headers;
  headers.add("Accept", "a");
  headers.add("X", "1");
  headers.add("accept", "b");
  CHECK(headers.find("ACCEPT") == "a");
  CHECK(headers.list("Accept") == "a, b");
  headers.set("aCCept", "c");
  CHECK(headers.list("accept") == "c");
  headers.remove("x");
  CHECK_FALSE(headers.find("X"));
}

TEST_CASE("methods are case-sensitive words") {
  CHECK(method_of("GET") == Method::kGet);
  CHECK(method_of("get") == Method::kOther);
  CHECK(method_of("DELETE") == Method::kOther);
  CHECK(word(Method::kHead) == "HEAD");
}

TEST_CASE("no header value can begin another field, and framing belongs to the front") {
  Response response;
  response.headers.set("X", "a\r\nSet-Cookie: b");
  response.headers.set("content-length", "99");
  const std::string head = response_head(response, Framing::kLength, 3, Persistence::kStated);
  CHECK(head.starts_with("HTTP/1.1 200 OK\r\nDate: "));
  CHECK(head.find("X: a  Set-Cookie: b\r\n") != std::string::npos);
  CHECK(head.find("99") == std::string::npos);
  CHECK(head.find("Content-Length: 3\r\n") != std::string::npos);
  CHECK(head.ends_with("Connection: keep-alive\r\n\r\n"));
}
