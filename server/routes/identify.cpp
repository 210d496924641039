#include "server/routes/identify.hpp"

#include <fmt/format.h>

namespace ecgraph::routes {

std::optional<std::string_view> bearer(const http::Headers& headers) {
  constexpr std::string_view kScheme = "Bearer ";
  const auto field = headers.find("Authorization");
  if (!field || !http::same_word(field->substr(0, kScheme.size()), kScheme)) return std::nullopt;
  return field->substr(kScheme.size());
}

Result<auth::Identity> identify(const Service& service, const http::Request& request, const Route& route) {
  if (route.always_open) return auth::Identity{};
  const auto token = bearer(request.headers);
  if (!token) {
    if (route.role == auth::Role::kReader && !service.reads_need_token()) return auth::Identity{};
    return fail(ErrorKind::kUnauthorised,
                "This needs a token: send \"Authorization: Bearer …\". `ecgraph token new` makes one.");
  }
  auto identity = service.tokens().identify(*token, service.now().day());
  if (!identity || identity->role >= route.role) return identity;
  return fail(Error{ErrorKind::kForbidden,
                    fmt::format("The token's role is {}; this needs {}.", auth::word(identity->role),
                                auth::word(route.role)),
                    "Authorization",
                    {std::string(auth::word(route.role))},
                    {},
                    {}});
}

}  // namespace ecgraph::routes
