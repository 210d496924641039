#pragma once
// The one list of routes. Routing, parameters, 404, 405 and OPTIONS answers, the CLI's `query`, and the check
// of api-spec/openapi.yaml all come from it.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/auth/tokens.hpp"
#include "server/http/message.hpp"
#include "server/routes/call.hpp"
#include "server/routes/parameter.hpp"

namespace ecgraph::routes {

/// One row: what is answered, by what, to whom.
struct Route {
  http::Method method;
  std::string_view path;  ///< `{id}` stands for one segment
  std::string_view summary;
  std::vector<Parameter> parameters;
  render::RowKind rows = render::RowKind::kOther;  ///< what an answer's rows are: which formats fit
  auth::Role role = auth::Role::kReader;  ///< the least role; reading is open unless configured otherwise
  bool always_open = false;    ///< whatever is configured: probes, metrics and tools come without a token
  bool offers_events = false;  ///< `format=sse` too
  bool takes_form = false;     ///< a POST of fields, as browsers send them, in place of JSON
  bool lines_first = false;    ///< NDJSON for whoever takes anything: the answer is long as a rule
  http::Weight weight = http::Weight::kLight;
  Handler handler;
};

/// Every row.
[[nodiscard]] std::span<const Route> routes();

/// What a path leads to: its routes by method, and what stood for {id}.
struct Matched {
  std::vector<const Route*> routes;
  std::string argument;
};
[[nodiscard]] Matched match(std::span<const std::string> segments);

/// The route for a method among those of a path; HEAD is answered by GET.
[[nodiscard]] const Route* for_method(const Matched& matched, http::Method method);

/// How much work a request is: that of the row that it asks for by its path as written.
[[nodiscard]] http::Weight weight_of(const http::Request& request);

/// `GET`, `HEAD`, `OPTIONS`
[[nodiscard]] std::vector<std::string> allowed_methods(const Matched& matched);

}  // namespace ecgraph::routes
