// ecgraph serve

#include <fmt/format.h>

#include <atomic>
#include <csignal>
#include <cstdlib>
#include <optional>
#include <thread>

#include "server/cli/session.hpp"
#include "server/http/server.hpp"
#include "server/log/log.hpp"
#include "server/routes/table.hpp"
#include "server/routes/telemetry.hpp"

namespace ecgraph::cli {
namespace {

/// Blocks SIGINT and SIGTERM in this thread and all that it starts, so that only `wait` sees them.
sigset_t block_stop_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  return signals;
}

void say_ready(const std::string& address, unsigned short port) {
  const auto host = address == "0.0.0.0" || address == "::" ? std::string("localhost") : address;
  const auto base = fmt::format("http://{}:{}", host == "127.0.0.1" ? "localhost" : host, port);
  fmt::print(
      "ecgraph serves on {}. Try:\n"
      "  curl '{}/v1/legality?item=H800&destination=CN&during=2023-10&format=text'\n"
      "  curl '{}/v1/entities/smic/relations?at=2021-06-01&format=text'\n"
      "  curl '{}/v1/search?q=中芯国际&pretty=true'\n",
      base, base, base, base);
  std::fflush(stdout);
}

/// Waits for a signal to stop, and then for one that does not let requests in flight come to their end.
class Stopper {
 public:
  Stopper(const sigset_t& signals, http::Server& server)
      : thread_([this, signals, &server] {
          int signal = 0;
          sigwait(&signals, &signal);
          if (ended_) return;
          log::announce("Stopping: requests in flight are finished first; a second signal cuts them off.");
          server.stop();
          sigwait(&signals, &signal);
          if (ended_) return;
          log::announce("Stopped at once.");
          std::_Exit(1);  // what was answered as recorded is on disk
        }) {}
  ~Stopper() {
    ended_ = true;
    pthread_kill(thread_.native_handle(), SIGTERM);
    thread_.join();
  }
  Stopper(const Stopper&) = delete;
  Stopper& operator=(const Stopper&) = delete;

 private:
  std::atomic<bool> ended_ = false;
  std::thread thread_;
};

http::ServerOptions listening_of(const ServeOptions& options,
                                 const std::optional<routes::Telemetry>& telemetry) {
  http::ServerOptions listening;
  listening.address = options.address;
  listening.port = options.port;
  listening.threads = options.threads;
  listening.limits = options.limits.http;
  listening.weigh = routes::weight_of;
  listening.fault_answer = [&telemetry](int status, std::string_view detail) {
    return telemetry->fault(status, detail);
  };
  return listening;
}

}  // namespace

int serve(const ServeOptions& options) {
  const sigset_t signals = block_stop_signals();
  // Listening comes first, so that a port that is taken is told before anything is made; clients wait until
  // run.
  std::optional<routes::Telemetry> telemetry;
  auto server =
      http::Server::listen(listening_of(options, telemetry),
                           [&telemetry](const http::Request& request) { return telemetry->answer(request); });
  if (!server) return report(server.error());
  auto session =
      open_session(options.store, Graph::Open::kCreate, options.reads_need_token, Progress::kSpoken,
                   options.limits, options.public_url == "host" ? "" : options.public_url);
  if (!session) return report(session.error());
  if (auto loaded = load_built_in(*session->graph, Progress::kSpoken); !loaded) return report(loaded.error());
  telemetry.emplace(*session->service);
  session->service->metrics().open_connections = [&server] { return (*server)->connections(); };
  say_ready(options.address, (*server)->port());
  const Stopper stopper(signals, **server);
  (*server)->run();
  return 0;
}

}  // namespace ecgraph::cli
