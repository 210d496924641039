#include "server/routes/arguments.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

namespace ecgraph::routes {
namespace {

bool fits(const ParameterDeclaration& declaration, std::string_view name,
          std::span<const std::string_view> spec_names) {
  if (declaration.parameter == Parameter::kSpec)
    return std::find(spec_names.begin(), spec_names.end(), name) != spec_names.end();
  if (declaration.is_prefix)
    return name.starts_with(declaration.name) && name.size() > declaration.name.size();
  return name == declaration.name;
}

std::vector<std::string> names_of(std::span<const Parameter> taken,
                                  std::span<const std::string_view> spec_names) {
  std::vector<std::string> names;
  for (const auto parameter : taken) {
    const auto& declared = declaration(parameter);
    if (parameter == Parameter::kSpec)
      names.insert(names.end(), spec_names.begin(), spec_names.end());
    else
      names.push_back(std::string(declared.name) + (declared.is_prefix ? "…" : ""));
  }
  return names;
}

Error unknown_parameter(std::string_view name, std::span<const Parameter> taken,
                        std::span<const std::string_view> spec_names) {
  auto names = names_of(taken, spec_names);
  auto near = nearest(name, names);
  std::string message = names.empty()
                            ? fmt::format("\"{}\" is not a parameter here: this address takes none.", name)
                            : fmt::format("\"{}\" is not a parameter here.", name);
  if (!near.empty()) message += fmt::format(" Did you mean \"{}\"?", near.front());
  return Error{ErrorKind::kUnreadable, std::move(message), std::string(name),
               std::move(names),       std::move(near),    {}};
}

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> parts;
  for (std::size_t start = 0; start <= text.size();) {
    const auto comma = std::min(text.find(',', start), text.size());
    if (comma > start) parts.emplace_back(text.substr(start, comma - start));
    start = comma + 1;
  }
  return parts;
}

}  // namespace

Result<Arguments> Arguments::read(std::span<const Parameter> taken,
                                  std::span<const http::QueryParameter> given,
                                  std::span<const std::string_view> spec_names) {
  Arguments arguments;
  for (const auto& parameter : given) {
    const auto found = std::find_if(taken.begin(), taken.end(), [&](Parameter candidate) {
      return fits(declaration(candidate), parameter.name, spec_names);
    });
    if (found == taken.end()) return fail(unknown_parameter(parameter.name, taken, spec_names));
    const bool again =
        std::any_of(arguments.given_.begin(), arguments.given_.end(),
                    [&](const auto& earlier) { return earlier.second.name == parameter.name; });
    if (again &&
        (!declaration(*found).repeatable || (declaration(*found).is_prefix && *found != Parameter::kWhere)))
      return fail(ErrorKind::kUnreadable,
                  fmt::format("\"{}\" is given more than once; it takes one value.", parameter.name),
                  parameter.name);
    if (parameter.value.find_first_not_of(',') == std::string::npos)  // a list of nothing, too
      return fail(ErrorKind::kUnreadable,
                  fmt::format("\"{}\" is empty: give it a value, or leave it out. {}", parameter.name,
                              declaration(*found).meaning),
                  parameter.name);
    arguments.given_.emplace_back(*found, parameter);
  }
  return arguments;
}

std::optional<std::string_view> Arguments::first(Parameter parameter) const {
  for (const auto& [known, given] : given_) {
    if (known == parameter) return given.value;
  }
  return std::nullopt;
}

std::vector<std::string> Arguments::all(Parameter parameter) const {
  std::vector<std::string> values;
  for (const auto& [known, given] : given_) {
    if (known == parameter) values.push_back(given.value);
  }
  return values;
}

std::vector<std::string> Arguments::words(Parameter parameter) const {
  std::vector<std::string> result;
  for (const auto& value : all(parameter)) {
    auto parts = split(value);
    std::move(parts.begin(), parts.end(), std::back_inserter(result));
  }
  return once(std::move(result));
}

std::vector<std::pair<std::string, std::string>> Arguments::named(Parameter parameter) const {
  std::vector<std::pair<std::string, std::string>> result;
  const auto prefix = declaration(parameter).name.size();
  for (const auto& [known, given] : given_) {
    if (known == parameter) result.emplace_back(given.name.substr(prefix), given.value);
  }
  return result;
}

std::optional<std::string_view> Arguments::given_beside(std::span<const Parameter> these) const {
  for (const auto& [known, given] : given_) {
    if (std::ranges::find(these, known) == these.end()) return given.name;
  }
  return std::nullopt;
}

Result<std::string> Arguments::word(Parameter parameter, std::span<const std::string_view> allowed,
                                    std::string_view otherwise) {
  const auto given = first(parameter);
  const std::string value(given.value_or(otherwise));
  if (given && std::find(allowed.begin(), allowed.end(), value) == allowed.end())
    return fail(bad_value(parameter, value, fmt::format("must be one of: {}.", fmt::join(allowed, ", ")),
                          {allowed.begin(), allowed.end()}));
  if (!value.empty()) resolve(parameter, value);
  return value;
}

void Arguments::resolve(Parameter parameter, std::string value) {
  resolve(std::string(declaration(parameter).name), std::move(value));
}

void Arguments::resolve(std::string name, std::string value) {
  resolved_.emplace_back(std::move(name), std::move(value));
}

void Arguments::tell(Parameter parameter, std::string value) {
  told_.emplace_back(declaration(parameter).name, std::move(value));
}

void Arguments::tell_resolved() {
  const auto was_given = [this](const auto& parameter) {
    return std::ranges::any_of(given_,
                               [&](const auto& given) { return given.second.name == parameter.first; });
  };
  const auto told = std::stable_partition(resolved_.begin(), resolved_.end(), was_given);
  std::move(told, resolved_.end(), std::back_inserter(told_));
  resolved_.erase(told, resolved_.end());
}

std::vector<std::string> once(std::vector<std::string> words) {
  std::set<std::string> known;
  std::erase_if(words, [&](const std::string& word) { return !known.insert(word).second; });
  return words;
}

Failure unreadable(std::string message, Parameter parameter) {
  return fail(ErrorKind::kUnreadable, std::move(message), std::string(declaration(parameter).name));
}

Error bad_value(Parameter parameter, std::string_view value, std::string_view what,
                std::vector<std::string> allowed) {
  const auto name = declaration(parameter).name;
  return Error{ErrorKind::kUnreadable,
               fmt::format("\"{}\" {} \"{}\" is not.", name, what, value),
               std::string(name),
               std::move(allowed),
               {},
               {}};
}

}  // namespace ecgraph::routes
