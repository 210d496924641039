#pragma once
// Response → status line and header fields, as bytes.

#include <cstdint>
#include <string>

#include "server/http/message.hpp"

namespace ecgraph::http {

/// How the client learns where the body ends.
enum class Framing : std::uint8_t {
  kNone,        ///< there is no body and no length is stated (204, 304, HEAD of a stream)
  kLength,      ///< Content-Length
  kChunked,     ///< Transfer-Encoding: chunked
  kUntilClose,  ///< the body ends with the connection (a stream to an HTTP/1.0 client)
};

/// What the Connection field must say.
enum class Persistence : std::uint8_t {
  kImplied,  ///< stays open, as HTTP/1.1 does
  kStated,   ///< stays open and says so, for HTTP/1.0
  kClose,
};

/// The head of an answer, up to and with the empty line. `length` counts with `kLength` only. Control
/// characters in values become spaces, so that no value can begin a new field.
[[nodiscard]] std::string response_head(const Response& response, Framing framing, std::uint64_t length,
                                        Persistence persistence);

}  // namespace ecgraph::http
