#include "server/http/problem.hpp"

#include <spdlog/spdlog.h>

#include <array>
#include <boost/beast/http/status.hpp>
#include <boost/json.hpp>

namespace ecgraph::http {
namespace {

enum class Detail { kShown, kLogged };

struct Row {
  ErrorKind kind;
  int status;
  std::string_view slug;
  std::string_view title;
  Detail detail;
};

// In the order of ErrorKind, which row_of relies on.
constexpr std::array kRows{
    Row{ErrorKind::kUnreadable, 400, "unreadable", "The request cannot be read", Detail::kShown},
    Row{ErrorKind::kUnprocessable, 422, "unprocessable", "The request does not fit the graph",
        Detail::kShown},
    Row{ErrorKind::kNotFound, 404, "not-found", "Not found", Detail::kShown},
    Row{ErrorKind::kConflict, 409, "conflict", "Conflict with what is recorded", Detail::kShown},
    Row{ErrorKind::kUnauthorised, 401, "unauthorised", "A valid token is needed", Detail::kShown},
    Row{ErrorKind::kForbidden, 403, "forbidden", "The token's role does not allow this", Detail::kShown},
    Row{ErrorKind::kMethodNotAllowed, 405, "method-not-allowed", "Method not allowed", Detail::kShown},
    Row{ErrorKind::kNotAcceptable, 406, "not-acceptable", "No offered format is accepted", Detail::kShown},
    Row{ErrorKind::kUnsupportedMedia, 415, "unsupported-media", "The body's format is not read here",
        Detail::kShown},
    Row{ErrorKind::kTooLarge, 413, "too-large", "A bound was passed", Detail::kShown},
    Row{ErrorKind::kUnavailable, 503, "unavailable", "Not available now", Detail::kShown},
    Row{ErrorKind::kStorage, 503, "storage", "The store cannot answer now", Detail::kLogged},
    Row{ErrorKind::kInternal, 500, "internal", "Internal error", Detail::kLogged},
};

constexpr bool in_order() {
  for (std::size_t i = 0; i < kRows.size(); ++i) {
    if (static_cast<std::size_t>(kRows[i].kind) != i) return false;
  }
  return kRows.size() == static_cast<std::size_t>(ErrorKind::kInternal) + 1;
}
static_assert(in_order(), "a kind of error has no row, or stands in the wrong place");

const Row& row_of(ErrorKind kind) { return kRows.at(static_cast<std::size_t>(kind)); }

boost::json::array strings(const std::vector<std::string>& texts) {
  boost::json::array array;
  for (const std::string& each : texts) array.emplace_back(each);
  return array;
}

boost::json::array faults(const std::vector<Fault>& all) {
  boost::json::array array;
  for (const Fault& fault : all) {
    array.emplace_back(boost::json::object{{"pointer", fault.pointer}, {"detail", fault.detail}});
  }
  return array;
}

Response document(int status, const boost::json::object& body) {
  Response response;
  response.status = status;
  response.headers.set("Content-Type", "application/problem+json");
  // A fault of today may be mended tomorrow.
  response.headers.set("Cache-Control", "no-store");
  response.body = boost::json::serialize(body) + "\n";
  if (status == 503) response.headers.set("Retry-After", "5");
  return response;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& each : words) text += (text.empty() ? "" : ", ") + each;
  return text;
}

/// RFC 6750: without a token only the realm; else what is wrong with the token that came.
std::string challenge(const Error& error) {
  std::string text = "Bearer realm=\"ecgraph\"";
  if (error.kind == ErrorKind::kForbidden) {
    text += ", error=\"insufficient_scope\"";
    if (error.allowed.size() == 1) text += ", scope=\"" + error.allowed.front() + "\"";
  } else if (!error.field.empty()) {
    text += ", error=\"invalid_token\"";
  }
  return text;
}

}  // namespace

int status_of(ErrorKind kind) { return row_of(kind).status; }

std::string_view phrase(int status) {
  const auto known = boost::beast::http::int_to_status(static_cast<unsigned>(status));
  if (known == boost::beast::http::status::unknown) return {};
  const auto text = boost::beast::http::obsolete_reason(known);
  return {text.data(), text.size()};
}

Response problem(const Error& error, std::string_view request_id) {
  const Row& row = row_of(error.kind);
  boost::json::object body;
  body["type"] = "/problems/" + std::string(row.slug);
  body["title"] = row.title;
  body["status"] = row.status;
  if (row.detail == Detail::kShown) {
    body["detail"] = error.message;
  } else {
    spdlog::error("{}: {}", row.slug, error.message);
    body["detail"] = "The server could not answer; its log says why.";
  }
  if (!error.field.empty()) body["parameter"] = error.field;
  if (!error.allowed.empty()) body["allowed"] = strings(error.allowed);
  if (!error.nearest.empty()) body["nearest"] = strings(error.nearest);
  if (!error.faults.empty()) body["errors"] = faults(error.faults);
  if (!request_id.empty()) body["request_id"] = request_id;
  Response response = document(row.status, body);
  if (row.status == 401 || row.status == 403) response.headers.set("WWW-Authenticate", challenge(error));
  if (row.status == 405) response.headers.set("Allow", joined(error.allowed));
  return response;
}

Response problem(int status, std::string_view detail, std::string_view request_id) {
  boost::json::object body;
  body["type"] = "about:blank";
  body["title"] = phrase(status);
  body["status"] = status;
  body["detail"] = detail;
  if (!request_id.empty()) body["request_id"] = request_id;
  return document(status, body);
}

std::string plain_text(const Response& problem) {
  boost::json::error_code none;
  const auto document = boost::json::parse(std::get<std::string>(problem.body), none);
  const auto* body = document.if_object();
  if (none || body == nullptr || !body->contains("detail")) return std::string(phrase(problem.status)) + "\n";
  std::string text = std::string(body->at("detail").as_string()) + "\n";
  for (const auto& [name, words] : {std::pair{"nearest", "near it"}, std::pair{"allowed", "possible"}}) {
    if (!body->contains(name)) continue;
    std::vector<std::string> all;
    for (const auto& each : body->at(name).as_array()) all.emplace_back(each.as_string());
    text += std::string("  ") + words + ": " + joined(all) + "\n";
  }
  if (body->contains("errors")) {
    for (const auto& fault : body->at("errors").as_array())
      text += "  " + std::string(fault.at("pointer").as_string()) + ": " +
              std::string(fault.at("detail").as_string()) + "\n";
  }
  return text;
}

}  // namespace ecgraph::http
