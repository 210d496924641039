#pragma once
// A server on a free port, running on a thread of its own while the object lives.

#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>

#include "server/http/server.hpp"

namespace ecgraph::tests {

class RunningServer {
 public:
  explicit RunningServer(http::Handler handler, http::Limits limits = {}, unsigned threads = 2)
      : RunningServer(std::move(handler), options_of(limits, threads)) {}

  RunningServer(http::Handler handler, const http::ServerOptions& options) {
    auto listening = http::Server::listen(options, std::move(handler));
    if (!listening) throw std::runtime_error(listening.error().message);
    server_ = std::move(*listening);
    thread_ = std::jthread([this] { server_->run(); });
  }

  ~RunningServer() { stop_and_wait(); }
  RunningServer(const RunningServer&) = delete;
  RunningServer& operator=(const RunningServer&) = delete;

  [[nodiscard]] unsigned short port() const { return server_->port(); }
  [[nodiscard]] http::Server& server() { return *server_; }

  void stop_and_wait() {
    server_->stop();
    if (thread_.joinable()) thread_.join();
  }

 private:
  static http::ServerOptions options_of(const http::Limits& limits, unsigned threads) {
    http::ServerOptions options;
    options.threads = threads;
    options.limits = limits;
    return options;
  }

  std::unique_ptr<http::Server> server_;
  std::jthread thread_;
};

/// Answers with the method, the target and the body that it got, as text.
inline http::Response echo(const http::Request& request) {
  http::Response response;
  response.headers.set("Content-Type", "text/plain; charset=utf-8");
  response.body = request.method_text + " " + request.target + " " + request.body;
  return response;
}

/// Gives `count` pieces, and then ends or breaks.
class Pieces final : public http::BodySource {
 public:
  Pieces(std::size_t count, std::string piece, Next last = Next::kEnd)
      : left_(count), piece_(std::move(piece)), last_(last) {}

  Next next(std::string& out) override {
    if (left_ == 0) return last_;
    out += piece_;
    return --left_ == 0 && last_ == Next::kEnd ? Next::kEnd : Next::kMore;
  }

 private:
  std::size_t left_;
  std::string piece_;
  Next last_;
};

inline http::Response stream(std::unique_ptr<http::BodySource> source) {
  http::Response response;
  response.headers.set("Content-Type", "application/octet-stream");
  response.body = std::move(source);
  return response;
}

}  // namespace ecgraph::tests
