#include "server/routes/conditions.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <span>

namespace ecgraph::routes {
namespace {

std::span<const std::string> names_of(const RelationTypeDeclaration& type) { return type.attributes; }
std::span<const std::string> names_of(const EntityTypeDeclaration& type) { return type.properties; }

template <class Type>
std::optional<std::string> wrong_name(const std::set<Type>& types, const std::string& name,
                                      std::string_view what, const Vocabulary& vocabulary) {
  std::set<std::string> had;
  std::vector<std::string> ids;
  for (const Type type : types) {
    const auto& declared = vocabulary[type];
    const auto names = names_of(declared);
    if (std::ranges::find(names, name) != names.end()) return std::nullopt;
    had.insert(names.begin(), names.end());
    ids.push_back(declared.id);
  }
  if (ids.empty()) return std::nullopt;
  return fmt::format("\"{}\" is no {} of {}: {}.", name, what, fmt::join(ids, ", "),
                     had.empty() ? "there are none" : fmt::format("they have {}", fmt::join(had, ", ")));
}

template <class Type>
Result<std::vector<ValueCondition>> read(Call& call, Declared declared, const std::set<Type>& types) {
  const auto& vocabulary = call.view.vocabulary();
  const auto* what = declared == Declared::kProperties ? "property" : "attribute";
  std::vector<ValueCondition> result;
  for (const auto& [written, operand] : call.arguments.named(Parameter::kWhere)) {
    const auto parameter = "where." + written;
    auto one = condition(vocabulary, declared, written, operand, parameter);
    if (!one) return fail(one.error());
    if (auto wrong = wrong_name(types, one->name, what, vocabulary))
      return fail(ErrorKind::kUnprocessable, *std::move(wrong), parameter);
    call.arguments.resolve(parameter, operand);
    result.push_back(*std::move(one));
  }
  return result;
}

}  // namespace

Result<ValueCondition> condition(const Vocabulary& vocabulary, Declared declared, const std::string& written,
                                 const std::string& operand, const std::string& place) {
  using Test = ValueCondition::Test;
  const auto dot = written.rfind('.');
  const auto suffix = dot == std::string::npos ? std::string() : written.substr(dot);
  const Test test = suffix == ".min" ? Test::kAtLeast : suffix == ".max" ? Test::kAtMost : Test::kEquals;
  const auto id = test == Test::kEquals ? written : written.substr(0, dot);
  if (const auto* known = vocabulary.declaration(declared, id))
    return value_condition(*known, test, operand, place);
  std::vector<std::string> names;
  for (const auto& each : declared == Declared::kProperties ? vocabulary.properties : vocabulary.attributes)
    names.push_back(each.id);
  auto near = nearest(id, names);
  return fail(Error{ErrorKind::kUnprocessable,
                    fmt::format("\"{}\" is not {} (see /v1/schema).", id,
                                declared == Declared::kProperties ? "a property" : "an attribute"),
                    place,
                    std::move(names),
                    std::move(near),
                    {}});
}

std::optional<std::string> wrong_attribute(const std::set<RelationType>& types,
                                           const ValueCondition& condition, const Vocabulary& vocabulary) {
  return wrong_name(types, condition.name, "attribute", vocabulary);
}

Result<std::vector<ValueCondition>> conditions(Call& call, const std::set<RelationType>& types) {
  return read(call, Declared::kAttributes, types);
}

Result<std::vector<ValueCondition>> conditions(Call& call, const std::set<EntityType>& types) {
  return read(call, Declared::kProperties, types);
}

}  // namespace ecgraph::routes
