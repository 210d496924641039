#include "server/render/shape_parts.hpp"
#include "server/render/shapes.hpp"

namespace ecgraph::render {
namespace {

namespace json = boost::json;

void add_time(json::object& shape, const RelationHit& hit, Asked asked) {
  if (asked == Asked::kNoTime) return;
  shape.emplace("holds", word(hit.holds));
  if (asked != Asked::kPeriod || !hit.held) return;
  shape.emplace("held", hit.held->throughout ? "throughout" : "part");
  shape.emplace("pieces", pieces_shape(*hit.held));
}

json::object beginning(const Relation& relation, Labels& labels) {
  json::object shape;
  Members members(shape, Absent::kNull);
  members.text("id", relation.id.text());
  members.text("type", labels.vocabulary()[relation.type].id);
  members.value("subject", labels.reference(relation.subject));
  members.value("object", labels.reference(relation.object));
  members.value("valid", validity_shape(relation.valid, Absent::kNull));
  members.date("announced", relation.announced);
  members.date("published", relation.published);
  return shape;
}

Result<json::object> finished(json::object shape, const Relation& relation, Labels& labels) {
  const auto& vocabulary = labels.vocabulary();
  Members members(shape, Absent::kNull);
  members.object("attributes",
                 values_shape(relation.attributes, Declared::kAttributes, vocabulary, Absent::kNull));
  members.text("status", vocabulary[relation.status].id);
  add_trust(shape, relation.confidence, relation.verification, vocabulary);
  members.list("sources", labels.sources(relation.sources));
  add_remark(shape, "wording", relation.wording);
  return checked(std::move(shape), labels);
}

}  // namespace

json::array pieces_shape(const HeldDuring& held) {
  json::array pieces;
  for (const auto& piece : held.pieces) {
    json::object one;
    one.emplace("from", day_shape(piece.days.from()));
    one.emplace("until", day_shape(piece.days.until()));
    one.emplace("holds", word(piece.holds));
    pieces.emplace_back(std::move(one));
  }
  return pieces;
}

Result<json::object> relation_shape(const Relation& relation, const RelationHit& hit, Asked asked,
                                    Labels& labels) {
  json::object shape = beginning(relation, labels);
  add_time(shape, hit, asked);
  return finished(std::move(shape), relation, labels);
}

Result<json::object> relation_shape(const Relation& relation, Labels& labels) {
  return finished(beginning(relation, labels), relation, labels);
}

}  // namespace ecgraph::render
