#include "server/cli/progress_bar.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <string>

namespace ecgraph::cli {
namespace {

constexpr std::uint64_t kWidth = 30;

}  // namespace

ProgressBar::ProgressBar() : on_terminal_(isatty(STDERR_FILENO) != 0) {}

ProgressBar::~ProgressBar() {
  if (drawn_) fmt::print(stderr, "\r\033[K");
}

void ProgressBar::draw(std::string_view step, std::uint64_t done, std::uint64_t all) {
  if (!on_terminal_) return;
  drawn_ = true;
  const std::uint64_t filled = all == 0 ? kWidth : std::min(kWidth, done * kWidth / all);
  fmt::print(stderr, "\r{:<10} [{:<{}}] {}\033[K", step, std::string(filled, '#'), kWidth, done);
  std::fflush(stderr);
}

}  // namespace ecgraph::cli
