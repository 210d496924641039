#pragma once
// Who asks: the token that a request bears, and what it allows.

#include <optional>
#include <string_view>

#include "server/http/message.hpp"
#include "server/routes/service.hpp"
#include "server/routes/table.hpp"

namespace ecgraph::routes {

/// The token that was sent; nothing when none was.
[[nodiscard]] std::optional<std::string_view> bearer(const http::Headers& headers);

/// Whose it is; an error when the route asks for more than the token, or no token, allows. A token that is
/// sent must be good, also where none is needed: whoever sends one relies on it.
[[nodiscard]] Result<auth::Identity> identify(const Service& service, const http::Request& request,
                                              const Route& route);

}  // namespace ecgraph::routes
