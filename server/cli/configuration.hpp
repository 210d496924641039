#pragma once
// Where options come from: flags, then the environment, then one configuration file; and what is said of
// those that cannot be read.

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace ecgraph::cli {

/// Reads the configuration file, but for the options that the environment sets: CLI11 would let the file win.
/// A name that no option has is an error with its line.
class EnvironmentFirst : public CLI::ConfigTOML {
 public:
  explicit EnvironmentFirst(const CLI::App& app) : app_(app) {}
  /// The items of the file that are to be set.
  std::vector<CLI::ConfigItem> from_config(std::istream& input) const override;

 private:
  const CLI::App& app_;
};

/// Adds `--config`; `variable` names the file where the flag does not. A file that is named must be there.
void add_configuration_file(CLI::App& app, const std::string& variable);

/// What is said when the command line, the environment or the file cannot be read: what is wrong, where, and
/// what may have been meant.
[[nodiscard]] std::string explanation(const CLI::App& app, const CLI::Error& error);

/// Shows the options of every command in the help of each, and the examples in that of the program alone. To
/// be called when all commands are there.
void complete_help(CLI::App& app, const std::string& examples);

/// From now on the app and its commands read neither the environment nor the file.
void forget_environment(CLI::App& app);

/// The settings of the program and of a command, in the form of the configuration file, each with where it
/// comes from. `flags` is the same app after parsing only what stands on the command line.
[[nodiscard]] std::string shown_settings(const CLI::App& app, const CLI::App& flags,
                                         const std::string& command);

}  // namespace ecgraph::cli
