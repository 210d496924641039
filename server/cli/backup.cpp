// ecgraph backup, restore

#include "graph/backup.hpp"

#include <fmt/format.h>

#include "schema/vocabulary_reader.hpp"
#include "server/cli/progress_bar.hpp"
#include "server/cli/session.hpp"

namespace ecgraph::cli {
namespace {

CheckProgress on(ProgressBar& bar) {
  return [&bar](std::string_view step, std::uint64_t done, std::uint64_t all) { bar.draw(step, done, all); };
}

}  // namespace

int backup(const BackupOptions& options) {
  if (auto there = require_store(options.store); !there) return report(there.error());
  Result<Copied> copied;
  {
    ProgressBar bar;
    copied =
        back_up(store_folder(options.store), store_folder({options.folder}), built_in_vocabulary(), on(bar));
  }
  if (!copied) return report(copied.error());
  fmt::print("{} holds revisions 1 to {}, {} of them new, and was read back. Tokens are not in it.\n",
             options.folder.string(), copied->now.number, copied->now.number - copied->before.number);
  return 0;
}

int restore(const BackupOptions& options) {
  Result<Copied> copied;
  {
    ProgressBar bar;
    copied = ecgraph::restore(store_folder({options.folder}), store_folder(options.store),
                              built_in_vocabulary(), on(bar));
  }
  if (!copied) return report(copied.error());
  fmt::print(
      "{} holds revisions 1 to {}, as the backup does, and was read back. Tokens: `ecgraph token new`.\n",
      options.store.data.string(), copied->now.number);
  return 0;
}

}  // namespace ecgraph::cli
