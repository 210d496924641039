#include "server/cli/configuration.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cstdlib>
#include <fstream>
#include <memory>
#include <optional>
#include <sstream>

#include "schema/nearest.hpp"

namespace ecgraph::cli {
namespace {

/// Reads nothing from the configuration file.
class NoFile : public CLI::ConfigTOML {
 public:
  std::vector<CLI::ConfigItem> from_config(std::istream&) const override { return {}; }
};

/// The value of a variable; an empty one counts as none.
std::string variable_value(const std::string& variable) {
  const char* value = variable.empty() ? nullptr : std::getenv(variable.c_str());
  return value == nullptr ? "" : value;
}

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

std::string file_of(const CLI::App& app) {
  const auto* option = app.get_config_ptr();
  return option == nullptr ? "" : option->count() > 0 ? option->as<std::string>() : option->get_default_str();
}

/// The number of the line that sets this name; 0 when there is none.
int line_of(std::istream& file, std::string_view name) {
  std::string line;
  for (int number = 1; std::getline(file, line); ++number) {
    const auto word = CLI::detail::trim_copy(line.substr(0, line.find('=')));
    if (word == name) return number;
  }
  return 0;
}

std::vector<std::string> option_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const auto* option : app.get_options()) {
    for (const auto& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

std::vector<std::string> command_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const auto* command : app.get_subcommands(nullptr)) names.push_back(command->get_name());
  return names;
}

std::string did_you_mean(std::string_view word, const std::vector<std::string>& known) {
  const auto near = nearest(word, known);
  return near.empty() ? "" : fmt::format(" Did you mean {}?", fmt::join(near, " or "));
}

/// The command that was reached before something could not be read.
const CLI::App& innermost(const CLI::App& app) {
  const auto parsed = app.get_subcommands();
  return parsed.empty() ? app : innermost(*parsed.back());
}

/// What is left over on the command line, if that is the fault.
std::optional<std::string> about_leftover(const CLI::App& app) {
  const auto left = app.remaining(true);
  if (left.empty()) return std::nullopt;
  const auto& command = innermost(app);
  const auto& word = left.front();
  if (word.starts_with('-')) {
    auto known = option_names(command);
    for (auto& name : option_names(app)) known.push_back(std::move(name));
    return fmt::format("There is no option \"{}\" here.{}", word, did_you_mean(word, known));
  }
  const auto known = command_names(command);
  if (known.empty()) return fmt::format("\"{}\" is one argument too many.", word);
  return fmt::format("There is no command \"{}\".{}", word, did_you_mean(word, known));
}

/// Which variable, or which line of the file, sets the option that the error is about; the command line,
/// where neither does, needs no pointing at.
std::string place_of_fault(const CLI::App& app, std::string_view message) {
  const auto dashes = message.find("--");
  if (dashes == std::string_view::npos) return {};
  const auto name = std::string(message.substr(dashes, message.find_first_of(":= ", dashes) - dashes));
  const auto* option = innermost(app).get_option_no_throw(name);
  if (option == nullptr) option = app.get_option_no_throw(name);
  const auto variable = option == nullptr ? "" : option->get_envname();
  const auto value = variable_value(variable);
  if (!value.empty() && message.find(value) != std::string_view::npos)
    return fmt::format(" ({} sets it)", variable);
  std::ifstream file(file_of(app));
  const int line = file ? line_of(file, std::string_view(name).substr(2)) : 0;
  return line == 0 ? "" : fmt::format(" ({} line {} sets it)", file_of(app), line);
}

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

std::string explanation(const CLI::App& app, const CLI::Error& error) {
  const std::string message = error.what();
  if (dynamic_cast<const CLI::ConfigError*>(&error) == nullptr) {
    if (const auto left = about_leftover(app))
      return fmt::format("ecgraph: {} `ecgraph --help` lists what there is.\n", *left);
  }
  return fmt::format("ecgraph: {}{}\nRun with --help for more information.\n", message,
                     place_of_fault(app, message));
}

void complete_help(CLI::App& app, const std::string& examples) {
  const std::function<void(CLI::App&)> add = [&](CLI::App& command) {
    command.footer([&app] {
      std::vector<const CLI::Option*> shared;
      for (const auto* option : app.get_options()) {
        if (option->get_lnames().front() != "help" && option->get_lnames().front() != "version")
          shared.push_back(option);
      }
      const CLI::Formatter form;
      return form.make_group("Options of every command", false, shared);
    });
    for (auto* below : command.get_subcommands(nullptr)) add(*below);
  };
  for (auto* command : app.get_subcommands(nullptr)) add(*command);
  app.footer(examples);
}

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
