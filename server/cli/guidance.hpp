#pragma once
// What the command line says of itself: help, and what may have been meant by what cannot be read.

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace ecgraph::cli {

/// What is said when the command line, the environment or the file cannot be read: what is wrong, where, and
/// what may have been meant.
[[nodiscard]] std::string explanation(const CLI::App& app, const CLI::Error& error);

/// A sentence for each variable of the environment that begins as ours do and that no option reads.
[[nodiscard]] std::vector<std::string> unread_variables(const CLI::App& app);

/// Shows the options of every command in the help of each, and the examples in that of the program alone. To
/// be called when all commands are there.
void complete_help(CLI::App& app, const std::string& examples);

}  // namespace ecgraph::cli
