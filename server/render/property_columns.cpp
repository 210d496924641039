#include "server/render/property_columns.hpp"

#include <array>

#include "server/render/columns.hpp"
#include "server/render/shapes.hpp"
#include "server/render/value_shape.hpp"

namespace ecgraph::render {
namespace {

PropertyType type_of(const ValueDeclaration& declaration) {
  if (declaration.many) return PropertyType::kText;
  switch (declaration.kind) {
    case ValueKind::kBoolean:
      return PropertyType::kBoolean;
    case ValueKind::kWholeNumber:
      return PropertyType::kWholeNumber;
    case ValueKind::kNumber:
    case ValueKind::kShare:
      return PropertyType::kNumber;
    default:
      return PropertyType::kText;
  }
}

PropertyType type_of(const Column& column, const Vocabulary& vocabulary) {
  const auto& path = column.path;
  if (path.size() < 2) return PropertyType::kText;
  const auto declared = path.front() == "properties" ? Declared::kProperties : Declared::kAttributes;
  if (declared == Declared::kAttributes && path.front() != "attributes") return PropertyType::kText;
  const auto* found = vocabulary.declaration(declared, path[1]);
  if (found == nullptr) return PropertyType::kText;
  if (path.size() == 2) return type_of(*found);
  return path[2] == "value" && !found->many ? PropertyType::kNumber : PropertyType::kText;
}

struct Bound {
  const char* name;
  Day ValidityBounds::*day;
};
constexpr std::array kBounds = {Bound{"from_earliest", &ValidityBounds::from_earliest},
                                Bound{"from_latest", &ValidityBounds::from_latest},
                                Bound{"until_earliest", &ValidityBounds::until_earliest},
                                Bound{"until_latest", &ValidityBounds::until_latest}};

std::vector<PropertyColumn> typed(const std::vector<Column>& columns, const Vocabulary& vocabulary) {
  std::vector<PropertyColumn> result;
  for (const auto& column : columns) {
    const auto& first = column.path.front();
    if (first == "id" || first == "subject" || first == "object" || column.digest) continue;
    result.push_back({column, type_of(column, vocabulary)});
  }
  return result;
}

}  // namespace

std::vector<PropertyColumn> node_columns(const Vocabulary& vocabulary) {
  return typed(entity_columns(vocabulary, {}), vocabulary);
}

std::vector<PropertyColumn> edge_columns(const Vocabulary& vocabulary) {
  auto columns = typed(relation_columns(vocabulary, {}, Asked::kNoTime), vocabulary);
  for (const auto& bound : kBounds) columns.push_back({{{"valid", bound.name}, false}, PropertyType::kText});
  columns.push_back({{{"symmetric"}, false}, PropertyType::kBoolean});
  return columns;
}

Result<boost::json::object> node_properties(const Entity& entity, Labels& labels) {
  return entity_shape(entity, labels);
}

Result<boost::json::object> edge_properties(const Relation& relation, Labels& labels) {
  auto shape = relation_shape(relation, labels);
  if (!shape) return shape;
  auto& valid = shape->at("valid").as_object();
  for (const auto& bound : kBounds) valid[bound.name] = day_shape(relation.valid.bounds().*bound.day);
  if (labels.vocabulary()[relation.type].symmetric) shape->emplace("symmetric", true);
  return shape;
}

}  // namespace ecgraph::render
