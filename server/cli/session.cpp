#include "server/cli/session.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <chrono>
#include <cstdio>

#include "schema/vocabulary_reader.hpp"
#include "server/cli/version.hpp"
#include "server/log/log.hpp"
#include "server/routes/citing.hpp"
#include "server/seed/seed_loader.hpp"

namespace ecgraph::cli {
namespace {

/// Says on standard error how long a step took.
class Step {
 public:
  Step(Progress progress, std::string what) : progress_(progress), what_(std::move(what)) {}
  void done(std::string_view detail = {}) const {
    if (progress_ == Progress::kSilent) return;
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - began_;
    log::announce(fmt::format("{}{}{} ({:.0f} ms)", what_, detail.empty() ? "" : ": ", detail, took.count()));
  }

 private:
  Progress progress_;
  std::string what_;
  std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
};

/// A link can be followed when the front takes it.
routes::AnswerLimits answer_limits(const Limits& limits) {
  auto answers = limits.answers;
  answers.link_bytes = limits.http.target_bytes;
  return answers;
}

}  // namespace

std::filesystem::path store_folder(const StoreOptions& store) { return store.data / "store"; }

std::filesystem::path token_file(const StoreOptions& store) { return store.data / "tokens"; }

Result<void> require_store(const StoreOptions& store) {
  std::error_code fault;
  if (std::filesystem::exists(store_folder(store), fault)) return {};
  return fail(
      ErrorKind::kNotFound,
      fmt::format("There is no store in {0}. `ecgraph serve --data {0}` or `ecgraph load --data {0}` makes "
                  "one.",
                  store.data.string()));
}

Result<Session> open_session(const StoreOptions& store, Graph::Open how, bool reads_need_token,
                             Progress progress, const Limits& limits, std::string public_url) {
  if (!public_url.empty()) {
    auto read = routes::read_public_url(public_url);
    if (!read) return fail(read.error());
    public_url = std::move(*read);
  }
  const Step step(progress, fmt::format("Opened the store in {}", store.data.string()));
  auto graph = Graph::open(store_folder(store), built_in_vocabulary(), how);
  if (!graph) return fail(graph.error());
  auto tokens = auth::Tokens::open(token_file(store));
  if (!tokens) return fail(tokens.error());
  Session session{std::move(*graph), std::make_unique<auth::Tokens>(std::move(*tokens)), nullptr};
  routes::ServiceOptions configured{std::string(kVersion), reads_need_token, Instant::now,
                                    answer_limits(limits)};
  configured.public_url = std::move(public_url);
  session.service = std::make_unique<routes::Service>(*session.graph, *session.tokens, std::move(configured));
  step.done(fmt::format("revision {}", session.graph->newest().revision().number));
  return session;
}

Result<void> load_built_in(Graph& graph, Progress progress) {
  const Step step(progress, "Built-in data");
  auto seed = seed::read_seed(embedded::seed(), built_in_vocabulary());
  if (!seed) return fail(seed.error());
  auto loaded = seed::load_seed(graph, *seed);
  if (!loaded) return fail(loaded.error());
  std::string detail =
      loaded->changed == 0 ? "up to date" : fmt::format("{} statements loaded", loaded->changed);
  if (loaded->kept_local > 0)
    detail += fmt::format(", {} changed here were left as they are", loaded->kept_local);
  step.done(detail);
  return {};
}

int report(const Error& error) {
  fmt::print(stderr, "ecgraph: {}\n", error.message);
  if (error.faults.size() > 1) {
    for (const auto& fault : error.faults) fmt::print(stderr, "  {}: {}\n", fault.pointer, fault.detail);
  }
  if (!error.nearest.empty()) fmt::print(stderr, "  near it: {}\n", fmt::join(error.nearest, ", "));
  return 1;
}

}  // namespace ecgraph::cli
