#include "server/cli/configuration.hpp"

#include <cstdlib>
#include <memory>

namespace ecgraph::cli {
namespace {

/// The value of a variable; an empty one counts as none.
std::string variable_value(const std::string& variable) {
  const char* value = variable.empty() ? nullptr : std::getenv(variable.c_str());
  return value == nullptr ? "" : value;
}

}  // namespace

bool EnvironmentFirst::is_set_by_environment(const CLI::ConfigItem& item) const {
  const CLI::App* app = &app_;
  for (const auto& parent : item.parents) {
    const auto named =
        app->get_subcommands([&](const CLI::App* candidate) { return candidate->get_name() == parent; });
    if (named.empty()) return false;
    app = named.front();
  }
  const auto* option = app->get_option_no_throw("--" + item.name);
  return option != nullptr && !variable_value(option->get_envname()).empty();
}

std::vector<CLI::ConfigItem> EnvironmentFirst::from_config(std::istream& input) const {
  auto written = CLI::ConfigTOML::from_config(input);
  std::erase_if(written, [this](const CLI::ConfigItem& item) { return is_set_by_environment(item); });
  return written;
}

void add_configuration_file(CLI::App& app, const std::string& variable) {
  const auto file = variable_value(variable);
  app.set_config("--config", file, "A configuration file (also: " + variable + ")", !file.empty());
  app.config_formatter(std::make_shared<EnvironmentFirst>(app));
  app.allow_config_extras(CLI::config_extras_mode::error);
}

}  // namespace ecgraph::cli
