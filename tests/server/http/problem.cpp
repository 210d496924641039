#include "server/http/problem.hpp"

#include <doctest/doctest.h>

#include <array>
#include <boost/json.hpp>

using namespace ecgraph;
using namespace ecgraph::http;

namespace {

boost::json::object body_of(const Response& response) {
  return boost::json::parse(std::get<std::string>(response.body)).as_object();
}

}  // namespace

TEST_CASE("every kind of error has its status, a type and a title") {
  constexpr std::array<std::pair<ErrorKind, int>, 13> kStatuses{{
      {ErrorKind::kUnreadable, 400},
      {ErrorKind::kUnprocessable, 422},
      {ErrorKind::kNotFound, 404},
      {ErrorKind::kConflict, 409},
      {ErrorKind::kUnauthorised, 401},
      {ErrorKind::kForbidden, 403},
      {ErrorKind::kMethodNotAllowed, 405},
      {ErrorKind::kNotAcceptable, 406},
      {ErrorKind::kUnsupportedMedia, 415},
      {ErrorKind::kTooLarge, 413},
      {ErrorKind::kUnavailable, 503},
      {ErrorKind::kStorage, 503},
      {ErrorKind::kInternal, 500},
  }};
  for (const auto& [kind, status] : kStatuses) {
    CAPTURE(status);
    CHECK(status_of(kind) == status);
    const Response response = problem(fail(kind, "A sentence.").value());
    CHECK(response.status == status);
    CHECK(response.headers.find("Content-Type") == "application/problem+json");
    const auto body = body_of(response);
    CHECK(body.at("status").as_int64() == status);
    CHECK(body.at("type").as_string().starts_with("/problems/"));
    CHECK_FALSE(body.at("title").as_string().empty());
    CHECK_FALSE(body.at("detail").as_string().empty());
  }
}

TEST_CASE("a problem carries what a person needs to mend it, and leaves out what there is not") {
  Error error{ErrorKind::kUnprocessable, "No type \"chp\".", "type",
              {"chip", "company"},       {"chip"},           {{"/changes/0", "no id"}}};
  const auto body = body_of(problem(error));
  CHECK(
      boost::json::serialize(body) ==
      R"({"type":"/problems/unprocessable","title":"The request does not fit the graph","status":422,"detail":"No type \"chp\".","parameter":"type",)"
      R"("allowed":["chip","company"],"nearest":["chip"],"errors":[{"pointer":"/changes/0","detail":"no id"}]})");
  CHECK_FALSE(body_of(problem(fail(ErrorKind::kNotFound, "None.").value())).contains("allowed"));
}

TEST_CASE("a list of one allowed or nearest name is still a list") {
  const auto body = body_of(problem(Error{ErrorKind::kUnreadable, "x", "", {"one"}, {"near"}, {}}));
  CHECK(body.at("allowed").is_array());
  CHECK(body.at("nearest").is_array());
}

TEST_CASE("the headers that a status asks for are there") {
  CHECK(problem(fail(ErrorKind::kUnauthorised, "x").value()).headers.find("WWW-Authenticate") ==
        "Bearer realm=\"ecgraph\"");
  CHECK(problem(fail(ErrorKind::kUnauthorised, "x", "Authorization").value())
            .headers.find("WWW-Authenticate") == "Bearer realm=\"ecgraph\", error=\"invalid_token\"");
  CHECK(problem(Error{ErrorKind::kForbidden, "x", "Authorization", {"editor"}, {}, {}})
            .headers.find("WWW-Authenticate") ==
        "Bearer realm=\"ecgraph\", error=\"insufficient_scope\", scope=\"editor\"");
  CHECK(
      problem(Error{ErrorKind::kMethodNotAllowed, "x", "", {"GET", "HEAD"}, {}, {}}).headers.find("Allow") ==
      "GET, HEAD");
  CHECK(problem(fail(ErrorKind::kUnavailable, "x").value()).headers.find("Retry-After"));
}

TEST_CASE("a problem names its request, when that has an id") {
  const auto error = fail(ErrorKind::kNotFound, "None.").value();
  CHECK(body_of(problem(error, "r-1")).at("request_id") == "r-1");
  CHECK(body_of(problem(404, "None.", "r-1")).at("request_id") == "r-1");
  CHECK_FALSE(body_of(problem(error)).contains("request_id"));
}

TEST_CASE("a problem reads as sentences for people") {
  const Error error{ErrorKind::kUnprocessable, "No type \"chp\".", "type",
                    {"chip", "company"},       {"chip"},           {{"/changes/0", "no id"}}};
  CHECK(plain_text(problem(error)) ==
        "No type \"chp\".\n  near it: chip\n  possible: chip, company\n  /changes/0: no id\n");
  Response other;
  other.status = 502;
  other.body = "no JSON";
  CHECK(plain_text(other) == "Bad Gateway\n");
}

TEST_CASE("what went wrong inside stays in the log") {
  for (const auto kind : {ErrorKind::kInternal, ErrorKind::kStorage}) {
    CHECK(std::get<std::string>(problem(fail(kind, "/var/lib/secret is gone").value()).body).find("secret") ==
          std::string::npos);
  }
}

TEST_CASE("faults of HTTP itself are of type about:blank") {
  const auto body = body_of(problem(431, "Too long."));
  CHECK(body.at("type").as_string() == "about:blank");
  CHECK(body.at("title").as_string() == "Request Header Fields Too Large");
  CHECK(body.at("detail").as_string() == "Too long.");
}
