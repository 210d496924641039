// ecgraph rebuild, token, version

#include <fmt/format.h>

#include "schema/vocabulary_reader.hpp"
#include "server/cli/session.hpp"
#include "server/cli/version.hpp"
#include "server/seed/seed_reader.hpp"

namespace ecgraph::cli {

int rebuild(const StoreOptions& options) {
  auto session = open_session(options, Graph::Open::kExisting, false, Progress::kSpoken);
  if (!session) return report(session.error());
  auto revision = session->graph->rebuild();
  if (!revision) return report(revision.error());
  fmt::print("The views were derived anew from the log, to revision {}.\n", revision->number);
  return 0;
}

int new_token(const TokenOptions& options) {
  auto seed = seed::read_seed(embedded::seed(), built_in_vocabulary());
  if (!seed) return report(seed.error());
  if (options.author == seed->author)
    return report(
        {ErrorKind::kUnprocessable,
         fmt::format("\"{}\" is the author of the built-in data: choose another name.", seed->author),
         {},
         {},
         {},
         {}});
  std::error_code none;
  std::filesystem::create_directories(options.store.data, none);
  auto tokens = auth::Tokens::open(token_file(options.store));
  if (!tokens) return report(tokens.error());
  auto token = tokens->create(options.role, options.author, Instant::now());
  if (!token) return report(token.error());
  fmt::print(stderr,
             "A token for {} ({}) at the store in {}. It is shown this once; only its hash is kept.\n",
             options.author, auth::word(options.role), options.store.data.string());
  fmt::print("{}\n", *token);
  return 0;
}

int version() {
  fmt::print("ecgraph {}\n", kVersion);
  return 0;
}

}  // namespace ecgraph::cli
