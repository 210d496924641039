#include "server/http/channel.hpp"

#include <algorithm>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/bind_executor.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

// GCC 12 destroys aggregates and capturing lambdas that are made inside a statement with co_await twice:
// everything that is awaited here and in connection.cpp takes views, references and plain numbers.

namespace ecgraph::http {
namespace {

namespace asio = boost::asio;
using boost::system::error_code;

constexpr auto kAwaited = asio::use_awaitable_t<Strand>();
constexpr auto kAwaitedWithCode = asio::as_tuple(kAwaited);
constexpr auto kNever = Channel::Clock::time_point::max();
constexpr std::size_t kWritePieceBytes = 64 * 1024;

bool blocks(const error_code& code) {
  return code == asio::error::would_block || code == asio::error::try_again;
}

}  // namespace

Channel::Channel(Socket socket)
    : socket_(std::move(socket)),
      alarm_(socket_.get_executor()),
      rest_(socket_.get_executor()),
      deadline_(kNever),
      alarm_at_(kNever) {
  error_code ignored;  // a socket that is broken already shows at the first read
  socket_.non_blocking(true, ignored);
  socket_.set_option(asio::ip::tcp::no_delay(true), ignored);
}

// Not a coroutine: those change threads, and the compiler may keep a thread_local's address.
Channel::Read Channel::read(std::string& into, std::size_t at_most) {
  thread_local std::array<char, 64 * 1024> scratch;
  error_code code;
  const std::size_t n = socket_.read_some(asio::buffer(scratch, at_most), code);
  if (blocks(code)) return Read::kNothingYet;
  if (code) return code == asio::error::eof ? Read::kEnd : Read::kFailed;
  into.append(scratch.data(), n);
  return Read::kBytes;
}

Task<Channel::Wait> Channel::readable(Clock::time_point deadline) {
  return wait(Socket::wait_read, deadline);
}

Task<Channel::Sent> Channel::write(std::string_view first, std::string_view second, std::string_view third,
                                   std::chrono::milliseconds limit) {
  std::array<std::string_view, 3> parts{first, second, third};
  auto deadline = kNever;
  std::size_t taken = 0;
  while (!(parts[0].empty() && parts[1].empty() && parts[2].empty())) {
    error_code code;
    const std::size_t n = write_some(parts, code);
    taken += n;
    if (code && !blocks(code)) co_return Sent::kFailed;
    if (!code) continue;
    if (deadline == kNever || taken >= kWritePieceBytes) {
      deadline = Clock::now() + limit;
      taken = 0;
    }
    const Wait waited = co_await wait(Socket::wait_write, deadline);
    if (waited == Wait::kTimeout) co_return Sent::kFailed;
  }
  co_return Sent::kWhole;
}

/// Sends what the kernel takes at once, and shortens the parts by that.
std::size_t Channel::write_some(std::array<std::string_view, 3>& parts, error_code& code) {
  std::array<asio::const_buffer, 3> buffers;
  for (std::size_t i = 0; i < parts.size(); ++i)
    buffers[i] = asio::const_buffer(parts[i].data(), parts[i].size());
  const std::size_t n = socket_.write_some(buffers, code);
  bytes_sent_ += n;
  std::size_t rest = n;
  for (std::string_view& part : parts) {
    const std::size_t used = std::min(rest, part.size());
    part.remove_prefix(used);
    rest -= used;
  }
  return n;
}

Task<void> Channel::give_way() { co_await asio::post(socket_.get_executor(), kAwaited); }

Task<void> Channel::rest_until(Clock::time_point time) {
  if (!has_news_) {
    rest_.expires_at(time);
    [[maybe_unused]] const auto [woken] = co_await rest_.async_wait(kAwaitedWithCode);
  }
  has_news_ = false;
}

Task<Channel::Wait> Channel::wait(Socket::wait_type type, Clock::time_point deadline) {
  deadline_ = deadline;
  expired_ = false;
  set_alarm();
  const auto [code] = co_await socket_.async_wait(type, kAwaitedWithCode);
  deadline_ = kNever;
  if (!code) co_return Wait::kReady;
  co_return expired_ ? Wait::kTimeout : Wait::kWoken;
}

void Channel::set_alarm() {
  if (alarm_at_ <= deadline_) return;  // it rings before, and is set anew then
  alarm_at_ = deadline_;
  alarm_.expires_at(deadline_);
  alarm_.async_wait([self = shared_from_this()](const error_code& code) {
    if (!code) self->ring();
  });
}

void Channel::ring() {
  alarm_at_ = kNever;
  if (deadline_ == kNever) return;
  if (Clock::now() < deadline_) return set_alarm();
  expired_ = true;
  error_code ignored;
  socket_.cancel(ignored);
}

Task<void> Channel::linger(std::chrono::milliseconds longest) {
  error_code code;
  socket_.shutdown(asio::ip::tcp::socket::shutdown_send, code);
  if (code) co_return;
  const auto deadline = Clock::now() + longest;
  std::string dropped;
  for (Read got = Read::kBytes; got != Read::kEnd && got != Read::kFailed && Clock::now() < deadline;
       got = read(dropped, kWritePieceBytes)) {
    if (got == Read::kNothingYet) {
      const Wait waited = co_await readable(deadline);
      if (waited == Wait::kTimeout) co_return;
    }
    dropped.clear();
  }
}

void Channel::reset_on_close() {
  error_code ignored;
  socket_.set_option(asio::socket_base::linger(true, 0), ignored);
}

void Channel::close() {
  error_code ignored;
  socket_.close(ignored);
  deadline_ = kNever;
  alarm_.cancel();
  rest_.cancel();
}

void Channel::watch(std::function<void(bool ready)> ready) {
  const auto anywhere = socket_.get_executor().get_inner_executor();
  socket_.async_wait(
      Socket::wait_read,
      asio::bind_executor(anywhere, [ready = std::move(ready)](const error_code& code) { ready(!code); }));
}

void Channel::end_watch() {
  error_code ignored;
  socket_.cancel(ignored);
}

void Channel::wake() {
  asio::post(socket_.get_executor(), [self = shared_from_this()] {
    error_code ignored;
    self->socket_.cancel(ignored);
    self->rest_.cancel();
  });
}

void Channel::news() {
  asio::post(socket_.get_executor(), [self = shared_from_this()] {
    self->has_news_ = true;
    self->rest_.cancel();
  });
}

void Channel::cut() {
  asio::post(socket_.get_executor(), [self = shared_from_this()] { self->close(); });
}

}  // namespace ecgraph::http
