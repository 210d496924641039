#include "server/render/difference_shape.hpp"

#include <algorithm>

#include "server/render/columns.hpp"
#include "server/render/shape_parts.hpp"
#include "server/render/shapes.hpp"

namespace ecgraph::render {
namespace {

namespace json = boost::json;

constexpr std::string_view kBefore = "before", kAfter = "after";

Column under(std::string_view member, Column column) {
  column.path.insert(column.path.begin(), std::string(member));
  return column;
}

/// Its ends as a version that stands says them: the newest.
json::object identity(const RelationId& id, const std::vector<RecordedVersion>& versions, Labels& labels) {
  json::object shape{{"id", id.text()}};
  for (auto version = versions.rbegin(); version != versions.rend(); ++version) {
    const auto* relation = version->statement ? std::get_if<Relation>(&*version->statement) : nullptr;
    if (relation == nullptr) continue;
    shape.emplace("type", labels.vocabulary()[relation->type].id);
    shape.emplace("subject", labels.reference(relation->subject));
    shape.emplace("object", labels.reference(relation->object));
    break;
  }
  return shape;
}

}  // namespace

Result<json::object> day_difference_shape(const DayDifference& difference, Day before, Day after,
                                          Labels& labels) {
  const auto relation = labels.view().relation(difference.relation);
  if (!relation) return fail(relation.error());
  auto shown = relation_shape(*relation, labels);
  if (!shown) return shown;
  return json::object{{"relation", std::move(*shown)},
                      {kBefore, {{"day", before.text()}, {"holds", word(difference.before)}}},
                      {kAfter, {{"day", after.text()}, {"holds", word(difference.after)}}}};
}

std::vector<Column> day_difference_columns(const Vocabulary& vocabulary,
                                           std::span<const RelationType> types) {
  std::vector<Column> columns;
  for (auto& column : relation_columns(vocabulary, types, Asked::kNoTime))
    columns.push_back(under("relation", std::move(column)));
  for (const auto side : {kBefore, kAfter}) {
    columns.push_back(under(side, {{"day"}}));
    columns.push_back(under(side, {{"holds"}, true}));
  }
  return columns;
}

Result<json::object> state_difference_shape(const RelationId& id,
                                            const std::vector<RecordedVersion>& versions, Revision before,
                                            Labels& labels) {
  json::object shape{{"relation", identity(id, versions, labels)}, {kBefore, nullptr}, {kAfter, nullptr}};
  const auto& vocabulary = labels.vocabulary();
  for (const auto& version : versions) {
    if (version.revision <= before) shape[kBefore] = version_shape(version, vocabulary);
  }
  if (!versions.empty()) shape[kAfter] = version_shape(versions.back(), vocabulary);
  return checked(std::move(shape), labels);
}

std::vector<Column> state_difference_columns(const Vocabulary& vocabulary,
                                             std::span<const RelationType> types) {
  std::vector<Column> columns{{{"relation", "id"}},
                              {{"relation", "type"}, true},
                              {{"relation", "subject", "id"}},
                              {{"relation", "subject", "label"}, true},
                              {{"relation", "object", "id"}},
                              {{"relation", "object", "label"}, true}};
  for (const auto side : {kBefore, kAfter}) {
    for (auto& column : version_columns(vocabulary, types)) {
      const auto& member = column.path.front();
      column.brief = side == kAfter ? member != "recorded_at" && member != "statement" : member == "revision";
      columns.push_back(under(side, std::move(column)));
    }
  }
  return columns;
}

}  // namespace ecgraph::render
