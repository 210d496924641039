#pragma once
// ecgraph serve --show-config: every setting, and where it comes from.

#include <CLI/CLI.hpp>
#include <string>

namespace ecgraph::cli {

/// From now on the app and its commands read neither the environment nor the file.
void forget_environment(CLI::App& app);

/// The settings of the program and of a command, in the form of the configuration file, each with where it
/// comes from. `flags` is the same app after parsing only what stands on the command line.
[[nodiscard]] std::string shown_settings(const CLI::App& app, const CLI::App& flags,
                                         const std::string& command);

}  // namespace ecgraph::cli
