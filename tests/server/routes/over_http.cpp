// The whole way from the socket to the graph and back, for clients that are odd, careless or hostile.
#include <doctest/doctest.h>

#include "server/routes/table.hpp"
#include "tests/server/http/running_server.hpp"
#include "tests/server/routes/asked.hpp"
#include "tests/support/http_client.hpp"

using namespace ecgraph;
using namespace ecgraph::tests;

namespace {

/// One target of each GET route, in its most ordinary form.
std::string ordinary(const routes::Route& route) {
  static const std::map<std::string_view, std::string> kTargets{
      {"/v1/entities", "/v1/entities?type=company"},
      {"/v1/entities/{id}", "/v1/entities/smic"},
      {"/v1/entities/{id}/relations", "/v1/entities/smic/relations?at=2021-06-01"},
      {"/v1/ownership/{id}", "/v1/ownership/nexperia?at=2025-10-15"},
      {"/v1/search", "/v1/search?q=smic"},
      {"/v1/screen", "/v1/screen?body=eyJuYW1lcyI6W3sibmFtZSI6IkhpIFNpbGljb24ifV19"},
      {"/v1/reconcile/suggest/{id}", "/v1/reconcile/suggest/entity?prefix=smic"},
      {"/v1/reconcile/flyout", "/v1/reconcile/flyout?id=smic"},
      {"/v1/reconcile/preview", "/v1/reconcile/preview?id=smic"},
      {"/v1/legality", "/v1/legality?item=nvidia-h800&destination=CN&at=2023-10-20"}};
  const auto known = kTargets.find(route.path);
  if (known != kTargets.end()) return known->second;
  std::string target(route.path);
  const auto id = target.find("/{id}");
  if (id == std::string::npos) return target;
  const std::string list = target.substr(0, id);
  return list + "/" + std::string(ask(list + "?limit=1").json().at("results").at(0).at("id").as_string());
}

bool is_of_the_moment(const std::string& name) {
  return name == "date" || name == "transfer-encoding";  // HEAD has no coding of a body that it does not send
}

std::map<std::string, std::string> lasting(const HttpAnswer& answer) {
  auto headers = answer.headers;
  std::erase_if(headers, [](const auto& field) { return is_of_the_moment(field.first); });
  return headers;
}

/// The status that a raw request line gets.
int status_of(unsigned short port, std::string_view line) {
  HttpConnection client(port);
  client.send(std::string(line) + " HTTP/1.1\r\nHost: a\r\n\r\n");
  const auto answer = client.read_answer();
  CHECK(answer.whole);
  return answer.status;
}

HttpAnswer post(unsigned short port, std::string_view body, const std::string& type = "application/json") {
  return http_post(port, "/v1/legality", body, {{"Content-Type", type}});
}

}  // namespace

TEST_CASE("HEAD of every route has the headers of GET and no body, in every format, compressed or not") {
  RunningServer running(built_in_handler());
  HttpConnection client(running.port());
  int asked = 0;
  for (const auto& route : routes::routes()) {
    if (route.method != http::Method::kGet || route.path == "/metrics") continue;
    for (const char* accept : {"application/json", "text/csv", "application/x-ndjson", "text/plain", "*/*"}) {
      for (const char* coding : {"identity", "gzip"}) {
        const HttpFields fields{{"Accept", accept}, {"Accept-Encoding", coding}};
        const auto target = ordinary(route);
        CAPTURE(target);
        CAPTURE(accept);
        CAPTURE(coding);
        const auto head = client.request("HEAD", target, {}, fields);
        const auto got = client.request("GET", target, {}, fields);  // garbled if HEAD had a body
        CHECK(head.status == got.status);
        CHECK(lasting(head) == lasting(got));
        ++asked;
      }
    }
  }
  CHECK(asked > 100);
}

