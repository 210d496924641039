#include "server/http/server.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <thread>
#include <vector>

#include "server/http/connection.hpp"
#include "server/http/descriptors.hpp"
#include "server/http/open_connections.hpp"

namespace ecgraph::http {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

// Clients beyond the limit of connections are told so, but not any number of them at once.
constexpr std::size_t kTurnedAwayAtOnce = 64;
constexpr std::chrono::milliseconds kPauseWithoutDescriptors{100};

unsigned worker_count(unsigned asked) {
  return asked != 0 ? asked : std::max(4U, std::thread::hardware_concurrency());
}

constexpr std::string_view kFull = "Too many connections are open; try again in a moment.";
constexpr std::string_view kFullOfThese = "Too many connections are open from this address; use those.";

}  // namespace

class Server::Impl {
 public:
  Impl(const ServerOptions& options, Handler handler)
      : workers_(worker_count(options.threads)),
        service_(std::move(handler), options, workers_),
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
    connections_max_ = make_room_for_connections(service_.limits.connections);
    return {};
  }

  [[nodiscard]] unsigned short port() const { return port_; }
  [[nodiscard]] std::size_t connections() const { return open_.size(); }

  void run() {
    auto work = asio::make_work_guard(working_);
    std::vector<std::jthread> workers;
    for (unsigned i = 0; i < workers_ + 1; ++i) workers.emplace_back([this] { working_.run(); });
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
    error_code code;
    const auto client = socket.remote_endpoint(code);
    if (code) return;  // gone already
    const Origin origin = origin_of(client.address());
    const std::size_t open = open_.size();
    const std::size_t of_these = open_.of(origin);
    const std::size_t of_these_max = service_.limits.address_connections;
    if (open >= connections_max_ + kTurnedAwayAtOnce || of_these >= of_these_max + kTurnedAwayAtOnce) return;
    const bool full = open >= connections_max_;
    const bool full_of_these = of_these >= of_these_max;
    const auto connection = std::make_shared<Connection>(
        std::move(socket), service_, [this](const Connection& ended) { open_.remove(&ended); });
    open_.add(connection, origin);
    if (full || full_of_these) {
      connection->turn_away(full ? kFull : kFullOfThese);
    } else {
      connection->serve();
    }
  }

  // In the order of dependence: connections must go before the context whose timers and sockets they hold.
  const unsigned workers_;
  Service service_;
  OpenConnections open_;
  asio::io_context working_;
  asio::io_context accepting_{1};
  tcp::acceptor acceptor_;
  asio::steady_timer pause_;
  unsigned short port_ = 0;
  std::size_t connections_max_ = 0;
};

Server::Server(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Server::~Server() = default;
unsigned short Server::port() const { return impl_->port(); }
std::size_t Server::connections() const { return impl_->connections(); }
void Server::run() { impl_->run(); }
void Server::stop() { impl_->stop(); }

Result<std::unique_ptr<Server>> Server::listen(const ServerOptions& options, Handler handler) {
  auto impl = std::make_unique<Impl>(options, std::move(handler));
  if (const auto bound = impl->bind(options.address, options.port); !bound) return fail(bound.error());
  return std::unique_ptr<Server>(new Server(std::move(impl)));
}

}  // namespace ecgraph::http
