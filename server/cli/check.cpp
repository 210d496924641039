// ecgraph check

#include "graph/check.hpp"

#include <fmt/format.h>

#include <cstdio>

#include "schema/vocabulary_reader.hpp"
#include "server/cli/progress_bar.hpp"
#include "server/cli/session.hpp"

namespace ecgraph::cli {
namespace {

constexpr std::size_t kFaultsShown = 20;

void print_faults(const std::vector<std::string>& faults) {
  for (std::size_t i = 0; i < std::min(faults.size(), kFaultsShown); ++i) fmt::print("{}\n", faults[i]);
  if (faults.size() > kFaultsShown) fmt::print("… and {} more.\n", faults.size() - kFaultsShown);
}

/// What to do about the gravest fault.
std::string_view remedy(const Findings& findings) {
  if (!findings.log.empty())
    return "The log is damaged: move the store away and restore a backup (`ecgraph restore`).";
  if (!findings.views.empty())
    return "The log is sound and its views differ from it: `ecgraph rebuild` derives them anew.";
  return "Log and views are sound, but what stands does not hang together: correct or retract the statements "
         "named.";
}

}  // namespace

int check(const StoreOptions& options) {
  if (auto there = require_store(options); !there) return report(there.error());
  const auto findings = [&] {
    ProgressBar bar;
    return ecgraph::check(
        store_folder(options), built_in_vocabulary(),
        [&](std::string_view step, std::uint64_t done, std::uint64_t all) { bar.draw(step, done, all); });
  }();
  if (!findings) return report(findings.error());
  if (findings->sound()) {
    fmt::print(
        "The store in {} is sound: {} revisions, {} recorded versions, {} statements standing, {} "
        "references.\n",
        options.data.string(), findings->newest.number, findings->versions, findings->standing,
        findings->references);
    return 0;
  }
  for (const auto* faults : {&findings->log, &findings->views, &findings->statements}) print_faults(*faults);
  fmt::print("{}\n", remedy(*findings));
  return 1;
}

}  // namespace ecgraph::cli
