#include "graph/backup.hpp"

#include <fmt/format.h>

#include "graph/store/log_copy.hpp"
#include "graph/store/store.hpp"

namespace ecgraph {
namespace {

namespace fs = std::filesystem;

/// A copy that is not sound, or not of what was copied, is a failure.
Result<void> read_back(const fs::path& copy, Revision newest, const Vocabulary& vocabulary,
                       const CheckProgress& progress) {
  const auto findings = check(copy, vocabulary, progress);
  if (!findings) return fail(findings.error());
  if (findings->sound() && findings->newest == newest) return {};
  std::string why = fmt::format("It ends at revision {}.", findings->newest.number);
  for (const auto* faults : {&findings->statements, &findings->views, &findings->log}) {
    if (!faults->empty()) why = faults->front();
  }
  return fail(ErrorKind::kStorage,
              fmt::format("The copy in {} was read back and cannot be relied on: {} Check "
                          "the original, and name another folder.",
                          copy.string(), why));
}

}  // namespace

Result<Copied> back_up(const fs::path& store, const fs::path& backup, const Vocabulary& vocabulary,
                       const CheckProgress& progress) {
  auto copied = store::copy_log(store, backup, vocabulary, progress);
  if (!copied) return copied;
  if (auto same = read_back(backup, copied->now, vocabulary, progress); !same)
    return fail(std::move(same.error()));
  return copied;
}

Result<Copied> restore(const fs::path& backup, const fs::path& store, const Vocabulary& vocabulary,
                       const CheckProgress& progress) {
  std::error_code fault;
  if (fs::exists(store, fault) && !fs::is_empty(store, fault))
    return fail(ErrorKind::kConflict,
                fmt::format("There is something in {} already: move it away or name another folder. Nothing "
                            "was changed.",
                            store.string()));
  const fs::path unfinished = store.string() + ".unfinished";
  auto copied = store::copy_log(backup, unfinished, vocabulary, progress);
  if (!copied) return copied;
  if (auto same = read_back(unfinished, copied->now, vocabulary, progress); !same)
    return fail(std::move(same.error()));
  fs::rename(unfinished, store, fault);
  if (!fault) return copied;
  return fail(ErrorKind::kStorage, fmt::format("{} cannot be renamed to {}: {}.", unfinished.string(),
                                               store.string(), fault.message()));
}

}  // namespace ecgraph
