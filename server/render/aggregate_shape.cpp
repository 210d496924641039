#include "server/render/aggregate_shape.hpp"

#include "server/render/json_text.hpp"
#include "server/render/shape_parts.hpp"

namespace ecgraph::render {
namespace {

namespace json = boost::json;

struct KeyShape {
  Labels& labels;

  json::value operator()(std::monostate) const { return nullptr; }
  json::value operator()(const CalendarSpan& span) const { return json::value(span.text()); }
  json::value operator()(EntityNo entity) const { return labels.reference(entity); }
  template <class Declared>
  json::value operator()(Declared declared) const {
    const auto& declaration = labels.vocabulary()[declared];
    return json::value(declaration.id);
  }
};

/// A key is an entity with three leaves, or a word.
bool is_entity(GroupKey key) {
  switch (key) {
    case GroupKey::kSubject:
    case GroupKey::kObject:
    case GroupKey::kSubjectCountry:
    case GroupKey::kObjectCountry:
    case GroupKey::kList:
      return true;
    default:
      return false;
  }
}

json::value number(const std::optional<Decimal>& decimal) {
  return decimal ? exact_number(*decimal) : json::value(nullptr);
}

/// One number as written; a range leaves several, and then it is between the bounds.
void add_measured(json::object& shape, const Measured& measured, std::string_view name) {
  shape.emplace(name, measured.low == measured.high ? number(measured.low) : json::value(nullptr));
  shape.emplace("at_least", number(measured.at_least));
  shape.emplace("at_most", number(measured.at_most));
  json::array bounds;
  for (const auto& word : measured.bounds) bounds.emplace_back(word);
  shape.emplace("bounds", std::move(bounds));
}

}  // namespace

Result<json::object> bucket_shape(const Bucket& bucket, const AggregateForm& form, Labels& labels) {
  json::object shape;
  for (std::size_t i = 0; i < form.by.size(); ++i)
    shape.emplace(word(form.by[i]), std::visit(KeyShape{labels}, bucket.key[i]));
  Members members(shape, Absent::kNull);
  if (form.money) members.text("currency", bucket.currency);
  if (form.staged) members.text("stage", bucket.stage);
  if (form.measure != Measure::kCount) add_measured(shape, bucket.measured, word(form.measure));
  shape.emplace("count", bucket.count);
  shape.emplace("possibly", bucket.possibly);
  return checked(std::move(shape), labels);
}

std::vector<Column> bucket_columns(const AggregateForm& form) {
  std::vector<Column> columns;
  for (const auto key : form.by) {
    const std::string name(word(key));
    if (is_entity(key)) {
      columns.push_back({{name, "id"}, false});
      columns.push_back({{name, "label"}, true});
    } else {
      columns.push_back({{name}, true});
    }
  }
  if (form.money) columns.push_back({{"currency"}, true});
  if (form.staged) columns.push_back({{"stage"}, true});
  if (form.measure != Measure::kCount) {
    columns.push_back({{std::string(word(form.measure))}, true});
    for (const auto* name : {"at_least", "at_most", "bounds"}) columns.push_back({{name}, true});
  }
  columns.push_back({{"count"}, true});
  columns.push_back({{"possibly"}, true});
  return columns;
}

std::string bucket_id(const Bucket& bucket, const View& view) {
  std::string id;
  for (const auto& value : bucket.key) {
    if (const auto* span = std::get_if<CalendarSpan>(&value)) id += span->text();
    if (const auto* entity = std::get_if<EntityNo>(&value)) id += view.head(*entity).id.text();
    if (const auto* type = std::get_if<EntityType>(&value)) id += view.vocabulary()[*type].id;
    if (const auto* type = std::get_if<RelationType>(&value)) id += view.vocabulary()[*type].id;
    if (const auto* status = std::get_if<ClaimStatus>(&value)) id += view.vocabulary()[*status].id;
    id += '\n';
  }
  return id + bucket.currency + '\n' + bucket.stage;
}

}  // namespace ecgraph::render
