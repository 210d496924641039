#include "server/render/rule_document.hpp"

#include "server/render/json_text.hpp"
#include "server/render/test_document.hpp"
#include "server/render/value_shape.hpp"

namespace ecgraph::render {
namespace {

namespace json = boost::json;

json::object also_named_document(const AlsoNamed& also) {
  json::object object;
  Members members(object, Absent::kLeftOut);
  members.text("name", also.name);
  members.day("from", also.from);
  json::array any;
  for (const auto& countries : also.unless_destination) {
    any.emplace_back(json::object()).as_object().emplace("destination", countries_document(countries));
  }
  for (const auto& test : also.unless_end_user) {
    any.emplace_back(json::object()).as_object().emplace("end_user", end_user_test_document(test));
  }
  if (any.empty()) return object;
  json::object unless;
  unless.emplace("any", std::move(any));
  members.object("unless", std::move(unless));
  return object;
}

json::object clause_validity(const Clause& clause) {
  json::object valid = validity_shape(clause.valid, Absent::kLeftOut);
  Members(valid, Absent::kLeftOut).id("until_set_by", clause.until_set_by);
  return valid;
}

/// The members that only some effects have; the others of a clause are without them.
void add_effect(Members& members, const Clause& clause) {
  members.text("default_review", clause.default_review);
  members.text("policy", clause.policy);
  members.texts("applies_to", clause.applies_to);
  if (clause.priority != 0) members.value("priority", clause.priority);
  members.text("name", clause.name);
  members.texts("overrides", clause.overrides);
  members.flag("usable_without_more_facts", clause.usable_without_more_facts);
  members.texts("conditions", clause.conditions);
  if (clause.also_named) members.value("also_named", also_named_document(*clause.also_named));
  if (clause.rate_percent) members.value("rate_percent", exact_number(*clause.rate_percent));
  members.texts("exemptions", clause.exemptions);
}

template <class List, class Document>
json::array documents(const List& list, const Document& document) {
  json::array result;
  for (const auto& one : list) result.emplace_back(document(one));
  return result;
}

}  // namespace

json::object clause_document(const Clause& clause, const Vocabulary& vocabulary) {
  json::object object;
  Members members(object, Absent::kLeftOut);
  members.text("id", clause.id);
  members.text("effect", word(clause.effect));
  members.value("valid", clause_validity(clause));
  members.id("not_enforced_by", clause.not_enforced_by);
  members.day("operative_from", clause.operative_from);
  members.day("not_enforced_from", clause.not_enforced_from);
  members.value("item", item_test_document(clause.item));
  members.value("destination", countries_document(clause.destination));
  if (clause.end_user) members.value("end_user", end_user_test_document(*clause.end_user));
  members.id("addressee", clause.addressee);
  add_effect(members, clause);
  if (clause.certainty_unknown) members.text("certainty", "unknown");
  members.flag("reaches_foreign_made", clause.reaches_foreign_made);
  members.text("citation", clause.citation);
  members.text("confidence", vocabulary[clause.confidence]);
  members.text("note", clause.note);
  return object;
}

json::object predicate_document(const Predicate& predicate, const Vocabulary& vocabulary) {
  json::object object;
  Members members(object, Absent::kLeftOut);
  members.text("id", predicate.id);
  members.object("valid", validity_shape(predicate.valid, Absent::kLeftOut));
  members.value("test", item_test_document(predicate.test));
  members.text("citation", predicate.citation);
  members.text("verification", vocabulary[predicate.verification]);
  members.text("note", predicate.note);
  return object;
}

json::object alias_document(const DestinationAlias& alias) {
  json::object object;
  object.emplace("code", alias.code.text());
  object.emplace("treat_as", alias.treat_as.text());
  if (alias.from.is_finite()) object.emplace("from", alias.from.text());
  return object;
}

json::array clause_documents(const Rule& rule, const Vocabulary& vocabulary) {
  return documents(rule.clauses, [&](const Clause& clause) { return clause_document(clause, vocabulary); });
}

json::array predicate_documents(const Rule& rule, const Vocabulary& vocabulary) {
  return documents(rule.predicates,
                   [&](const Predicate& predicate) { return predicate_document(predicate, vocabulary); });
}

json::array alias_documents(const Rule& rule) { return documents(rule.destination_aliases, alias_document); }

}  // namespace ecgraph::render
