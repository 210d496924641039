#pragma once
// Drawing a streamed body from its source.

#include <cstddef>
#include <string>

#include "server/http/message.hpp"

namespace ecgraph::http {

/// The front sends a streamed body in pieces of at least this many bytes: small ones cost a chunk and a
/// system call each.
inline constexpr std::size_t kPieceBytes = 16 * 1024;

/// Draws until `piece` holds kPieceBytes, the source stops asking for more, or it was asked often. A source
/// that throws counts as broken.
[[nodiscard]] BodySource::Next fill(BodySource& source, std::string& piece);

/// Draws the first piece of a streamed answer before its header is written. If that was all, the answer
/// becomes a plain string with a length; if the source broke that early, a 500 that the client can read
/// instead of a cut connection.
void settle(Response& response);

}  // namespace ecgraph::http
