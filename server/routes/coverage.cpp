#include "server/routes/coverage.hpp"

#include <map>

namespace ecgraph::routes {
namespace {

Result<boost::json::object> coverage_of(const View& view, EntityNo list) {
  auto entity = view.entity(list);
  if (!entity) return fail(entity.error());
  boost::json::object entry{{"id", entity->id.text()}};
  boost::json::array days;
  if (const auto* complete = entity->properties.find(view.vocabulary().legality.complete_as_of)) {
    for (const auto& day : *complete) {
      if (const auto* date = std::get_if<EdtfDate>(&day)) days.emplace_back(date->text());
    }
  }
  if (days.empty())
    entry["partial"] = true;
  else
    entry["complete_as_of"] = std::move(days);
  return entry;
}

}  // namespace

Result<boost::json::object> list_coverage(const View& view) {
  std::map<EntityId, EntityNo> lists;
  for (const auto relation : view.relations(view.vocabulary().legality.listing)) {
    const auto list = view.head(relation).object;
    lists.emplace(view.head(list).id, list);
  }
  boost::json::array entries;
  for (const auto& [id, list] : lists) {
    auto entry = coverage_of(view, list);
    if (!entry) return fail(entry.error());
    entries.push_back(std::move(*entry));
  }
  return boost::json::object{{"lists", std::move(entries)}, {"note", "not a clearance"}};
}

}  // namespace ecgraph::routes
