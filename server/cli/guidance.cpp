#include "server/cli/guidance.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <functional>
#include <optional>
#include <vector>

#include "schema/nearest.hpp"
#include "server/cli/configuration.hpp"

namespace ecgraph::cli {
namespace {

constexpr std::string_view kOurs = "ECGRAPH_";  ///< how the variables begin that options read

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

}  // namespace

std::string explanation(const CLI::App& app, const CLI::Error& error) {
  const std::string message = error.what();
  if (dynamic_cast<const CLI::ConfigError*>(&error) == nullptr) {
    if (const auto left = about_leftover(app))
      return fmt::format("ecgraph: {} `ecgraph --help` lists what there is.\n", *left);
  }
  return fmt::format("ecgraph: {}{}\nRun with --help for more information.\n", message,
                     place_of_fault(app, message));
}

std::vector<std::string> unread_variables(const CLI::App& app) {
  std::vector<std::string> known{"CONFIG"};
  const std::function<void(const CLI::App&)> add = [&](const CLI::App& command) {
    for (const auto* option : command.get_options()) {
      if (const auto variable = option->get_envname(); variable.starts_with(kOurs))
        known.push_back(variable.substr(kOurs.size()));
    }
    for (const auto* below : command.get_subcommands(nullptr)) add(*below);
  };
  add(app);
  std::vector<std::string> sentences;
  for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
    const std::string_view variable(*entry, std::string_view(*entry).find('='));
    if (!variable.starts_with(kOurs)) continue;
    const auto name = variable.substr(kOurs.size());
    if (std::ranges::find(known, name) != known.end()) continue;
    auto near = nearest(name, known);
    for (auto& one : near) one.insert(0, kOurs);
    sentences.push_back(
        fmt::format("No option reads {}.{}", variable,
                    near.empty() ? "" : fmt::format(" Did you mean {}?", fmt::join(near, " or "))));
  }
  std::ranges::sort(sentences);
  return sentences;
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

}  // namespace ecgraph::cli
