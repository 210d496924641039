#include "server/cli/configuration.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <memory>
#include <sstream>

namespace ecgraph::cli {
namespace {

/// The option that an item of the file names, if there is one.
const CLI::Option* option_of(const CLI::App& root, const CLI::ConfigItem& item) {
  const CLI::App* app = &root;
  for (const auto& parent : item.parents) {
    const auto named =
        app->get_subcommands([&](const CLI::App* candidate) { return candidate->get_name() == parent; });
    if (named.empty()) return nullptr;
    app = named.front();
  }
  return app->get_option_no_throw("--" + item.name);
}

/// The ends of sections, which CLI11 puts among the items.
bool is_mark(const CLI::ConfigItem& item) { return item.name == "--" || item.name == "++"; }

}  // namespace

std::string variable_value(const std::string& variable) {
  const char* value = variable.empty() ? nullptr : std::getenv(variable.c_str());
  return value == nullptr ? "" : value;
}

std::string file_of(const CLI::App& app) {
  const auto* option = app.get_config_ptr();
  return option == nullptr ? "" : option->count() > 0 ? option->as<std::string>() : option->get_default_str();
}

int line_of(std::istream& file, std::string_view name) {
  std::string line;
  for (int number = 1; std::getline(file, line); ++number) {
    const auto word = CLI::detail::trim_copy(line.substr(0, line.find('=')));
    if (word == name) return number;
  }
  return 0;
}

std::vector<CLI::ConfigItem> EnvironmentFirst::from_config(std::istream& input) const {
  const std::string text(std::istreambuf_iterator<char>(input), {});
  std::istringstream file(text);
  auto written = CLI::ConfigTOML::from_config(file);
  std::erase_if(written, [&](const CLI::ConfigItem& item) {
    if (is_mark(item)) return false;
    const auto* option = option_of(app_, item);
    if (option == nullptr) {
      std::istringstream again(text);
      throw CLI::ConfigError(
          fmt::format("{} line {}: there is no setting \"{}\"{}.", file_of(app_), line_of(again, item.name),
                      item.name, item.parents.empty() ? "" : " under [" + item.parents.front() + "]"),
          CLI::ExitCodes::ConfigError);
    }
    return !variable_value(option->get_envname()).empty();
  });
  return written;
}

void add_configuration_file(CLI::App& app, const std::string& variable) {
  const auto file = variable_value(variable);
  app.set_config("--config", file, "A configuration file (also: " + variable + ")", !file.empty());
  app.config_formatter(std::make_shared<EnvironmentFirst>(app));
  app.allow_config_extras(CLI::config_extras_mode::error);
}

}  // namespace ecgraph::cli
