#pragma once
// The HTTP/1.1 server: accepts connections, reads requests, calls the handler, writes its answers.

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "schema/error.hpp"
#include "server/http/limits.hpp"
#include "server/http/message.hpp"
#include "server/http/problem.hpp"

namespace ecgraph::http {

/// Makes the answer to a fault that the front finds itself (400, 408, 413, 414, 417, 431, 500, 501, 503,
/// 505).
using FaultAnswer = std::function<Response(int status, std::string_view detail)>;

/// Where to listen and with what bounds.
struct ServerOptions {
  std::string address = "127.0.0.1";  ///< an IP address; `0.0.0.0` or `::` for all
  unsigned short port = 0;            ///< 0: any free one, see Server::port()
  /// Answers that may be worked on at once; 0: one a core, at least four. There is one thread more than that,
  /// so sockets and probes (`weigh`) never wait for handlers; other requests wait for their turn, and are
  /// told 503 beyond Limits::waiting and Limits::turn. Accepting has a thread of its own (that of run()).
  unsigned threads = 0;
  Limits limits;
  Weigher weigh = [](const Request&) { return Weight::kLight; };
  FaultAnswer fault_answer = [](int status, std::string_view detail) { return problem(status, detail); };
};

/// One listening socket with its connections.
///
/// A connection is one coroutine: read a request, answer it, and so on; requests that a client pipelines are
/// answered one after the other, in order. Answers of compressible types are compressed (coding.hpp).
/// Whatever the client sends, it gets an answer when one can be sent, and the connection is closed so that
/// the answer can be read.
class Server {
 public:
  /// Binds and listens; connections wait in the kernel until run(). `kUnprocessable` (field `address` or
  /// `port`) if that address cannot be had.
  [[nodiscard]] static Result<std::unique_ptr<Server>> listen(const ServerOptions& options, Handler handler);

  ~Server();  ///< run() must have returned, or never been called
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  /// The port in use, also when any was asked for.
  [[nodiscard]] unsigned short port() const;
  [[nodiscard]] std::size_t connections() const;  ///< open now, for the metrics

  /// Serves until stop(). Returns when the last request in flight is answered, or `Limits::drain` after
  /// stop(); a handler that is still at work then is waited for (it cannot be interrupted), but its client is
  /// not answered any more. To be called once.
  void run();

  /// Asks run() to end and returns at once; from any thread, also before run(), also twice. Not from a signal
  /// handler. New connections are refused, idle ones closed (one that has asked nothing yet after
  /// `Limits::first_request`), requests that have begun are finished with
  /// `Connection: close`.
  void stop();

 private:
  class Impl;
  explicit Server(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace ecgraph::http
