#pragma once
// A request to its answer: the one way in and out of the handlers.

#include "server/http/message.hpp"
#include "server/routes/exchange.hpp"
#include "server/routes/service.hpp"

namespace ecgraph::routes {

/// Finds the route, checks role and parameters, pins the recorded state, asks the handler, and renders what
/// it answers. Every failure becomes a problem document; nothing is thrown for bad input.
/// `exchange` gives the request's id and takes what becomes known.
[[nodiscard]] http::Response dispatch(const Service& service, const http::Request& request,
                                      Exchange& exchange);
[[nodiscard]] http::Response dispatch(const Service& service, const http::Request& request);

}  // namespace ecgraph::routes
