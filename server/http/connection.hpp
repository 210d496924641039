#pragma once
// One client connection. Internal to server/http: included by server.cpp and connection.cpp alone.

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "server/http/channel.hpp"
#include "server/http/request_parser.hpp"
#include "server/http/response_head.hpp"
#include "server/http/server.hpp"

namespace ecgraph::http {

/// What all connections of a server share; constant while it runs.
struct Service {
  Handler handler;
  FaultAnswer fault_answer;
  Limits limits;
};

/// Reads requests and writes answers until either side has enough. Runs on the channel's strand.
class Connection : public std::enable_shared_from_this<Connection> {
 public:
  /// `on_end` is called once, when nothing more happens on this connection.
  Connection(Socket socket, const Service& service, std::function<void(const Connection&)> on_end);

  void serve();      ///< starts the coroutine
  void turn_away();  ///< answers 503 without reading a request, and closes
  void drain();      ///< finish the request in flight, then close; from any thread
  void cut();        ///< close now; from any thread

 private:
  using Clock = Channel::Clock;
  using Sent = Channel::Sent;
  using Stage = RequestParser::Stage;
  enum class Arrival : std::uint8_t { kBytes, kNothing, kEnd, kTimeout };
  enum class Fate : std::uint8_t { kGoesOn, kCloses, kLost };

  std::shared_ptr<Channel> channel_;
  const Service& service_;
  std::function<void(const Connection&)> on_end_;
  RequestParser parser_;
  std::string unread_;  ///< received, not yet used by the parser
  std::atomic<bool> draining_ =
      false;            ///< set at once, not on the strand: a handler at work must not delay it
  bool is_new_ = true;  ///< no request has come yet

  template <class Coroutine>
  void spawn(Coroutine coroutine);
  Task<void> converse();
  Task<void> refuse_connection();
  Task<Fate> exchange();

  Task<bool> receive();
  Task<Arrival> more_input(Clock::time_point deadline);
  bool lacks_input(Arrival arrival);

  Response answer_to_request();
  Task<Fate> send(Response& response, Fate fate);
  Task<Sent> send_text(const Response& response, std::string_view text, Fate fate);
  Task<Sent> send_stream(const Response& response, Fate fate);
  Task<Sent> write(std::string_view first, std::string_view second, std::string_view third);
  [[nodiscard]] std::string head_of(const Response& response, Framing framing, std::uint64_t length,
                                    Fate fate) const;
  bool client_has_gone();
  static std::string_view frame_chunk(std::string& head, std::string_view piece, bool last);
};

}  // namespace ecgraph::http
