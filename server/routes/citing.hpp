#pragma once
// What a citation of an answer says beside the answer itself.

#include <string_view>

#include "server/http/message.hpp"
#include "server/render/format.hpp"
#include "server/routes/call.hpp"
#include "server/routes/table.hpp"

namespace ecgraph::routes {

/// The address under which a server is known: `https://graph.example.org/export`, without a slash at its end.
/// Fails on what is no absolute http or https address, and on one with a query, a fragment or a user.
[[nodiscard]] Result<std::string> read_public_url(std::string_view text);

/// Where this server is: as configured, else as its client names it; empty when neither says.
[[nodiscard]] std::string address_of(const Service& service, const http::Headers& headers);

/// For an answer whose `query` and permanent link are settled. The address is the configured one, else the
/// host that the client named; asked without either, the link stays a path.
[[nodiscard]] render::Citing citing_of(const Call& call, const Route& route, const http::Headers& headers,
                                       const boost::json::object& query);

/// Whether an answer can be cited: its link must be one that a server takes.
[[nodiscard]] Result<void> check_citable(const render::Answer& answer, const render::Writing& writing);

}  // namespace ecgraph::routes
