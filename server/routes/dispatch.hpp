#pragma once
// A request to its answer: the one way in and out of the handlers.

#include "server/http/message.hpp"
#include "server/routes/service.hpp"

namespace ecgraph::routes {

/// Finds the route, checks role and parameters, pins the recorded state, asks the handler, and renders what
/// it answers. Every failure becomes a problem document; nothing is thrown for bad input.
[[nodiscard]] http::Response dispatch(const Service& service, const http::Request& request);

}  // namespace ecgraph::routes
