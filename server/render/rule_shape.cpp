#include "server/render/rule_document.hpp"
#include "server/render/shape_parts.hpp"
#include "server/render/shapes.hpp"

namespace ecgraph::render {

Result<boost::json::object> rule_shape(const Rule& rule, Labels& labels) {
  const auto& vocabulary = labels.vocabulary();
  boost::json::object shape;
  Members members(shape, Absent::kNull);
  members.text("id", rule.id.text());
  members.text("regime", rule.regime);
  members.text("rule_kind", rule.kind);
  members.text("issuer", rule.issuer);
  members.text("title", rule.title);
  members.date("announced", rule.announced);
  members.date("published", rule.published);
  members.date("effective", rule.effective);
  members.date("compliance", rule.compliance);
  members.date("ended", rule.ended);
  members.id("ended_by", rule.ended_by);
  members.ids("amends", rule.amends);
  members.ids("supersedes", rule.supersedes);
  members.ids("suspends", rule.suspends);
  members.list("destination_aliases", alias_documents(rule));
  members.list("predicates", predicate_documents(rule, vocabulary));
  members.list("clauses", clause_documents(rule, vocabulary));
  add_trust(shape, rule.confidence, rule.verification, vocabulary);
  members.list("sources", labels.sources(rule.sources));
  members.texts("read_in", rule.read_in);
  add_remark(shape, "note", rule.note);
  return checked(std::move(shape), labels);
}

}  // namespace ecgraph::render
