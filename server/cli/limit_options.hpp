#pragma once
// The options that set the limits of `ecgraph serve`: this is the list of them.

#include <CLI/CLI.hpp>

#include "server/cli/limits.hpp"

namespace ecgraph::cli {

/// Adds `--limit-…` (ECGRAPH_LIMIT_…) for each limit. Sizes are given as `8MiB`, times as `10s` or `250ms`.
void add_limit_options(CLI::App& command, Limits& limits);

}  // namespace ecgraph::cli
