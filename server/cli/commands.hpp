#pragma once
// What the program can be told to do. Each command returns its exit code: 0 done, 1 refused or failed;
// verify also 2.

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "server/auth/tokens.hpp"
#include "server/cli/limits.hpp"

namespace ecgraph::cli {

/// Where the graph lives; every command but `version` needs it.
struct StoreOptions {
  std::filesystem::path data;  ///< a folder
};

/// ecgraph serve: answers over HTTP until it is told to stop.
struct ServeOptions {
  StoreOptions store;
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;
  unsigned threads = 0;  ///< 0: one a core, at least four
  bool reads_need_token = false;
  std::string public_url = "host";  ///< for citations; `host`: as clients name it
  bool show_config = false;         ///< print the settings instead
  Limits limits;
};
int serve(const ServeOptions& options);

/// ecgraph load: files of statements, a transaction each.
struct LoadOptions {
  StoreOptions store;
  std::vector<std::filesystem::path> files;  ///< none: the built-in data
  std::string author;
  std::string reason;  ///< empty: "loaded from <file>"
};
int load(const LoadOptions& options);

/// ecgraph query: one request without a server.
struct QueryOptions {
  StoreOptions store;
  std::string path;                     ///< `legality` or `/v1/legality?…`
  std::vector<std::string> parameters;  ///< `name=value`
  std::filesystem::path body;           ///< a file to post; empty: GET
};
int query(const QueryOptions& options);

/// ecgraph export: the graph, or a selection, as a file.
struct ExportOptions {
  StoreOptions store;
  std::string format = "ndjson";
  std::filesystem::path output;         ///< empty: standard output
  std::vector<std::string> parameters;  ///< `name=value`, as /v1/export takes them
};
/// The same bytes as from a server.
int export_graph(const ExportOptions& options);

/// ecgraph rebuild: derives the views from the log again.
int rebuild(const StoreOptions& options);

/// ecgraph check: whether log, views and references are sound; changes nothing.
int check(const StoreOptions& options);

/// ecgraph verify: whether a proof holds, without a store. 0 it does, 1 it does not, 2 it cannot be read.
struct VerifyOptions {
  std::filesystem::path file;
};
int verify(const VerifyOptions& options);

/// ecgraph backup, restore.
struct BackupOptions {
  StoreOptions store;
  std::filesystem::path folder;  ///< of the backup
};
/// Adds to the backup what is new in the store.
int backup(const BackupOptions& options);
/// Makes the store from the backup.
int restore(const BackupOptions& options);

/// ecgraph token new, list, revoke.
struct TokenOptions {
  StoreOptions store;
  std::string role = "editor";
  std::string author;
  std::string expires;  ///< a day; empty: never
  std::string id;       ///< of the one to revoke
};
/// Makes a token and prints it once.
int new_token(const TokenOptions& options);
/// Prints what is kept of the tokens: a line each, never a secret.
int list_tokens(const TokenOptions& options);
/// Revokes a token; a running server refuses it from then on.
int revoke_token(const TokenOptions& options);

/// ecgraph version.
int version();

}  // namespace ecgraph::cli
