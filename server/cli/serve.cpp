// ecgraph serve

#include <fmt/format.h>

#include <csignal>
#include <thread>

#include "server/cli/session.hpp"
#include "server/http/server.hpp"
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

}  // namespace

int serve(const ServeOptions& options) {
  sigset_t signals = block_stop_signals();
  auto session =
      open_session(options.store, Graph::Open::kCreate, options.reads_need_token, Progress::kSpoken);
  if (!session) return report(session.error());
  if (auto loaded = load_built_in(*session->graph, Progress::kSpoken); !loaded) return report(loaded.error());
  http::ServerOptions listening;
  listening.address = options.address;
  listening.port = options.port;
  listening.threads = options.threads;
  const routes::Telemetry telemetry(*session->service);
  listening.fault_answer = [&telemetry](int status, std::string_view detail) {
    return telemetry.fault(status, detail);
  };
  auto server = http::Server::listen(
      std::move(listening), [&telemetry](const http::Request& request) { return telemetry.answer(request); });
  if (!server) return report(server.error());
  session->service->metrics().open_connections = [&server] { return (*server)->connections(); };
  say_ready(options.address, (*server)->port());
  std::thread stopper([&] {
    int signal = 0;
    sigwait(&signals, &signal);
    fmt::print(stderr, "Stopping: requests in flight are finished first.\n");
    (*server)->stop();
  });
  (*server)->run();
  stopper.join();
  return 0;
}

}  // namespace ecgraph::cli
