#pragma once
// Every bound of the HTTP front, with its default, in one place. server/cli/limit_options.cpp names the
// options that set them, `ecgraph serve --help` shows them.
//
// What clients can make the front hold, at most, with these defaults:
//   connections × (header + what is read ahead) = 4,096 × (16 + 16) KiB = 128 MiB while requests arrive,
//   connections × (a piece of an answer + its row) = 4,096 × about 32 KiB = 128 MiB while answers leave,
//   compressing × 256 KiB of zlib's = 64 MiB,
//   bodies_bytes × 2, because strings grow by doubling = 512 MiB,
// and the answers that are one string (the API description, an error) once a connection. An idle connection
// holds about 2 KiB. Beside the front, each worker may hold one body as a document: 1,000,000 values of 40
// bytes (72 in an object, twice that while lists grow) and the text of the body. What the kernel buffers for
// sockets comes on top (net.ipv4.tcp_mem).

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace ecgraph::http {

/// What a server allows its clients.
struct Limits {
  std::size_t header_bytes = 16 * 1024;            ///< request line and header fields together (431)
  std::size_t header_fields = 100;                 ///< header fields of a request (431)
  std::size_t target_bytes = 8 * 1024;             ///< the request target (414)
  std::uint64_t body_bytes = 8 * 1024 * 1024;      ///< a request body (413)
  std::uint64_t bodies_bytes = 256 * 1024 * 1024;  ///< all request bodies held at once (503)
  std::size_t connections = 4096;                  ///< open at once; more get 503
  std::size_t address_connections = 3072;  ///< of these, by one IPv4 address or IPv6 /64; more get 503
  std::size_t waiting = 1024;              ///< requests that wait for a worker; more get 503
  std::size_t compressing = 256;           ///< long answers compressed as they are sent; more go uncompressed
  std::size_t pipelined = 16;  ///< answers in a row to one connection before others have their turn
  std::chrono::milliseconds turn{10'000};            ///< for a request to wait for a worker (503)
  std::chrono::milliseconds idle{60'000};            ///< a kept-alive connection without a request
  std::chrono::milliseconds request_header{10'000};  ///< from its first byte to the end of its header (408)
  std::chrono::milliseconds request_body{30'000};    ///< for the whole body (408)
  std::chrono::milliseconds write{30'000};           ///< for a client to take 64 KiB of the answer
  std::chrono::milliseconds linger{2'000};           ///< for a client to read the last answer and close
  std::chrono::milliseconds poll{1'000};  ///< until a source that waits is asked again without being woken
  std::chrono::milliseconds first_request{200};  ///< for a new client's request when the server stops
  std::chrono::milliseconds drain{10'000};       ///< for requests in flight when the server stops
};

}  // namespace ecgraph::http
