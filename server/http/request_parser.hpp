#pragma once
// Bytes → Request. No sockets here: tests and fuzzers feed it directly.

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "server/http/limits.hpp"
#include "server/http/message.hpp"

namespace ecgraph::http {

/// Why the front itself answers a request: the status and the sentence for the problem document.
struct Refusal {
  int status = 400;
  std::string detail;
};

/// Reads one request after another from a stream of bytes, within Limits.
///
/// Strict where leniency lets two parties disagree about where a request ends or whom it asks: a
/// Content-Length beside a Transfer-Encoding or given twice, codings other than `chunked`, folded fields,
/// lines that end in LF alone, repeated, missing or odd Host fields are refused. Not safe for use from two
/// threads at once.
class RequestParser {
 public:
  /// How far the request has come.
  enum class Stage {
    kEmpty,    ///< no byte of a request yet
    kHeader,   ///< within the request line or the header fields
    kBody,     ///< the header is whole, the body is not
    kDone,     ///< request() is whole
    kRefused,  ///< refusal() says why; nothing more is read
  };

  explicit RequestParser(const Limits& limits);
  ~RequestParser();

  /// Reads from the front of `bytes` and returns how many it used. What it leaves must be offered again,
  /// together with what comes next. Stops at the end of the header (feed again for the body) and at the end
  /// of the request.
  std::size_t feed(std::string_view bytes);

  /// To be called when no more bytes come, for one reason or another.
  void refuse(int status, std::string detail);

  /// Makes ready for the next request on the same connection.
  void reset();

  /// How far it has come, and, when refused, why.
  [[nodiscard]] Stage stage() const;
  [[nodiscard]] const Refusal& refusal() const;
  /// Whole at kDone; its method and target are already set when a later part was refused.
  [[nodiscard]] Request& request();
  /// Whether the connection may carry another request after this one.
  [[nodiscard]] bool keep_alive() const;
  /// Whether the client speaks HTTP/1.0: no chunks, and staying open must be said.
  [[nodiscard]] bool is_http_1_0() const;
  /// Whether the client waits for `100 Continue` before it sends the body.
  [[nodiscard]] bool expects_continue() const;

 private:
  class Message;
  Limits limits_;
  Stage stage_ = Stage::kEmpty;
  Refusal refusal_;
  Request request_;
  std::size_t header_bytes_ = 0;
  std::unique_ptr<Message> message_;

  std::size_t put(std::string_view bytes);
  void advance(std::string_view unread);
  void check_header();
  void refuse_length(std::string_view unread);
  void refuse_for(int fault, std::string_view unread);
};

}  // namespace ecgraph::http
