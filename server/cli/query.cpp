// ecgraph query: the questions of the HTTP API, through the same code, without a server.

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <iterator>

#include "server/cli/file_text.hpp"
#include "server/cli/session.hpp"
#include "server/http/problem.hpp"
#include "server/routes/dispatch.hpp"
#include "server/routes/presentation.hpp"

namespace ecgraph::cli {
namespace {

/// `legality` and `item=H800` → `/v1/legality?item=H800`. On a terminal the answer is a table unless asked
/// otherwise.
std::string target_of(const QueryOptions& options) {
  std::string target = options.path.starts_with('/') ? options.path : "/v1/" + options.path;
  std::vector<std::pair<std::string, std::string>> parameters;
  for (const auto& parameter : options.parameters) {
    const auto equals = std::min(parameter.find('='), parameter.size());
    parameters.emplace_back(parameter.substr(0, equals),
                            equals < parameter.size() ? parameter.substr(equals + 1) : "");
  }
  if (!parameters.empty())
    target += (target.find('?') == std::string::npos ? "?" : "&") + routes::query_string(parameters);
  return target;
}

/// A word alone does not say what it is.
Result<void> check_named(const QueryOptions& options) {
  for (const auto& parameter : options.parameters) {
    if (parameter.find('=') != std::string::npos) continue;
    return fail(
        ErrorKind::kUnreadable,
        fmt::format("\"{0}\" does not say which parameter it is: write name={0}, as in `ecgraph query "
                    "legality item=H800 destination=CN during=2023-10`.",
                    parameter));
  }
  return {};
}

/// Writes the body; false when it breaks off.
bool print(http::Response& response) {
  if (const auto* text = std::get_if<std::string>(&response.body)) {
    std::fwrite(text->data(), 1, text->size(), stdout);
    if (!text->ends_with('\n')) std::fputc('\n', stdout);
    return true;
  }
  auto& source = *std::get<std::unique_ptr<http::BodySource>>(response.body);
  using Next = http::BodySource::Next;
  for (Next next = Next::kMore; next == Next::kMore;) {
    std::string piece;
    next = source.next(piece);
    std::fwrite(piece.data(), 1, piece.size(), stdout);
    if (next == Next::kBroken) return false;
  }
  return true;
}

}  // namespace

int query(const QueryOptions& options) {
  if (auto named = check_named(options); !named) return report(named.error());
  auto session = open_session(options.store, Graph::Open::kCreate, false, Progress::kSilent);
  if (!session) return report(session.error());
  if (auto loaded = load_built_in(*session->graph, Progress::kSilent); !loaded) return report(loaded.error());
  http::Request request;
  request.method_text = options.body.empty() ? "GET" : "POST";
  request.method = options.body.empty() ? http::Method::kGet : http::Method::kPost;
  request.target = target_of(options);
  request.headers.set("Accept", isatty(STDOUT_FILENO) != 0 ? "text/plain, */*;q=0.5" : "*/*");
  if (!options.body.empty()) {
    auto body = file_text(options.body);
    if (!body) return report(body.error());
    request.body = std::move(*body);
    request.headers.set("Content-Type", "application/json");
  }
  auto response = routes::dispatch(*session->service, request);
  if (response.status >= 300 && response.status < 400) {
    request.target = std::string(response.headers.find("Location").value_or(""));
    response = routes::dispatch(*session->service, request);
  }
  if (response.status >= 400 && isatty(STDOUT_FILENO) != 0) {
    fmt::print(stderr, "ecgraph: {}", http::plain_text(response));
    return 1;
  }
  const bool whole = print(response);
  return whole && response.status < 400 ? 0 : 1;
}

}  // namespace ecgraph::cli
