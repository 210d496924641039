#pragma once
// A graph opened for a command, with what the routes need of it.

#include <memory>

#include "graph/graph.hpp"
#include "server/auth/tokens.hpp"
#include "server/cli/commands.hpp"
#include "server/routes/service.hpp"

namespace ecgraph::cli {

/// An opened store with its tokens, for the length of a command.
struct Session {
  std::unique_ptr<Graph> graph;
  std::unique_ptr<auth::Tokens> tokens;
  std::unique_ptr<routes::Service> service;
};

/// Opens the store of the options, or makes it; `progress` says each step and its time on standard error.
enum class Progress { kSilent, kSpoken };
[[nodiscard]] Result<Session> open_session(const StoreOptions& store, Graph::Open how, bool reads_need_token,
                                           Progress progress, const Limits& limits = {},
                                           std::string public_url = {});

/// Loads the built-in data, or the differences to what is loaded.
[[nodiscard]] Result<void> load_built_in(Graph& graph, Progress progress);

/// Prints the error, its faults and what to write instead; returns the exit code.
int report(const Error& error);

/// Fails where the folder of the options holds no store, and says how one is made.
[[nodiscard]] Result<void> require_store(const StoreOptions& store);

/// Where the database is in the folder of the options.
[[nodiscard]] std::filesystem::path store_folder(const StoreOptions& store);
/// The token file of a store.
[[nodiscard]] std::filesystem::path token_file(const StoreOptions& store);

}  // namespace ecgraph::cli
