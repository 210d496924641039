#include "server/cli/shown_settings.hpp"

#include <fmt/format.h>

#include <memory>
#include <vector>

#include "server/cli/configuration.hpp"

namespace ecgraph::cli {
namespace {

/// Reads nothing from the configuration file.
class NoFile : public CLI::ConfigTOML {
 public:
  std::vector<CLI::ConfigItem> from_config(std::istream&) const override { return {}; }
};

/// A setting as the file would have it.
std::string value_of(const CLI::Option& option) {
  const bool is_flag = option.get_expected_min() == 0;
  if (is_flag) return option.count() > 0 && option.as<bool>() ? "true" : "false";
  return CLI::detail::convert_arg_for_ini(option.count() > 0 ? option.reduced_results().front()
                                                             : option.get_default_str());
}

std::string source_of(const CLI::App& app, const CLI::Option& option, const CLI::Option* flag) {
  if (flag != nullptr && flag->count() > 0) return "flag";
  if (!variable_value(option.get_envname()).empty()) return "environment: " + option.get_envname();
  return option.count() > 0 ? "file: " + file_of(app) : "default";
}

void append_settings(std::string& out, const CLI::App& root, const CLI::App& app, const CLI::App& flags) {
  for (const auto* option : app.get_options()) {
    if (!option->get_configurable() || option->get_lnames().empty() || option == root.get_config_ptr())
      continue;
    const auto& name = option->get_lnames().front();
    out += fmt::format("{} = {}  # {}\n", name, value_of(*option),
                       source_of(root, *option, flags.get_option_no_throw("--" + name)));
  }
}

}  // namespace

void forget_environment(CLI::App& app) {
  if (app.get_config_ptr() != nullptr) app.get_config_ptr()->default_str("")->required(false);
  app.config_formatter(std::make_shared<NoFile>());
  for (auto* option : app.get_options()) option->envname("");
  for (auto* command : app.get_subcommands(nullptr)) forget_environment(*command);
}

std::string shown_settings(const CLI::App& app, const CLI::App& flags, const std::string& command) {
  std::string out;
  append_settings(out, app, app, flags);
  out += fmt::format("\n[{}]\n", command);
  append_settings(out, app, *app.get_subcommand(command), *flags.get_subcommand(command));
  return out;
}

}  // namespace ecgraph::cli
