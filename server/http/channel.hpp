#pragma once
// A client's socket, with time limits. Internal to server/http: with connection.hpp the only headers there
// that include asio.

#include <array>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace ecgraph::http {

using Strand = boost::asio::strand<boost::asio::io_context::executor_type>;
using Socket = boost::asio::basic_stream_socket<boost::asio::ip::tcp, Strand>;
template <class T>
using Task = boost::asio::awaitable<T, Strand>;

/// Bytes in and out, never waiting longer than told.
///
/// Everything happens on the socket's strand, except wake() and cut(), which only post to it. Reads and
/// writes are tried without blocking first; a wait is bound by a deadline, whose alarm is touched only when
/// it must ring earlier than it is set: a busy connection costs no timer operations.
class Channel : public std::enable_shared_from_this<Channel> {
 public:
  using Clock = std::chrono::steady_clock;
  enum class Read : std::uint8_t { kBytes, kNothingYet, kEnd, kFailed };
  enum class Wait : std::uint8_t { kReady, kWoken, kTimeout };
  enum class Sent : std::uint8_t { kWhole, kFailed };

  explicit Channel(Socket socket);

  [[nodiscard]] Strand strand() { return socket_.get_executor(); }
  [[nodiscard]] std::uint64_t bytes_sent() const { return bytes_sent_; }

  [[nodiscard]] bool is_open() const { return socket_.is_open(); }

  /// Appends what has arrived, but no more than that; does not wait.
  Read read(std::string& into, std::size_t at_most);
  /// Waits until read() has something to say.
  Task<Wait> readable(Clock::time_point deadline);
  /// Sends the parts one after the other. The client must take each 64 KiB within `limit`.
  Task<Sent> write(std::string_view first, std::string_view second, std::string_view third,
                   std::chrono::milliseconds limit);
  /// Lets other connections have the thread.
  Task<void> give_way();
  /// Waits until then, until woken, or until there is news; not at all when news came since the last rest.
  Task<void> rest_until(Clock::time_point time);
  /// Closes our half and takes in what the client still sends: a close with unread input would make the
  /// kernel reset the connection, and the client lose the answer (a 413, say) before it could read it.
  Task<void> linger(std::chrono::milliseconds longest);
  /// Makes the coming close a reset: the only way to tell an HTTP/1.0 client that a body is not whole.
  void reset_on_close();
  void close();

  /// Calls `ready` once something has arrived or the other side has closed, or with false at the next
  /// end_watch(); on any thread but perhaps this one, whatever the strand does meanwhile.
  void watch(std::function<void(bool ready)> ready);
  void end_watch();
  [[nodiscard]] int descriptor() { return socket_.native_handle(); }

  void wake();  ///< ends the wait under way, if there is one; from any thread
  void news();  ///< ends the rest under way, or the next; from any thread
  void cut();   ///< closes at once; from any thread

 private:
  using Timer = boost::asio::basic_waitable_timer<Clock, boost::asio::wait_traits<Clock>, Strand>;

  Socket socket_;
  Timer alarm_;
  Timer rest_;
  Clock::time_point deadline_;  ///< of the wait under way; max when there is none
  Clock::time_point alarm_at_;  ///< when the alarm rings; max when it is not set
  bool expired_ = false;        ///< the alarm ended the wait under way
  bool has_news_ = false;       ///< since the last rest
  std::uint64_t bytes_sent_ = 0;

  Task<Wait> wait(Socket::wait_type type, Clock::time_point deadline);
  std::size_t write_some(std::array<std::string_view, 3>& parts, boost::system::error_code& code);
  void set_alarm();
  void ring();
};

}  // namespace ecgraph::http
