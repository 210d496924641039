#include "server/render/columns.hpp"

#include <algorithm>

#include "server/render/value_shape.hpp"

namespace ecgraph::render {
namespace {

/// How many properties of a single type of entity a terminal shows.
constexpr std::size_t kBriefProperties = 4;
constexpr std::size_t kBriefAttributes = 3;  ///< likewise

Column brief(std::vector<std::string> path) { return {std::move(path), true}; }
Column full(std::vector<std::string> path) { return {std::move(path), false}; }

void append(std::vector<Column>& columns, std::vector<Column> more) {
  columns.insert(columns.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

std::vector<Column> entity_reference(const std::string& member) {
  return {full({member, "id"}), brief({member, "label"}), full({member, "type"})};
}

std::vector<Column> trust_and_sources() {
  return {full({"confidence"}), full({"verification"}), full({"sources", "id"}),
          full({"sources", "citation"})};
}

std::vector<Column> value_columns(const std::string& member, const ValueDeclaration& declaration,
                                  bool is_brief) {
  if (declaration.kind != ValueKind::kMoney) return {{{member, declaration.id}, is_brief}};
  return {{{member, declaration.id, "value"}, is_brief},
          {{member, declaration.id, "currency"}, is_brief},
          {{member, declaration.id, "bound"}, false}};
}

/// Each name once, in the order of the first declaration that has it.
void add_new(std::vector<std::string>& all, const std::vector<std::string>& names) {
  for (const auto& name : names) {
    if (std::ranges::find(all, name) == all.end()) all.push_back(name);
  }
}

std::vector<std::string> attributes_of(const Vocabulary& vocabulary, std::span<const RelationType> types) {
  std::vector<std::string> names;
  if (types.empty()) {
    for (const auto& declared : vocabulary.relation_types) add_new(names, declared.attributes);
  }
  for (const auto type : types) add_new(names, vocabulary[type].attributes);
  return names;
}

std::vector<std::string> properties_of(const Vocabulary& vocabulary, std::span<const EntityType> types) {
  std::vector<std::string> names;
  if (types.empty()) {
    for (const auto& declared : vocabulary.entity_types) add_new(names, declared.properties);
  }
  for (const auto type : types) add_new(names, vocabulary[type].properties);
  return names;
}

void append_values(std::vector<Column>& columns, const std::vector<std::string>& names, Declared declared,
                   const Vocabulary& vocabulary, std::size_t brief_count) {
  const std::string member = declared == Declared::kProperties ? "properties" : "attributes";
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (const auto* found = vocabulary.declaration(declared, names[i]))
      append(columns, value_columns(member, *found, i < brief_count));
  }
}

}  // namespace

std::vector<Column> relation_columns(const Vocabulary& vocabulary, std::span<const RelationType> types,
                                     Asked asked) {
  std::vector<Column> columns = {full({"id"})};
  append(columns, entity_reference("subject"));
  columns.push_back({{"type"}, types.size() != 1});  // of one type it would say the same on every line
  append(columns, entity_reference("object"));
  append(columns,
         {brief({"valid", "from"}), brief({"valid", "until"}), full({"announced"}), full({"published"})});
  if (asked != Asked::kNoTime) columns.push_back(brief({"holds"}));
  if (asked == Asked::kPeriod) append(columns, {brief({"held"}), full({"pieces"})});
  append_values(columns, attributes_of(vocabulary, types), Declared::kAttributes, vocabulary,
                types.size() == 1 ? kBriefAttributes : 0);
  columns.push_back(brief({"status"}));
  append(columns, trust_and_sources());
  columns.push_back(full({"wording"}));
  return columns;
}

std::vector<Column> entity_columns(const Vocabulary& vocabulary, std::span<const EntityType> types) {
  std::vector<Column> columns = {brief({"id"}), brief({"type"}), brief({"label"}), full({"names", "name"})};
  append_values(columns, properties_of(vocabulary, types), Declared::kProperties, vocabulary,
                types.size() == 1 ? kBriefProperties : 0);
  append(columns, trust_and_sources());
  columns.push_back(full({"note"}));
  return columns;
}

std::vector<Column> rule_columns() {
  std::vector<Column> columns = {
      brief({"id"}),        full({"regime"}),    brief({"rule_kind"}),       full({"issuer"}),
      full({"announced"}),  full({"published"}), brief({"effective"}),       full({"compliance"}),
      brief({"ended"}),     full({"ended_by"}),  brief({"title"}),           full({"amends"}),
      full({"supersedes"}), full({"suspends"}),  full({"predicates", "id"}), full({"clauses", "id"})};
  append(columns, trust_and_sources());
  append(columns, {full({"read_in"}), full({"note"})});
  return columns;
}

std::vector<Column> source_columns() {
  return {brief({"id"}), brief({"citation"}), brief({"date"}),        full({"publisher"}), brief({"title"}),
          full({"url"}), full({"archived"}),  full({"verification"}), full({"note"})};
}

std::vector<Column> claim_columns() {
  std::vector<Column> columns = {full({"id"}), brief({"published"}), brief({"topic"})};
  append(columns, entity_reference("subject"));
  append(columns, {full({"about", "id"}), brief({"value"}), full({"addressee", "id"}),
                   full({"addressee", "label"}), full({"asserted_by", "id"}), brief({"asserted_by", "label"}),
                   full({"attribution"}), full({"holds"}), brief({"status"})});
  append(columns, trust_and_sources());
  append(columns, {full({"article"}), full({"wording"}), full({"note"})});
  return columns;
}

std::vector<Column> observation_columns() {
  std::vector<Column> columns = {full({"id"}), brief({"period"})};
  append(columns, entity_reference("subject"));
  append(columns,
         {full({"about", "id"}), brief({"figures", "metric"}), brief({"figures", "value"}),
          brief({"figures", "unit"}), full({"figures", "bound"}), full({"asserted_by", "id"}),
          full({"asserted_by", "label"}), full({"attribution"}), full({"published"}), brief({"status"})});
  append(columns, trust_and_sources());
  append(columns, {full({"article"}), full({"wording"}), full({"note"})});
  return columns;
}

}  // namespace ecgraph::render
