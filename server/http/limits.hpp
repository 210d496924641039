#pragma once
// Every bound of the HTTP front, with its default, in one place.

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace ecgraph::http {

/// Bounds of what a client may send and of how long it may take.
struct Limits {
  std::size_t header_bytes = 16 * 1024;        ///< request line and header fields together (431)
  std::size_t target_bytes = 8 * 1024;         ///< the request target (414)
  std::uint64_t body_bytes = 8 * 1024 * 1024;  ///< a request body (413)
  std::size_t connections = 1024;              ///< open at once; more get 503
  std::size_t pipelined = 16;  ///< answers in a row to one connection before others have their turn
  std::chrono::milliseconds idle{60'000};            ///< a kept-alive connection without a request
  std::chrono::milliseconds request_header{10'000};  ///< from its first byte to the end of its header (408)
  std::chrono::milliseconds request_body{30'000};    ///< for the whole body (408)
  std::chrono::milliseconds write{30'000};           ///< for a client to take one piece of the answer
  std::chrono::milliseconds linger{2'000};           ///< for a client to read the last answer and close
  std::chrono::milliseconds poll{250};               ///< until a source that waits is asked again
  std::chrono::milliseconds first_request{200};      ///< for a new client's request when the server stops
  std::chrono::milliseconds drain{10'000};           ///< for requests in flight when the server stops
};

}  // namespace ecgraph::http
