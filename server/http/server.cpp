#include "server/http/server.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <unordered_map>
#include <vector>

#include "server/http/connection.hpp"

namespace ecgraph::http {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

// Clients beyond the limit of connections are told so, but not any number of them at once.
constexpr std::size_t kTurnedAwayAtOnce = 64;
constexpr std::chrono::milliseconds kPauseWithoutDescriptors{100};

unsigned thread_count(unsigned asked) {
  return asked != 0 ? asked : std::max(4U, std::thread::hardware_concurrency());
}

/// The connections that are open, so that they can be told to end.
class OpenConnections {
 public:
  void add(const std::shared_ptr<Connection>& connection) {
    const std::scoped_lock lock(mutex_);
    open_.emplace(connection.get(), connection);
  }

  void remove(const Connection* connection) {
    const std::scoped_lock lock(mutex_);
    open_.erase(connection);
    if (open_.empty()) emptied_.notify_all();
  }

  [[nodiscard]] std::size_t size() const {
    const std::scoped_lock lock(mutex_);
    return open_.size();
  }

  template <class Action>
  void each(Action action) const {
    const std::scoped_lock lock(mutex_);
    for (const auto& [address, connection] : open_) {
      if (const auto alive = connection.lock()) action(*alive);
    }
  }

  void wait_until_empty(std::chrono::milliseconds longest) {
    std::unique_lock lock(mutex_);
    emptied_.wait_for(lock, longest, [this] { return open_.empty(); });
  }

 private:
  mutable std::mutex mutex_;
  std::condition_variable emptied_;
  std::unordered_map<const Connection*, std::weak_ptr<Connection>> open_;
};

}  // namespace

class Server::Impl {
 public:
  Impl(ServerOptions options, Handler handler)
      : threads_(thread_count(options.threads)),
        service_{std::move(handler), std::move(options.fault_answer), options.limits},
        acceptor_(accepting_),
        pause_(accepting_) {}

  /// Binds; the sentence of what went wrong, if something did.
  Result<void> bind(const std::string& address, unsigned short port) {
    error_code code;
    const auto ip = asio::ip::make_address(address, code);
    if (code)
      return fail(
          ErrorKind::kUnprocessable,
          fmt::format("\"{}\" is not an IP address; 127.0.0.1 is this machine, 0.0.0.0 all of its addresses.",
                      address),
          "address");
    const tcp::endpoint endpoint(ip, port);
    acceptor_.open(endpoint.protocol(), code);
    if (!code) acceptor_.set_option(tcp::acceptor::reuse_address(true), code);
    if (!code) acceptor_.bind(endpoint, code);
    if (!code) acceptor_.listen(tcp::acceptor::max_listen_connections, code);
    if (code)
      return fail(ErrorKind::kUnprocessable,
                  fmt::format("Cannot listen on port {} of {}: {}.", port, address, code.message()), "port");
    port_ = acceptor_.local_endpoint().port();
    return {};
  }

  [[nodiscard]] unsigned short port() const { return port_; }
  [[nodiscard]] std::size_t connections() const { return open_.size(); }

  void run() {
    auto work = asio::make_work_guard(working_);
    std::vector<std::jthread> workers;
    for (unsigned i = 0; i < threads_; ++i) workers.emplace_back([this] { working_.run(); });
    accept_next();
    accepting_.run();
    open_.each([](Connection& connection) { connection.drain(); });
    open_.wait_until_empty(service_.limits.drain);
    open_.each([](Connection& connection) { connection.cut(); });
    work.reset();
  }

  void stop() {
    asio::post(accepting_, [this] {
      admit_waiting();
      error_code ignored;
      acceptor_.close(ignored);
      pause_.cancel();
    });
  }

 private:
  void accept_next() {
    if (!acceptor_.is_open()) return;
    acceptor_.async_accept(asio::make_strand(working_), [this](const error_code& code, Socket socket) {
      if (!code) {
        admit(std::move(socket));
      } else if (code == asio::error::operation_aborted) {
        return;
      } else if (code != asio::error::connection_aborted) {
        return accept_later(code);
      }
      accept_next();
    });
  }

  /// No descriptors or buffers left: they come back when connections close, not by asking again at once.
  void accept_later(const error_code& code) {
    spdlog::warn("cannot accept a connection: {}", code.message());
    pause_.expires_after(kPauseWithoutDescriptors);
    pause_.async_wait([this](const error_code&) { accept_next(); });
  }

  /// Those whose connection the kernel has taken already: closing would reset them, with their requests.
  void admit_waiting() {
    error_code code;
    acceptor_.non_blocking(true, code);
    while (!code) {
      Socket socket(asio::make_strand(working_));
      acceptor_.accept(socket, code);
      if (!code) admit(std::move(socket));
    }
  }

  void admit(Socket socket) {
    const std::size_t open = open_.size();
    if (open >= service_.limits.connections + kTurnedAwayAtOnce) return;
    const auto connection = std::make_shared<Connection>(
        std::move(socket), service_, [this](const Connection& ended) { open_.remove(&ended); });
    open_.add(connection);
    if (open < service_.limits.connections) {
      connection->serve();
    } else {
      connection->turn_away();
    }
  }

  // In the order of dependence: connections must go before the context whose timers and sockets they hold.
  const unsigned threads_;
  const Service service_;
  OpenConnections open_;
  asio::io_context working_;
  asio::io_context accepting_{1};
  tcp::acceptor acceptor_;
  asio::steady_timer pause_;
  unsigned short port_ = 0;
};

Server::Server(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Server::~Server() = default;
unsigned short Server::port() const { return impl_->port(); }
std::size_t Server::connections() const { return impl_->connections(); }
void Server::run() { impl_->run(); }
void Server::stop() { impl_->stop(); }

Result<std::unique_ptr<Server>> Server::listen(ServerOptions options, Handler handler) {
  const std::string address = options.address;
  const unsigned short port = options.port;
  auto impl = std::make_unique<Impl>(std::move(options), std::move(handler));
  if (const auto bound = impl->bind(address, port); !bound) return fail(bound.error());
  return std::unique_ptr<Server>(new Server(std::move(impl)));
}

}  // namespace ecgraph::http
