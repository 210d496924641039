#include "graph/search/names.hpp"
#include "server/render/shape_parts.hpp"
#include "server/render/shapes.hpp"

namespace ecgraph::render {
namespace {

namespace json = boost::json;

json::array names_shape(const std::vector<Name>& names) {
  json::array list;
  for (const auto& name : names) {
    json::object one;
    Members members(one, Absent::kNull);
    members.text("name", name.name);
    members.text("kind", name.kind);
    members.text("lang", name.lang);
    members.text("script", script_of(name.name));
    members.date("until", name.until);
    add_remark(one, "note", name.note);
    list.emplace_back(std::move(one));
  }
  return list;
}

}  // namespace

Result<json::object> entity_shape(const Entity& entity, Labels& labels) {
  const auto& vocabulary = labels.vocabulary();
  json::object shape;
  Members members(shape, Absent::kNull);
  members.text("id", entity.id.text());
  members.text("type", vocabulary[entity.type].id);
  members.text("label", labels.label(entity));
  members.list("names", names_shape(entity.names));
  members.object("properties",
                 values_shape(entity.properties, Declared::kProperties, vocabulary, Absent::kNull));
  add_trust(shape, entity.confidence, entity.verification, vocabulary);
  members.list("sources", labels.sources(entity.sources));
  add_remark(shape, "note", entity.note);
  return checked(std::move(shape), labels);
}

}  // namespace ecgraph::render
