#pragma once
// Where options come from: flags, then the environment, then one configuration file.

#include <CLI/CLI.hpp>
#include <istream>
#include <string>
#include <string_view>
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

/// The value of an environment variable; an empty one counts as none.
[[nodiscard]] std::string variable_value(const std::string& variable);

/// The configuration file in use; empty when there is none.
[[nodiscard]] std::string file_of(const CLI::App& app);

/// The number of the line of a configuration file that sets this name; 0 when there is none.
[[nodiscard]] int line_of(std::istream& file, std::string_view name);

}  // namespace ecgraph::cli