TEST_CASE("questions of legality and writes are heavy, what operators ask is not") {
  const auto weight = [](const char* method, const char* target) {
    http::Request request;
    request.method = http::method_of(method);
    request.target = target;
    return routes::weight_of(request);
  };
  CHECK(weight("GET", "/v1/legality?item=H800&destination=CN") == http::Weight::kHeavy);
  CHECK(weight("HEAD", "/v1/legality") == http::Weight::kHeavy);
  CHECK(weight("POST", "/v1/legality") == http::Weight::kHeavy);
  CHECK(weight("POST", "/v1/changes") == http::Weight::kHeavy);
  CHECK(weight("GET", "/v1/ownership/smic?depth=3") == http::Weight::kHeavy);
  CHECK(weight("GET", "/v1/ownership/smic/more") == http::Weight::kLight);
  for (const char* probe : {"/healthz", "/readyz?x", "/metrics"}) {
    CHECK(weight("GET", probe) == http::Weight::kProbe);
    CHECK(weight("HEAD", probe) == http::Weight::kProbe);
    CHECK(weight("POST", probe) == http::Weight::kLight);  // a 405
  }
  for (const char* other : {"/v1/relations", "/v1/entities/smic", "/openapi.json", "/nothing", "*"})
    CHECK(weight("GET", other) == http::Weight::kLight);
}

TEST_CASE("a web page may ask before it sends a token, though reading needs one") {
  RunningServer running(built_in_handler(true));
  const auto preflight = HttpConnection(running.port())
                             .request("OPTIONS", "/v1/relations", {},
                                      {{"Origin", "https://example.org"},
                                       {"Access-Control-Request-Method", "GET"},
                                       {"Access-Control-Request-Headers", "authorization"}});
  CHECK(preflight.status == 204);
  CHECK(preflight.header("access-control-allow-origin") == "*");
  CHECK(preflight.header("access-control-allow-methods") == "GET, HEAD, OPTIONS");
  CHECK(preflight.header("access-control-allow-headers").find("Authorization") == 0);
  CHECK(preflight.header("access-control-max-age") == "86400");
  CHECK(preflight.header("content-length").empty());
  const auto closed =
      http_get(running.port(), "/v1/relations?type=owns", {{"Origin", "https://example.org"}});
  CHECK(closed.status == 401);
  CHECK(closed.header("access-control-allow-origin") == "*");
  CHECK(closed.header("www-authenticate").starts_with("Bearer"));
  const HttpFields token{{"Authorization", "Bearer " + editor_token()}};
  CHECK(http_get(running.port(), "/v1/relations?type=owns", token).status == 200);
  CHECK(http_get(running.port(), "/healthz").status == 200);
  CHECK(http_get(running.port(), "/openapi.json").status == 200);
}

TEST_CASE("OPTIONS tells the methods of an address, and of the server as a whole") {
  RunningServer running(built_in_handler());
  HttpConnection client(running.port());
  CHECK(client.request("OPTIONS", "*").header("allow") == "GET, HEAD, POST, OPTIONS");
  CHECK(client.request("OPTIONS", "http://example.org").header("allow") == "GET, HEAD, POST, OPTIONS");
  CHECK(client.request("OPTIONS", "/v1/legality").header("allow") == "GET, HEAD, POST, OPTIONS");
  CHECK(client.request("OPTIONS", "/v1/changes").header("allow") == "GET, HEAD, POST, OPTIONS");
  CHECK(client.request("OPTIONS", "/v1/nothing").status == 404);
  const auto deleted = client.request("DELETE", "/v1/entities/smic");
  CHECK(deleted.status == 405);
  CHECK(deleted.header("allow") == "GET, HEAD, OPTIONS");
}

TEST_CASE("an answer that the client holds is not sent again, however it says so") {
  RunningServer running(built_in_handler());
  HttpConnection client(running.port());
  for (const char* target : {"/v1/entities/smic", "/openapi.json"}) {
    for (const char* coding : {"identity", "gzip"}) {
      const auto got = client.request("GET", target, {}, {{"Accept-Encoding", coding}});
      const auto tag = got.header("etag");
      REQUIRE_FALSE(tag.empty());
      for (const auto& held :
           {tag, "W/" + tag, "\"other\", " + tag, "\"a,b\" ,\t" + tag + ",", std::string("*")}) {
        CAPTURE(held);
        const HttpFields fields{{"Accept-Encoding", coding}, {"If-None-Match", held}};
        const auto again = client.request("GET", target, {}, fields);
        CHECK(again.status == 304);
        CHECK(again.header("content-length").empty());
        CHECK(again.header("vary") == got.header("vary"));
        CHECK(again.header("cache-control") == got.header("cache-control"));
        CHECK(client.request("HEAD", target, {}, fields).status == 304);
      }
      CHECK(client.request("GET", target, {}, {{"If-None-Match", "\"other\""}}).status == 200);
    }
  }
}

