#pragma once
// Where options come from: flags, then the environment, then one configuration file.

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace ecgraph::cli {

/// Reads the configuration file, but for the options that the environment sets: CLI11 would let the file win.
class EnvironmentFirst : public CLI::ConfigTOML {
 public:
  explicit EnvironmentFirst(const CLI::App& app) : app_(app) {}
  /// The items of the file, less those that the environment decides.
  std::vector<CLI::ConfigItem> from_config(std::istream& input) const override;

 private:
  [[nodiscard]] bool is_set_by_environment(const CLI::ConfigItem& item) const;
  const CLI::App& app_;
};

/// Adds `--config`; `variable` names the file where the flag does not. A file that is named must be there.
void add_configuration_file(CLI::App& app, const std::string& variable);

}  // namespace ecgraph::cli
