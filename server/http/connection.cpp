#include "server/http/connection.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <exception>
#include <utility>

#include "server/http/body.hpp"
#include "server/http/client_watch.hpp"
#include "server/http/coding.hpp"

// See channel.cpp for what must not stand in a statement with co_await.

namespace ecgraph::http {
namespace {

namespace asio = boost::asio;

constexpr std::string_view kNoText;
constexpr std::size_t kReadAheadBytes = 16 * 1024;
constexpr std::size_t kIdleBytes = 4 * 1024;
constexpr std::string_view kBusy = "Too many requests are being answered; try again in a moment.";
constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";

bool has_body(const Response& response) {
  return response.status >= 200 && response.status != 204 && response.status != 304;
}

bool wants_close(const Response& response) {
  return same_word(response.headers.find("Connection").value_or(""), "close");
}

}  // namespace

Connection::Connection(Socket socket, Service& service, std::function<void(const Connection&)> on_end)
    : channel_(std::make_shared<Channel>(std::move(socket))),
      service_(service),
      on_end_(std::move(on_end)),
      parser_(service.limits),
      ticket_([channel = channel_] { channel->wake(); }) {}

template <class Coroutine>
void Connection::spawn(Coroutine coroutine) {
  asio::co_spawn(channel_->strand(), std::move(coroutine),
                 [self = shared_from_this()](std::exception_ptr error) {
                   try {
                     if (error) std::rethrow_exception(error);
                   } catch (const std::exception& thrown) {
                     spdlog::error("a connection ended by an exception: {}", thrown.what());
                   } catch (...) {
                     spdlog::error("a connection ended by something that is no exception");
                   }
                   self->forget_request();
                   self->channel_->close();
                   self->on_end_(*self);
                 });
}

void Connection::serve() { spawn(converse()); }
void Connection::turn_away(std::string_view why) { spawn(refuse_connection(why)); }

void Connection::drain() {
  draining_ = true;
  channel_->wake();
}

void Connection::cut() { channel_->cut(); }

// ---- the conversation ----

Task<void> Connection::converse() {
  Fate fate = Fate::kGoesOn;
  for (std::size_t answers = 1; fate == Fate::kGoesOn; ++answers) {
    fate = co_await exchange();
    // Reads and writes do not wait when they need not, so a busy client must be made to give way.
    if (answers % service_.limits.pipelined == 0) co_await channel_->give_way();
  }
  if (fate == Fate::kCloses) co_await channel_->linger(service_.limits.linger);
}

Task<void> Connection::refuse_connection(std::string_view why) {
  Response response = service_.fault_answer(503, why);
  const Fate fate = co_await send(response, Fate::kCloses);
  if (fate == Fate::kCloses) co_await channel_->linger(service_.limits.linger);
}

/// One request and its answer.
Task<Connection::Fate> Connection::exchange() {
  forget_request();
  const bool arrived = co_await receive();
  if (!arrived) co_return Fate::kLost;
  is_new_ = false;
  const auto reply = ask_for_turn();
  bool has_turn = reply == Turns::Reply::kEnter;
  if (reply == Turns::Reply::kWait) has_turn = co_await wait_for_turn(Turns::Begun::kNo);
  Response response = has_turn ? answer_to_request() : service_.fault_answer(503, kBusy);
  if (has_turn) end_turn();
  const bool stays = parser_.keep_alive() && !draining_ && !wants_close(response);
  const Fate fate = co_await send(response, stays ? Fate::kGoesOn : Fate::kCloses);
  co_return fate;
}

/// Connections are idle most of the time, and should not hold the room of their largest request meanwhile.
void Connection::forget_request() {
  parser_.reset();
  service_.bodies.give_back(std::exchange(body_held_, 0));
  if (unread_.empty() && unread_.capacity() > kIdleBytes) unread_ = std::string();
}

// ---- working ----

/// The first step of work on an answer: asks for a turn, and says whether it has to be waited for.
Turns::Reply Connection::ask_for_turn() {
  const bool refused = parser_.stage() == Stage::kRefused;
  ticket_.weight = refused ? Weight::kProbe : service_.weigh(parser_.request());
  return ask_again(Turns::Begun::kNo);
}

/// The same for each further step.
Turns::Reply Connection::ask_again(Turns::Begun begun) {
  return ticket_.weight == Weight::kProbe ? Turns::Reply::kEnter : service_.turns.ask(ticket_, begun);
}

Task<bool> Connection::wait_for_turn(Turns::Begun begun) {
  const auto deadline =
      begun == Turns::Begun::kYes ? Clock::time_point::max() : Clock::now() + service_.limits.turn;
  while (!ticket_.called) {
    if (Clock::now() >= deadline || !channel_->is_open()) co_return !service_.turns.withdraw(ticket_);
    co_await channel_->rest_until(deadline);
  }
  co_return true;
}

void Connection::end_turn() {
  if (ticket_.weight != Weight::kProbe) service_.turns.leave(ticket_.weight);
}

/// The answer to a request that has its turn. A handler that throws must not keep it.
Response Connection::answer_to_request() {
  if (parser_.stage() == Stage::kRefused) {
    return service_.fault_answer(parser_.refusal().status, parser_.refusal().detail);
  }
  Request& request = parser_.request();
  // What is over at once needs no watch.
  std::optional<ClientWatch> watch;
  if (ticket_.weight == Weight::kHeavy) request.client_left = watch.emplace(*channel_).client_left();
  try {
    Response response = service_.handler(request);
    settle(response);
    apply_coding(request, response, &service_.coders);
    return response;
  } catch (const std::exception& error) {
    spdlog::error("{} {}: the handler threw: {}", request.method_text, request.target, error.what());
  } catch (...) {
    spdlog::error("{} {}: the handler threw something that is no exception", request.method_text,
                  request.target);
  }
  return service_.fault_answer(500, "The server could not answer; its log says why.");
}

// ---- receiving ----

/// Reads until there is a request to answer or a refusal to send; false if there is neither.
Task<bool> Connection::receive() {
  auto deadline = Clock::now() + service_.limits.idle;
  auto stage = Stage::kEmpty;
  for (;;) {
    if (!unread_.empty()) unread_.erase(0, parser_.feed(unread_));
    account_for_body();
    const auto reached = parser_.stage();
    if (reached == Stage::kDone || reached == Stage::kRefused) co_return true;
    if (reached != stage) {
      stage = reached;
      const bool in_body = stage == Stage::kBody;
      deadline = Clock::now() + (in_body ? service_.limits.request_body : service_.limits.request_header);
      if (in_body && !unread_.empty()) continue;
      if (in_body && parser_.expects_continue()) {
        const Sent sent = co_await write(kContinue, kNoText, kNoText);
        if (sent == Sent::kFailed) co_return false;
      }
    }
    const Arrival arrival = co_await more_input(deadline);
    if (arrival != Arrival::kBytes) co_return lacks_input(arrival);
  }
}

/// No more input: whether that leaves something to say.
bool Connection::lacks_input(Arrival arrival) {
  if (arrival == Arrival::kNothing || parser_.stage() == Stage::kEmpty) return false;
  if (arrival == Arrival::kTimeout) {
    parser_.refuse(408, "The request did not arrive whole in time.");
  } else {
    parser_.refuse(400, "The connection was closed in the middle of the request.");
  }
  return true;
}

/// A body is let in as long as all of them together stay within their bound.
void Connection::account_for_body() {
  const std::uint64_t held = parser_.request().body.size();
  if (held <= body_held_) return;
  if (service_.bodies.take(held - body_held_)) {
    body_held_ = held;
  } else if (parser_.stage() != Stage::kRefused) {
    parser_.refuse(503, "Too many long requests are being received; try again in a moment.");
  }
}

Task<Connection::Arrival> Connection::more_input(Clock::time_point deadline) {
  for (;;) {
    const Channel::Read got = channel_->read(unread_, kReadAheadBytes);
    if (got == Channel::Read::kBytes) co_return Arrival::kBytes;
    if (got == Channel::Read::kEnd) co_return Arrival::kEnd;
    if (got == Channel::Read::kFailed) co_return Arrival::kNothing;
    if (draining_ && parser_.stage() == Stage::kEmpty) {
      if (!is_new_) co_return Arrival::kNothing;
      // Whoever has just connected is about to ask; the request may be on its way.
      deadline = std::min(deadline, Clock::now() + service_.limits.first_request);
    }
    const Channel::Wait waited = co_await channel_->readable(deadline);
    if (waited == Channel::Wait::kTimeout) co_return Arrival::kTimeout;
  }
}

// ---- sending ----

/// Sends an answer. What becomes of the connection is `fate`, unless the answer could not be sent, or needs
/// the end of the connection as its own end.
Task<Connection::Fate> Connection::send(Response& response, Fate fate) {
  Sent sent = Sent::kWhole;
  const auto sent_before = channel_->bytes_sent();
  if (const auto* text = std::get_if<std::string>(&response.body); text != nullptr || !has_body(response)) {
    sent = co_await send_text(response, text != nullptr ? std::string_view(*text) : kNoText, fate);
  } else {
    if (parser_.is_http_1_0()) fate = Fate::kCloses;
    sent = co_await send_stream(response, fate);
  }
  if (response.on_sent) response.on_sent(channel_->bytes_sent() - sent_before, sent == Sent::kWhole);
  co_return sent == Sent::kWhole ? fate : Fate::kLost;
}

std::string Connection::head_of(const Response& response, Framing framing, std::uint64_t length,
                                Fate fate) const {
  const auto open = parser_.is_http_1_0() ? Persistence::kStated : Persistence::kImplied;
  return response_head(response, framing, length, fate == Fate::kGoesOn ? open : Persistence::kClose);
}

Task<Connection::Sent> Connection::send_text(const Response& response, std::string_view text, Fate fate) {
  const bool bodiless = !has_body(response);
  const std::string head = head_of(response, bodiless ? Framing::kNone : Framing::kLength, text.size(), fate);
  if (bodiless || parser_.request().method == Method::kHead) text = kNoText;
  co_return co_await write(head, text, kNoText);
}

Task<Connection::Sent> Connection::send_stream(const Response& response, Fate fate) {
  const bool chunked = !parser_.is_http_1_0();
  if (parser_.request().method == Method::kHead) {
    const std::string only = head_of(response, Framing::kNone, 0, fate);
    co_return co_await write(only, kNoText, kNoText);
  }
  BodySource& source = *std::get<std::unique_ptr<BodySource>>(response.body);
  std::string head = head_of(response, chunked ? Framing::kChunked : Framing::kUntilClose, 0, fate);
  std::string piece;
  source.wake_by([channel = channel_] { channel->news(); });
  for (;;) {
    piece.clear();
    bool has_turn = ask_again(Turns::Begun::kYes) == Turns::Reply::kEnter;
    if (!has_turn) has_turn = co_await wait_for_turn(Turns::Begun::kYes);
    if (!has_turn) co_return Sent::kFailed;
    if (draining_) source.end_soon();
    auto state = fill(source, piece);
    end_turn();
    // A feed is whole at any point.
    if (state == BodySource::Next::kWait && draining_) state = BodySource::Next::kEnd;
    if (state == BodySource::Next::kBroken) {
      if (!chunked) channel_->reset_on_close();
      co_return Sent::kFailed;
    }
    std::string_view tail;
    if (chunked) tail = frame_chunk(head, piece, state == BodySource::Next::kEnd);
    const Sent sent = co_await write(head, piece, tail);
    if (sent == Sent::kFailed || state == BodySource::Next::kEnd) co_return sent;
    head.clear();
    if (state == BodySource::Next::kWait) {
      if (client_has_gone()) co_return Sent::kFailed;
      co_await channel_->rest_until(Clock::now() + service_.limits.poll);
    } else {
      if (piece.empty() && client_has_gone()) co_return Sent::kFailed;
      co_await channel_->give_way();
    }
  }
}

/// A feed may have nothing to write for hours: only reading shows then that nobody listens any more.
bool Connection::client_has_gone() {
  if (unread_.size() >= kReadAheadBytes) return false;
  const Channel::Read got = channel_->read(unread_, kReadAheadBytes - unread_.size());
  return got == Channel::Read::kEnd || got == Channel::Read::kFailed;
}

/// Appends the size line of a chunk to `head` and returns what must follow the piece.
std::string_view Connection::frame_chunk(std::string& head, std::string_view piece, bool last) {
  if (piece.empty()) return last ? "0\r\n\r\n" : "";  // a chunk of no bytes would be the last one
  head += fmt::format("{:x}\r\n", piece.size());
  return last ? "\r\n0\r\n\r\n" : "\r\n";
}

Task<Connection::Sent> Connection::write(std::string_view first, std::string_view second,
                                         std::string_view third) {
  return channel_->write(first, second, third, service_.limits.write);
}

}  // namespace ecgraph::http
