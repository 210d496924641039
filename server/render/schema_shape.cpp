#include "server/render/schema_shape.hpp"

#include "server/render/json_text.hpp"
#include "server/render/value_shape.hpp"

namespace ecgraph::render {
namespace {

namespace json = boost::json;

json::array words(const std::vector<std::string>& list) { return json::array(list.begin(), list.end()); }

template <class Type>
json::array ids(const std::vector<Type>& types, const Vocabulary& vocabulary) {
  json::array array;
  for (const auto type : types) array.emplace_back(vocabulary[type].id);
  return array;
}

json::object value_declaration(const ValueDeclaration& declared) {
  json::object shape{{"id", declared.id}, {"kind", word(declared.kind)}};
  Members members(shape, Absent::kLeftOut);
  members.flag("many", declared.many);
  members.text("unit", declared.unit);
  members.texts("values", declared.values);
  members.texts("types", declared.types);
  members.text("meaning", declared.meaning);
  return shape;
}

json::array value_declarations(const std::vector<ValueDeclaration>& declarations) {
  json::array array;
  for (const auto& declared : declarations) array.push_back(value_declaration(declared));
  return array;
}

json::array entity_types(const Vocabulary& vocabulary) {
  json::array array;
  for (const auto& type : vocabulary.entity_types) {
    array.push_back(json::object{{"id", type.id},
                                 {"label", type.label},
                                 {"plural", type.plural},
                                 {"meaning", type.meaning},
                                 {"properties", words(type.properties)}});
  }
  return array;
}

json::array relation_types(const Vocabulary& vocabulary) {
  json::array array;
  for (const auto& type : vocabulary.relation_types) {
    json::object shape{{"id", type.id},
                       {"label", type.label},
                       {"inverse", type.inverse},
                       {"symmetric", type.symmetric},
                       {"domain", ids(type.domain, vocabulary)},
                       {"range", ids(type.range, vocabulary)},
                       {"meaning", type.meaning},
                       {"attributes", words(type.attributes)}};
    Members members(shape, Absent::kLeftOut);
    members.text("aligned_with", type.aligned_with);
    members.text("note", type.note);
    members.text("stages", type.stages);
    members.flag("stacks", type.stacks);
    members.text("told_apart_by", type.told_apart_by);
    members.texts("one_value_at_a_time", type.one_value_at_a_time);
    members.flag("one_object_at_a_time", type.one_object_at_a_time);
    members.text("excludes", type.excludes);
    if (type.suspends)
      members.object("suspends",
                     {{"attribute", type.suspends->attribute}, {"words", words(type.suspends->words)}});
    array.push_back(std::move(shape));
  }
  return array;
}

template <class Declarations, class More>
json::array meanings(const Declarations& declarations, const More& more) {
  json::array array;
  for (const auto& declared : declarations) {
    json::object shape{{"id", declared.id}, {"meaning", declared.meaning}};
    more(declared, shape);
    array.push_back(std::move(shape));
  }
  return array;
}

std::string_view word(BoundMeaning meaning) {
  switch (meaning) {
    case BoundMeaning::kNear:
      return "near";
    case BoundMeaning::kAtMost:
      return "at_most";
    case BoundMeaning::kLessThan:
      return "less_than";
    case BoundMeaning::kAtLeast:
      return "at_least";
    case BoundMeaning::kMoreThan:
      return "more_than";
    case BoundMeaning::kAnything:
      break;
  }
  return "anything";
}

/// What makes statements contradict each other, beside what relation types say.
json::object disagreement(const Vocabulary& vocabulary) {
  json::array meanings;
  for (const auto& [bound, meaning] : vocabulary.bound_meanings)
    meanings.push_back(json::object{{"bound", bound}, {"meaning", word(meaning)}});
  json::value disputed;
  if (vocabulary.disputed_status) disputed = vocabulary[*vocabulary.disputed_status].id;
  return {{"disputed_status", std::move(disputed)},
          {"attributes", words(vocabulary.disagreement_attributes)},
          {"one_answer_topics", words(vocabulary.one_answer_topics)},
          {"bound_meanings", std::move(meanings)}};
}

json::array figures(const LegalityTerms& terms) {
  json::array array;
  for (const auto& figure : terms.figures) {
    json::object shape{{"id", figure.id}};
    Members members(shape, Absent::kLeftOut);
    members.text("unit", figure.unit);
    members.text("property", figure.property);
    members.text("range_property", figure.range_property);
    members.texts("derived_from", figure.operands);
    members.text("formula", figure.formula);
    members.text("plain", figure.plain);
    members.text("citation", figure.citation);
    members.text("verification", figure.verification);
    members.text("example", figure.example);
    array.push_back(std::move(shape));
  }
  return array;
}

json::object ownership(const OwnershipTerms& terms) {
  json::array methods;
  for (const auto& method : terms.methods) {
    json::object shape{{"id", method.id}, {"label", method.label}, {"meaning", method.meaning}};
    Members members(shape, Absent::kLeftOut);
    members.text("computation", word(method.computation));
    members.value("threshold_percent", exact_number(method.threshold));
    members.texts("lists", method.lists);
    members.text("lists_of_regime", method.lists_of_regime);
    members.text("citation", method.citation);
    members.text("verification", method.verification);
    members.text("note", method.note);
    methods.push_back(std::move(shape));
  }
  return {{"methods", std::move(methods)},
          {"control",
           {{"relations", words(terms.control_relations)}, {"properties", words(terms.control_properties)}}}};
}

}  // namespace

json::object schema_shape(const Vocabulary& vocabulary) {
  return {{"entity_types", entity_types(vocabulary)},
          {"relation_types", relation_types(vocabulary)},
          {"properties", value_declarations(vocabulary.properties)},
          {"attributes", value_declarations(vocabulary.attributes)},
          {"claim_statuses",
           meanings(vocabulary.claim_statuses,
                    [](const auto& status, json::object& shape) { shape["holds"] = status.holds; })},
          {"confidence", words(vocabulary.confidences)},
          {"verification", words(vocabulary.verifications)},
          {"name_kinds", words(vocabulary.name_kinds)},
          {"bounds", words(vocabulary.bounds)},
          {"review_policies", words(vocabulary.review_policies)},
          {"rule_kinds", meanings(vocabulary.rule_kinds,
                                  [](const auto& kind, json::object& shape) {
                                    shape["bears_on_verdict"] = kind.bears_on_verdict;
                                    shape["shown_beside"] = kind.shown_beside;
                                  })},
          {"claim_topics", meanings(vocabulary.topics, [](const auto&, json::object&) {})},
          {"observation_metrics",
           meanings(vocabulary.metrics,
                    [](const auto& metric, json::object& shape) { shape["unit"] = metric.unit; })},
          {"disagreement", disagreement(vocabulary)},
          {"figures", figures(vocabulary.legality)},
          {"ownership", ownership(vocabulary.ownership)}};
}

}  // namespace ecgraph::render
