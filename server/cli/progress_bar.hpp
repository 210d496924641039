#pragma once
// How far a long command has come, on a terminal.

#include <cstdint>
#include <string_view>

namespace ecgraph::cli {

/// A bar on a terminal, on a line of its own that goes away; nothing elsewhere.
class ProgressBar {
 public:
  ProgressBar();
  ~ProgressBar();
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  /// `done` of `all` of a step.
  void draw(std::string_view step, std::uint64_t done, std::uint64_t all);

 private:
  bool on_terminal_, drawn_ = false;
};

}  // namespace ecgraph::cli
