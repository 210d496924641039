#include "server/render/path_shape.hpp"

#include "server/render/shape_parts.hpp"

namespace ecgraph::render {
namespace {

namespace json = boost::json;

json::value window_shape(const std::optional<Interval>& days) {
  if (!days) return nullptr;
  return json::object{{"from", day_shape(days->from())}, {"until", day_shape(days->until())}};
}

Result<json::object> step_shape(const PathStep& step, const TimeAsked& time, Labels& labels) {
  const View& view = labels.view();
  const auto relation = view.relation(step.relation);
  if (!relation) return fail(relation.error());
  const RelationHit hit = judge(view.head(step.relation), time.when, labels.vocabulary());
  auto shape = relation_shape(*relation, hit, time.asked, labels);
  if (!shape) return shape;
  json::object made{{"relation", std::move(*shape)},
                    {"from", labels.reference(step.from)},
                    {"to", labels.reference(step.to)},
                    {"reversed", step.reversed}};
  if (step.taken) made.emplace("taken", day_shape(*step.taken));
  return made;
}

/// What a row of a table says of a path and one of its steps.
json::object flat_step(const json::object& path, std::size_t number, json::object step) {
  json::object flat;
  flat.emplace("relation", std::move(step.at("relation")));
  step.erase("relation");
  step.emplace("number", number);
  flat.emplace("step", std::move(step));
  json::object whole = path;
  whole.erase("steps");
  flat.emplace("path", std::move(whole));
  return flat;
}

void add_steps(std::vector<json::object>& rows, const json::object& path, const json::object& beginning) {
  std::size_t number = 0;
  for (const auto& step : path.at("steps").as_array()) {
    json::object flat = beginning;
    for (auto& member : flat_step(path, ++number, step.as_object())) flat.insert(std::move(member));
    rows.push_back(std::move(flat));
  }
}

std::vector<Column> step_columns(const Vocabulary& vocabulary, std::span<const RelationType> types,
                                 Asked asked) {
  std::vector<Column> columns{{{"path", "length"}},
                              {{"path", "holds"}},
                              {{"path", "valid", "from"}},
                              {{"path", "valid", "until"}},
                              {{"path", "possibly", "from"}},
                              {{"path", "possibly", "until"}},
                              {{"step", "number"}, true},
                              {{"step", "from", "id"}},
                              {{"step", "from", "label"}, true},
                              {{"step", "from", "type"}},
                              {{"step", "to", "id"}},
                              {{"step", "to", "label"}, true},
                              {{"step", "to", "type"}},
                              {{"step", "reversed"}}};
  for (auto& column : relation_columns(vocabulary, types, asked)) {
    const auto& member = column.path.front();
    column.brief = column.brief && member != "subject" && member != "object" && member != "attributes";
    column.path.insert(column.path.begin(), "relation");
    columns.push_back(std::move(column));
  }
  return columns;
}

}  // namespace

Result<json::object> path_shape(const Path& path, std::span<const TimeAsked> times, Labels& labels) {
  json::array steps;
  for (std::size_t i = 0; i < path.steps.size(); ++i) {
    auto step = step_shape(path.steps[i], times.size() == 1 ? times.front() : times[i], labels);
    if (!step) return step;
    steps.emplace_back(std::move(*step));
  }
  const auto certain = path.certain(), possible = path.possible();
  json::object shape{{"length", path.length()},
                     {"steps", std::move(steps)},
                     {"holds", word(path.holds())},
                     {"valid", window_shape(certain)},
                     {"possibly", certain == possible ? nullptr : window_shape(possible)}};
  if (const auto& arrival = path.steps.back().taken) shape.emplace("arrival", day_shape(*arrival));
  return shape;
}

Result<json::object> reached_shape(const Reached& reached, std::span<const TimeAsked> times, Labels& labels) {
  json::array paths;
  for (const Path& path : reached.paths) {
    auto shape = path_shape(path, times, labels);
    if (!shape) return shape;
    paths.emplace_back(std::move(*shape));
  }
  return checked(
      {{"entity", labels.reference(reached.entity)}, {"depth", reached.depth}, {"paths", std::move(paths)}},
      labels);
}

Result<json::object> found_path_shape(const FoundPath& found, std::size_t rank,
                                      std::span<const TimeAsked> times, Labels& labels) {
  auto shape = path_shape(found.path, times, labels);
  if (!shape) return shape;
  shape->emplace("rank", rank);
  json::array best;
  if (found.fewest_steps) best.emplace_back("fewest_steps");
  if (found.earliest_arrival) best.emplace_back("earliest_arrival");
  if (!best.empty()) shape->emplace("best", std::move(best));
  return checked(std::move(*shape), labels);
}

std::vector<json::object> flat_reached(const json::object& row) {
  const json::object beginning{{"entity", row.at("entity")}, {"depth", row.at("depth")}};
  std::vector<json::object> rows;
  std::size_t rank = 0;
  for (const auto& each : row.at("paths").as_array()) {
    json::object path = each.as_object();
    path["rank"] = ++rank;
    add_steps(rows, path, beginning);
  }
  if (rows.empty()) rows.push_back(beginning);
  return rows;
}

std::vector<json::object> flat_path(const json::object& row) {
  std::vector<json::object> rows;
  add_steps(rows, row, {});
  return rows;
}

std::vector<Column> reached_columns(const Vocabulary& vocabulary, std::span<const RelationType> types,
                                    Asked asked, bool with_paths) {
  std::vector<Column> columns{
      {{"entity", "id"}}, {{"entity", "label"}, true}, {{"entity", "type"}, !with_paths}, {{"depth"}, true}};
  if (!with_paths) return columns;
  columns.push_back({{"path", "rank"}});
  for (auto& column : step_columns(vocabulary, types, asked)) columns.push_back(std::move(column));
  return columns;
}

std::vector<Column> path_columns(const Vocabulary& vocabulary, std::span<const RelationType> types,
                                 Asked asked) {
  std::vector<Column> columns{{{"path", "rank"}, true}};
  for (auto& column : step_columns(vocabulary, types, asked)) columns.push_back(std::move(column));
  columns.push_back({{"step", "taken"}, true});
  columns.push_back({{"path", "arrival"}});
  columns.push_back({{"path", "best"}});
  return columns;
}

}  // namespace ecgraph::render
