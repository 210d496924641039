#pragma once
// Dashboards on other origins may read everything (CORS, WHATWG Fetch).

#include <string_view>

#include "server/http/message.hpp"

namespace ecgraph::routes {

/// Lets pages of any origin read the answer (Fetch standard, CORS protocol).
void allow_cross_origin(http::Response& response);

/// 204 with the methods possible, as `Allow` and for preflights.
[[nodiscard]] http::Response options_response(std::string_view allowed_methods);

}  // namespace ecgraph::routes
