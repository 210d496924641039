// ecgraph check

#include "graph/check.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

#include "schema/vocabulary_reader.hpp"
#include "server/cli/session.hpp"

namespace ecgraph::cli {
namespace {

constexpr std::size_t kFaultsShown = 20;
constexpr std::uint64_t kBarWidth = 30;

/// A bar on a terminal, on a line of its own that goes away; nothing elsewhere.
class Bar {
 public:
  ~Bar() {
    if (drawn_) fmt::print(stderr, "\r\033[K");
  }
  void draw(std::string_view step, std::uint64_t done, std::uint64_t all) {
    if (terminal_ == 0) return;
    drawn_ = true;
    const std::uint64_t filled = all == 0 ? kBarWidth : std::min(kBarWidth, done * kBarWidth / all);
    fmt::print(stderr, "\r{:<10} [{:<{}}] {}\033[K", step, std::string(filled, '#'), kBarWidth, done);
    std::fflush(stderr);
  }

 private:
  int terminal_ = isatty(STDERR_FILENO);
  bool drawn_ = false;
};

void print_faults(const std::vector<std::string>& faults) {
  for (std::size_t i = 0; i < std::min(faults.size(), kFaultsShown); ++i) fmt::print("{}\n", faults[i]);
  if (faults.size() > kFaultsShown) fmt::print("… and {} more.\n", faults.size() - kFaultsShown);
}

/// What to do about the gravest fault.
std::string_view remedy(const Findings& findings) {
  if (!findings.log.empty()) return "The log is damaged: restore a backup.";
  if (!findings.views.empty())
    return "The log is sound and its views differ from it: `ecgraph rebuild` derives them anew.";
  return "Log and views are sound, but what stands does not hang together: correct or retract the statements "
         "named.";
}

}  // namespace

int check(const StoreOptions& options) {
  const auto findings = [&] {
    Bar bar;
    return ecgraph::check(
        options.data / "store", built_in_vocabulary(),
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