TEST_CASE("a part of an answer is not to be had, so the whole comes") {
  RunningServer running(built_in_handler());
  const auto whole = http_get(running.port(), "/healthz");
  const auto ranged = http_get(running.port(), "/healthz", {{"Range", "bytes=0-3"}, {"If-Range", "\"x\""}});
  CHECK(ranged.status == 200);
  CHECK(ranged.body == whole.body);
  CHECK(ranged.header("content-range").empty());
}

TEST_CASE("targets that mean nothing, or two things, are refused") {
  RunningServer running(built_in_handler());
  for (const char* bad :
       {"/v1/search?q=%00", "/v1/entities/a%00b", "/v1/search?q=%zz", "/v1/search?q=%", "/v1/entities/%4",
        "/v1/search?q=%c0%af", "/v1/entities/%c0%af", "/v1/search?q=%ed%a0%80", "/v1/search?q=\xff",
        "/v1/search?q=%f8%88%80%80%80", "/v1/search?%ff=1", "/v1/../v1/schema", "/v1/%2e%2e/schema",
        "/./healthz", "/healthz#x", "healthz", "ftp://example.org/healthz"}) {
    CAPTURE(bad);
    CHECK(status_of(running.port(), std::string("GET ") + bad) == 400);
  }
  for (const char* nowhere : {"//healthz", "/v1//schema", "/v1/schema/", "/v1%2Fschema", "/V1/schema",
                              "/v1/entities/a%2Fb", "/v1/entities/a%2F..%2Fsmic", "/v1/entities/"}) {
    CAPTURE(nowhere);
    CHECK(status_of(running.port(), std::string("GET ") + nowhere) == 404);
  }
  CHECK(status_of(running.port(), "GET /%76%31/schema") == 200);
  CHECK(status_of(running.port(), "GET http://elsewhere.example/healthz") == 200);
}

TEST_CASE("a plus is a space in a query and a plus in a path") {
  RunningServer running(built_in_handler());
  const auto plus = http_get(running.port(), "/v1/search?q=Liang+Mong+Song");
  const auto percent = http_get(running.port(), "/v1/search?q=Liang%20Mong%20Song");
  CHECK(plus.status == 200);
  CHECK(plus.body == percent.body);
  CHECK(plus.body.find("liang-mong-song") != std::string::npos);
  CHECK(http_get(running.port(), "/v1/search?q=Liang%2BMong").body.find("Liang%2BMong") != std::string::npos);
  const auto path = http_get(running.port(), "/v1/entities/a+b");
  CHECK(path.status == 404);
  CHECK(path.body.find("a+b") != std::string::npos);
}

TEST_CASE("bodies that are no question are refused with the reason") {
  RunningServer running(built_in_handler());
  const auto port = running.port();
  CHECK(post(port, "{}", "text/plain").status == 415);
  CHECK(post(port, "{}", "application/jsonp").status == 415);
  CHECK(http_post(port, "/v1/legality", "{}").status == 415);
  CHECK(post(port, "").status == 400);
  CHECK(post(port, "{\"items\":[\"\xff\"]}").status == 400);
  CHECK(post(port, "{\"items\":[\"\xc0\xaf\"]}").status == 400);
  CHECK(post(port, "{\"items\":[\"\\ud800\"]}").status == 400);
  CHECK(post(port, "\xef\xbb\xbf{}").status == 400);
  CHECK(post(port, "{} {}").status == 400);
  CHECK(post(port, "{\"items\":1,\"items\":2}").status == 400);
  CHECK(post(port, std::string(33, '[') + std::string(33, ']')).status == 413);
  CHECK(post(port, std::string(100'000, '[')).status == 413);
  std::string many = "[0";
  for (int i = 0; i < 1'000'000; ++i) many += ",0";
  CHECK(post(port, many + "]").status == 413);
}
