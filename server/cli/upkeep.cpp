// ecgraph rebuild, version

#include <fmt/format.h>

#include "graph/rebuild.hpp"
#include "schema/vocabulary_reader.hpp"
#include "server/cli/session.hpp"
#include "server/cli/version.hpp"

namespace ecgraph::cli {

int rebuild(const StoreOptions& options) {
  if (auto there = require_store(options); !there) return report(there.error());
  auto revision = rebuild_views(store_folder(options), built_in_vocabulary());
  if (!revision) return report(revision.error());
  fmt::print("The views were derived anew from the log, to revision {}.\n", revision->number);
  return 0;
}

int version() {
  fmt::print("ecgraph {}\n", kVersion);
  return 0;
}

}  // namespace ecgraph::cli
