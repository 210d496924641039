// Claims and observations.

#include "server/render/shape_parts.hpp"
#include "server/render/shapes.hpp"

namespace ecgraph::render {
namespace {

namespace json = boost::json;

/// From `status` on the two kinds are alike.
template <class Said>
void add_standing(json::object& shape, const Said& said, Labels& labels) {
  const auto& vocabulary = labels.vocabulary();
  Members members(shape, Absent::kNull);
  members.text("status", vocabulary[said.status].id);
  add_trust(shape, said.confidence, said.verification, vocabulary);
  members.list("sources", labels.sources(said.sources));
  members.text("article", said.article);
  add_remark(shape, "wording", said.wording);
  add_remark(shape, "note", said.note);
}

}  // namespace

Result<json::object> claim_shape(const Claim& claim, Labels& labels) {
  json::object shape;
  Members members(shape, Absent::kNull);
  members.text("id", claim.id.text());
  members.text("topic", claim.topic);
  members.value("subject", labels.reference(claim.subject));
  members.list("about", labels.references(claim.about));
  members.text("value", claim.value);
  members.value("addressee", labels.reference(claim.addressee));
  members.list("asserted_by", labels.references(claim.asserted_by));
  members.text("attribution", claim.attribution);
  members.date("published", claim.published);
  members.date("holds", claim.holds);
  add_standing(shape, claim, labels);
  return checked(std::move(shape), labels);
}

Result<json::object> observation_shape(const Observation& observation, Labels& labels) {
  json::object shape;
  Members members(shape, Absent::kNull);
  members.text("id", observation.id.text());
  members.value("subject", labels.reference(observation.subject));
  members.list("about", labels.references(observation.about));
  members.list("figures", figures_shape(observation.figures, Absent::kNull));
  members.date("period", observation.period);
  members.list("asserted_by", labels.references(observation.asserted_by));
  members.text("attribution", observation.attribution);
  members.date("published", observation.published);
  add_standing(shape, observation, labels);
  return checked(std::move(shape), labels);
}

}  // namespace ecgraph::render
