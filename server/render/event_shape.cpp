#include "server/render/event_shape.hpp"

#include <algorithm>

#include "server/render/legality_shape.hpp"
#include "server/render/shape_parts.hpp"
#include "server/render/shapes.hpp"

namespace ecgraph::render {
namespace {

namespace json = boost::json;

/// The word for a change of an item's status, beside those of event_kind.
constexpr std::string_view kLegality = "legality";

json::object beginning(std::string_view date, Day earliest, Day latest, std::string_view kind) {
  return {{"date", date}, {"earliest", day_shape(earliest)}, {"latest", day_shape(latest)}, {"event", kind}};
}

std::vector<Column> legality_event_columns() {
  std::vector<Column> columns;
  const auto add = [&](std::vector<std::string> path, bool brief) {
    path.insert(path.begin(), std::string(kLegality));
    columns.push_back({std::move(path), brief});
  };
  add({"item", "id"}, true);
  add({"item", "label"}, false);
  add({"item", "family"}, false);
  add({"destination"}, false);
  for (const auto& side : {"before", "after"}) {
    for (const auto& column : piece_columns()) {
      const auto& member = column.path.front();
      if (member == "from" || member == "until") continue;
      auto path = column.path;
      path.insert(path.begin(), side);
      add(std::move(path), member == "verdict");
    }
  }
  add({"because"}, true);
  return columns;
}

}  // namespace

Result<json::object> event_shape(const Event& event, const EventsAsked& asked, Labels& labels) {
  const auto& view = labels.view();
  auto relation = view.relation(event.relation);
  if (!relation) return fail(relation.error());
  const RelationHit hit{view.head(event.relation), event.stands, std::nullopt};
  auto shown = relation_shape(*relation, hit, asked.relations, labels);
  if (!shown) return shown;
  json::object shape =
      beginning(date_of(*relation, event.kind)->text(), event.earliest, event.latest, word(event.kind));
  if (asked.period) shape.emplace("holds", word(event.within));
  shape.emplace("relation", std::move(*shown));
  return shape;
}

Result<json::object> event_shape(const LegalityEvent& event, const EventsAsked& asked, Labels& labels) {
  const Day day = event.day();
  json::object shape = beginning(day.text(), day, day, kLegality);
  if (asked.period) shape.emplace("holds", word(Holds::kCertainly));
  json::array because;
  for (const auto& rule : event.because) because.emplace_back(rule.text());
  shape.emplace("legality", json::object{{"item", item_shape(event.item, event.family, labels)},
                                         {"destination", event.destination.text()},
                                         {"before", piece_shape(event.before, labels.vocabulary())},
                                         {"after", piece_shape(event.after, labels.vocabulary())},
                                         {"because", std::move(because)}});
  return checked(std::move(shape), labels);
}

std::vector<Column> event_columns(const Vocabulary& vocabulary, std::span<const RelationType> types,
                                  const EventsAsked& asked) {
  std::vector<Column> columns{{{"date"}, true}, {{"earliest"}}, {{"latest"}}, {{"event"}, true}};
  if (asked.period) columns.push_back({{"holds"}, true});
  for (auto column : relation_columns(vocabulary, types, asked.relations)) {
    // The dates of the relation are told by its events.
    const auto& member = column.path.front();
    if (member == "valid" || member == "announced" || member == "published") column.brief = false;
    column.path.insert(column.path.begin(), "relation");
    columns.push_back(std::move(column));
  }
  if (asked.legality) {
    for (auto& column : legality_event_columns()) columns.push_back(std::move(column));
  }
  return columns;
}

}  // namespace ecgraph::render
