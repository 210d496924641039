#pragma once
// Around every request: an id, the counters, and a line in the log once its answer has left.

#include <string_view>

#include "server/http/message.hpp"
#include "server/routes/service.hpp"

namespace ecgraph::routes {

/// The handler that a server is given. A request keeps the id that it brings in `X-Request-Id`, when that is
/// short and plain, or gets one; the answer, a problem document and every line of the log about it name the
/// id. What a client sends beside method and id (headers, query, body) is in none of them.
class Telemetry {
 public:
  explicit Telemetry(const Service& service) : service_(service) {}

  /// What dispatch answers, with the id, and told about when it has left.
  [[nodiscard]] http::Response answer(const http::Request& request) const;
  /// The answer to a fault that HTTP itself names, found before there was a request to dispatch.
  [[nodiscard]] http::Response fault(int status, std::string_view detail) const;

 private:
  const Service& service_;
};

}  // namespace ecgraph::routes
