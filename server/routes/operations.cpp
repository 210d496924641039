// What operators and tools ask: the API description, whether the process lives, whether it answers.

#include "schema/embedded.hpp"
#include "server/routes/api_document.hpp"
#include "server/routes/handlers.hpp"

namespace ecgraph::routes {

Result<Reply> get_openapi(Call&) { return Text{"application/json", std::string(api_document())}; }

Result<Reply> get_health(Call&) { return Text{"application/json", R"({"status":"ok"})"}; }

Result<Reply> get_readiness(Call& call) {
  if (auto writable = call.service.graph().writable(); !writable) return fail(std::move(writable.error()));
  const boost::json::object answer{{"status", "ok"},
                                   {"revision", call.view.revision().number},
                                   {"recorded_at", call.view.recorded_at().text()},
                                   {"log", call.service.graph().log_id()},
                                   {"version", call.service.version()}};
  return Text{"application/json", boost::json::serialize(answer)};
}

}  // namespace ecgraph::routes
