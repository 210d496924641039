// ecgraph rebuild, version

#include <fmt/format.h>

#include "server/cli/session.hpp"
#include "server/cli/version.hpp"

namespace ecgraph::cli {

int rebuild(const StoreOptions& options) {
  auto session = open_session(options, Graph::Open::kExisting, false, Progress::kSpoken);
  if (!session) return report(session.error());
  auto revision = session->graph->rebuild();
  if (!revision) return report(revision.error());
  fmt::print("The views were derived anew from the log, to revision {}.\n", revision->number);
  return 0;
}

int version() {
  fmt::print("ecgraph {}\n", kVersion);
  return 0;
}

}  // namespace ecgraph::cli
