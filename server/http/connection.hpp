#pragma once
// One client connection. Internal to server/http: included by server.cpp and connection.cpp alone.

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "server/http/allowance.hpp"
#include "server/http/channel.hpp"
#include "server/http/request_parser.hpp"
#include "server/http/response_head.hpp"
#include "server/http/server.hpp"
#include "server/http/turns.hpp"

namespace ecgraph::http {

/// What all connections of a server share.
struct Service {
  Service(Handler answering, const ServerOptions& options, std::size_t workers)
      : handler(std::move(answering)),
        weigh(options.weigh),
        fault_answer(options.fault_answer),
        limits(options.limits),
        turns(workers, limits.waiting),
        bodies(limits.bodies_bytes),
        coders(limits.compressing) {}

  const Handler handler;
  const Weigher weigh;
  const FaultAnswer fault_answer;
  const Limits limits;
  Turns turns;
  Allowance bodies;
  Allowance coders;
};

/// Reads requests and writes answers until either side has enough. Runs on the channel's strand.
class Connection : public std::enable_shared_from_this<Connection> {
 public:
  /// `on_end` is called once, when nothing more happens on this connection.
  Connection(Socket socket, Service& service, std::function<void(const Connection&)> on_end);

  void serve();  ///< starts the coroutine
  /// Answers 503 without reading a request, and closes; `why` must last.
  void turn_away(std::string_view why);
  void drain();  ///< finish the request in flight, then close; from any thread
  void cut();    ///< close now; from any thread

 private:
  using Clock = Channel::Clock;
  using Sent = Channel::Sent;
  using Stage = RequestParser::Stage;
  enum class Arrival : std::uint8_t { kBytes, kNothing, kEnd, kTimeout };
  enum class Fate : std::uint8_t { kGoesOn, kCloses, kLost };

  std::shared_ptr<Channel> channel_;
  Service& service_;
  std::function<void(const Connection&)> on_end_;
  RequestParser parser_;
  std::string unread_;           ///< received, not yet used by the parser
  std::uint64_t body_held_ = 0;  ///< taken from the allowance for the body of this request
  Turns::Ticket ticket_;
  std::atomic<bool> draining_ =
      false;            ///< set at once, not on the strand: a handler at work must not delay it
  bool is_new_ = true;  ///< no request has come yet

  template <class Coroutine>
  void spawn(Coroutine coroutine);
  Task<void> converse();
  Task<void> refuse_connection(std::string_view why);
  Task<Fate> exchange();
  void forget_request();

  Task<bool> receive();
  Task<Arrival> more_input(Clock::time_point deadline);
  bool lacks_input(Arrival arrival);
  void account_for_body();

  Turns::Reply ask_for_turn();
  Turns::Reply ask_again(Turns::Begun begun);
  Task<bool> wait_for_turn(Turns::Begun begun);
  void end_turn();
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
