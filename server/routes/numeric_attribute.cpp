#include "server/routes/numeric_attribute.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace ecgraph::routes {
namespace {

bool is_borne(const Vocabulary& vocabulary, const std::set<RelationType>& types, std::string_view attribute) {
  if (!types.empty())
    return std::ranges::any_of(types, [&](const auto type) { return bears(vocabulary[type], attribute); });
  return std::ranges::any_of(vocabulary.relation_types,
                             [&](const auto& type) { return bears(type, attribute); });
}

std::vector<std::string> allowed_here(const Vocabulary& vocabulary, const std::set<RelationType>& types) {
  std::vector<std::string> names;
  for (const auto& attribute : vocabulary.attributes) {
    if (is_numeric(attribute.kind) && is_borne(vocabulary, types, attribute.id))
      names.push_back(attribute.id);
  }
  return names;
}

std::string what_is_wrong(const Vocabulary& vocabulary, const std::string& asked) {
  const auto* declared = vocabulary.attribute(asked);
  if (declared == nullptr) return fmt::format("\"{}\" is not an attribute (see /v1/schema).", asked);
  if (!is_numeric(declared->kind))
    return fmt::format("\"{}\" is {}, not a number.", asked, word(declared->kind));
  return fmt::format("\"{}\" is not an attribute of the types asked for.", asked);
}

}  // namespace

bool bears(const RelationTypeDeclaration& type, std::string_view attribute) {
  return std::ranges::find(type.attributes, attribute) != type.attributes.end();
}

Result<const ValueDeclaration*> numeric_attribute(Call& call, const std::set<RelationType>& types) {
  const auto& vocabulary = call.view.vocabulary();
  auto allowed = allowed_here(vocabulary, types);
  const std::string asked(call.arguments.first(Parameter::kAttribute).value_or(""));
  if (std::ranges::find(allowed, asked) != allowed.end()) {
    call.arguments.resolve(Parameter::kAttribute, asked);
    return vocabulary.attribute(asked);
  }
  const auto choice = allowed.empty() ? "The types asked for have no numeric attribute."
                                      : fmt::format("Numeric attributes here: {}.", fmt::join(allowed, ", "));
  const auto wrong = asked.empty() ? "Numbers of which attribute? Write attribute= with it."
                                   : what_is_wrong(vocabulary, asked);
  auto near = asked.empty() ? std::vector<std::string>() : nearest(asked, allowed);
  return fail(Error{asked.empty() ? ErrorKind::kUnreadable : ErrorKind::kUnprocessable,
                    fmt::format("{} {}", wrong, choice),
                    std::string(declaration(Parameter::kAttribute).name),
                    std::move(allowed),
                    std::move(near),
                    {}});
}

}  // namespace ecgraph::routes
