// Data extension: values of entities that were matched, to be put beside them in a table.

#include <fmt/format.h>

#include <algorithm>

#include "graph/query/parties.hpp"
#include "server/render/json_text.hpp"
#include "server/render/labels.hpp"
#include "server/render/shapes.hpp"
#include "server/routes/reconcile.hpp"
#include "server/wire/object_reader.hpp"

namespace ecgraph::routes {
namespace {

namespace json = boost::json;

constexpr std::size_t kIdsMax = 1'000;
constexpr std::string_view kAnswer = R"({"meta": [], "rows": {}})";  ///< what was asked, then the values

json::object reference(const View& view, EntityNo entity) {
  const auto head = view.head(entity);
  return {{"id", head.id.text()}, {"name", head.label}};
}

/// One cell: a text, a number, a day, or another entity.
json::object cell(const Scalar& value, const json::value& shown, const View& view) {
  if (const auto* id = std::get_if<EntityId>(&value)) {
    if (const auto entity = view.find(*id)) return reference(view, *entity);
    return {{"str", id->text()}};
  }
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return {{"int", *whole}};
  if (const auto* date = std::get_if<EdtfDate>(&value)) {
    const auto day = Day::parse(date->text());
    return day ? json::object{{"date", day->text() + "T00:00:00Z"}} : json::object{{"str", date->text()}};
  }
  if (shown.is_number()) return {{"float", shown}};
  if (const auto* text = shown.if_string()) return {{"str", *text}};
  return {{"str", render::json_text(shown)}};
}

}  // namespace

std::vector<FetchedProperty> fetched_properties(const Vocabulary& vocabulary, std::string_view entity_type) {
  std::vector<FetchedProperty> all;
  const auto& listing = vocabulary[vocabulary.legality.listing];
  all.push_back({listing.id, listing.label, listing.meaning});
  const auto type = vocabulary.entity_type(entity_type);
  for (const auto& property : vocabulary.properties) {
    if (type) {
      const auto& own = vocabulary[*type].properties;
      if (std::ranges::find(own, property.id) == own.end()) continue;
    }
    std::string name = property.id;
    std::ranges::replace(name, '_', ' ');
    all.push_back({property.id, std::move(name), property.meaning});
  }
  return all;
}

Result<json::array> fetched_values(const Call& call, const Entity& entity, std::string_view property) {
  const auto& vocabulary = call.view.vocabulary();
  json::array values;
  const auto no = call.view.find(entity.id);
  if (property == vocabulary[vocabulary.legality.listing].id) {
    if (!no) return values;
    for (const auto& listing : listings_of(call.view, *no, call.today))
      values.push_back(reference(call.view, listing.object));
    return values;
  }
  const auto* stated = entity.properties.find(property);
  if (stated == nullptr) return values;
  render::Labels labels(call.view, {});
  auto shape = render::entity_shape(entity, labels);
  if (!shape) return fail(shape.error());
  const auto& shown = shape->at("properties").at(property);
  for (std::size_t i = 0; i < stated->size(); ++i)
    values.push_back(cell((*stated)[i], shown.is_array() ? shown.at(i) : shown, call.view));
  return values;
}

namespace {

/// Which properties are asked, each once known; what is said of them goes to `meta`.
std::vector<std::string> read_properties(wire::ObjectReader& reader, const Vocabulary& vocabulary,
                                         wire::Faults& faults, json::array& meta) {
  const auto known = fetched_properties(vocabulary, {});
  std::vector<std::string> asked;
  reader.each("properties", [&](const Document& document, const Pointer& at) {
    wire::ObjectReader property(document, at, faults);
    const auto id = property.text("id");
    property.pass_over("settings");
    property.finish();
    const auto declared = std::ranges::find(known, id, &FetchedProperty::id);
    if (declared == known.end()) return property.fault("id", "is not a property that can be fetched.");
    asked.push_back(id);
    meta.push_back(json::object{{"id", id}, {"name", declared->name}});
  });
  return asked;
}

/// The values of one entity; of one that does not stand, none.
Result<json::object> row_of(const Call& call, const std::string& text,
                            const std::vector<std::string>& asked) {
  json::object row;
  const auto id = EntityId::parse(text, {});
  const auto no = id ? call.view.find(*id) : std::nullopt;
  for (const auto& property : asked) {
    row[property] = json::array();
    if (!no) continue;
    const auto entity = call.view.entity(*no);
    if (!entity) return fail(entity.error());
    auto values = fetched_values(call, *entity, property);
    if (!values) return fail(values.error());
    row[property] = std::move(*values);
  }
  return row;
}

}  // namespace

Result<json::object> reconcile_extension(Call& call, const Document& query) {
  wire::Faults faults;
  wire::ObjectReader reader(query, Pointer(), faults);
  const auto ids = reader.texts("ids");
  if (ids.size() > kIdsMax) reader.fault("ids", fmt::format("must be at most {}.", kIdsMax));
  json::object answer = json::parse(kAnswer).as_object();
  const auto asked =
      read_properties(reader, call.view.vocabulary(), faults, answer.begin()->value().as_array());
  reader.finish();
  if (!faults.empty()) return fail(faults.error());
  auto& rows = answer["rows"].as_object();
  for (const auto& text : ids) {
    auto row = row_of(call, text, asked);
    if (!row) return fail(row.error());
    rows[text] = std::move(*row);
  }
  return answer;
}

}  // namespace ecgraph::routes
