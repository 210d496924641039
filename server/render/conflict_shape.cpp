#include "server/render/conflict_shape.hpp"

#include "server/render/shape_parts.hpp"

namespace ecgraph::render {
namespace {

namespace json = boost::json;

/// What a relation says about the point of the conflict: a value, an object, a type.
json::value said_by(const Relation& relation, const Conflict& conflict, Labels& labels) {
  if (conflict.kind == ConflictKind::kExcluded) return json::value(labels.vocabulary()[relation.type].label);
  const auto* values = relation.attributes.find(conflict.about);
  if (conflict.kind == ConflictKind::kValue && values != nullptr && !values->empty())
    return value_shape(values->front(), Absent::kNull);
  return labels.reference(relation.object).at("label");
}

/// One figure, or its metric's figures where an observation has several.
json::value said_by(const Observation& observation, const Conflict& conflict) {
  std::vector<Figure> figures;
  for (const auto& figure : observation.figures)
    if (conflict.kind != ConflictKind::kFigure || figure.metric == conflict.about) figures.push_back(figure);
  return figures_shape(figures, Absent::kNull);
}

struct Saying {
  std::string_view kind, id, type;
  const EntityId& subject;
  std::optional<EntityId> object;
  json::value says;
  json::value valid;
  std::string time;
  std::optional<EdtfDate> published;
  std::vector<EntityId> asserted_by;
  std::string_view attribution;
  json::value attributes;
};

template <class Statement>
json::object statement_shape(Saying saying, const Statement& statement, Labels& labels) {
  json::object shape;
  Members members(shape, Absent::kNull);
  members.text("kind", saying.kind);
  members.text("id", saying.id);
  members.text("type", saying.type);
  members.value("subject", labels.reference(saying.subject));
  members.value("object", labels.reference(saying.object));
  members.value("says", std::move(saying.says));
  members.value("valid", std::move(saying.valid));
  members.text("time", saying.time);
  members.date("published", saying.published);
  members.list("asserted_by", labels.references(saying.asserted_by));
  members.text("attribution", saying.attribution);
  members.value("attributes", std::move(saying.attributes));
  members.text("status", labels.vocabulary()[statement.status].id);
  add_trust(shape, statement.confidence, statement.verification, labels.vocabulary());
  members.list("sources", labels.sources(statement.sources));
  return shape;
}

json::object shown(const Relation& relation, const Conflict& conflict, Labels& labels) {
  const auto& words = labels.vocabulary();
  Saying saying{word(StatementKind::kRelation),
                relation.id.text(),
                words[relation.type].id,
                relation.subject,
                relation.object,
                said_by(relation, conflict, labels),
                validity_shape(relation.valid, Absent::kNull),
                {},
                relation.announced ? relation.announced : relation.published,
                {},
                {},
                values_shape(relation.attributes, Declared::kAttributes, words, Absent::kNull)};
  return statement_shape(std::move(saying), relation, labels);
}

json::object shown(const Claim& claim, const Conflict&, Labels& labels) {
  Saying saying{word(StatementKind::kClaim),
                claim.id.text(),
                claim.topic,
                claim.subject,
                std::nullopt,
                json::value(claim.value),
                nullptr,
                claim.holds ? claim.holds->text() : std::string(),
                claim.published,
                claim.asserted_by,
                claim.attribution,
                nullptr};
  auto shape = statement_shape(std::move(saying), claim, labels);
  add_remark(shape, "note", claim.note);
  return shape;
}

json::object shown(const Observation& observation, const Conflict& conflict, Labels& labels) {
  Saying saying{
      word(StatementKind::kObservation),
      observation.id.text(),
      conflict.kind == ConflictKind::kFigure ? std::string_view(conflict.about) : std::string_view(),
      observation.subject,
      std::nullopt,
      said_by(observation, conflict),
      nullptr,
      observation.period ? observation.period->text() : std::string(),
      observation.published,
      observation.asserted_by,
      observation.attribution,
      nullptr};
  auto shape = statement_shape(std::move(saying), observation, labels);
  add_remark(shape, "note", observation.note);
  return shape;
}

Result<json::object> shown(const StatementKey& key, const Conflict& conflict, Labels& labels) {
  const auto statement = labels.view().statement(key);
  if (!statement) return fail(statement.error());
  if (const auto* relation = std::get_if<Relation>(&*statement)) return shown(*relation, conflict, labels);
  if (const auto* claim = std::get_if<Claim>(&*statement)) return shown(*claim, conflict, labels);
  return shown(std::get<Observation>(*statement), conflict, labels);
}

}  // namespace

Result<json::object> conflict_shape(const Conflict& conflict, Labels& labels) {
  json::object shape;
  Members members(shape, Absent::kNull);
  members.text("kind", word(conflict.kind));
  members.text("about", conflict.about);
  members.value("subject", labels.reference(conflict.subject));
  members.value("object", labels.reference(conflict.object));
  members.text("holds", word(conflict.holds));
  members.value("from", conflict.days ? day_shape(conflict.days->from()) : json::value());
  members.value("until", conflict.days ? day_shape(conflict.days->until()) : json::value());
  json::array statements;
  for (const auto& key : conflict.statements) {
    auto statement = shown(key, conflict, labels);
    if (!statement) return statement;
    statements.emplace_back(std::move(*statement));
  }
  members.list("statements", std::move(statements));
  return checked(std::move(shape), labels);
}

std::vector<json::object> statements_of_conflict(const json::object& conflict) {
  std::vector<json::object> rows;
  const auto* statements = conflict.if_contains("statements");  // not there when `fields` leaves them out
  if (statements == nullptr) return {conflict};
  for (const auto& statement : statements->as_array()) {
    json::object row = conflict;
    row.erase("statements");
    row["statement"] = statement;
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<Column> conflict_columns(const Vocabulary& vocabulary) {
  std::vector<Column> columns{
      {{"kind"}, true},   {{"about"}, true},     {{"subject", "id"}}, {{"subject", "label"}, true},
      {{"object", "id"}}, {{"object", "label"}}, {{"holds"}, true},   {{"from"}},
      {{"until"}}};
  const auto add = [&](std::vector<std::string> path, bool brief = false) {
    path.insert(path.begin(), "statement");
    columns.push_back({std::move(path), brief});
  };
  for (const auto* member : {"kind", "id", "type"}) add({member}, member == std::string_view("id"));
  for (const auto* end : {"subject", "object"}) {
    add({end, "id"});
    add({end, "label"});
  }
  add({"says"}, true);
  add({"valid", "from"}, true);
  add({"valid", "until"}, true);
  add({"time"}, true);
  add({"published"});
  add({"asserted_by", "id"});
  add({"asserted_by", "label"}, true);
  add({"attribution"});
  for (const auto& attribute : vocabulary.disagreement_attributes) add({"attributes", attribute}, true);
  add({"status"}, true);
  for (const auto* member : {"confidence", "verification"}) add({member});
  add({"sources", "id"});
  add({"sources", "citation"});
  add({"note"});
  return columns;
}

}  // namespace ecgraph::render
