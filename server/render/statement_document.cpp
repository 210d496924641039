#include "server/render/statement_document.hpp"

#include "server/render/rule_document.hpp"
#include "server/render/shape_parts.hpp"

namespace ecgraph::render {
namespace {

namespace json = boost::json;

class DocumentWriter {
 public:
  explicit DocumentWriter(const Vocabulary& vocabulary) : vocabulary_(vocabulary) {}

  json::object operator()(const Entity& entity) {
    begin(StatementKind::kEntity, entity.id.text());
    members_.text("type", vocabulary_[entity.type].id);
    members_.list("names", names(entity.names));
    members_.object("properties",
                    values_shape(entity.properties, Declared::kProperties, vocabulary_, Absent::kLeftOut));
    add_trust(entity);
    members_.text("note", entity.note);
    return std::move(document_);
  }

  json::object operator()(const Relation& relation) {
    begin(StatementKind::kRelation, relation.id.text());
    members_.text("type", vocabulary_[relation.type].id);
    members_.text("subject", relation.subject.text());
    members_.text("object", relation.object.text());
    members_.object("valid", validity_shape(relation.valid, Absent::kLeftOut));
    members_.date("announced", relation.announced);
    members_.date("published", relation.published);
    members_.object("attributes",
                    values_shape(relation.attributes, Declared::kAttributes, vocabulary_, Absent::kLeftOut));
    members_.text("status", vocabulary_[relation.status].id);
    add_trust(relation);
    members_.text("wording", relation.wording);
    return std::move(document_);
  }

  json::object operator()(const Source& source) {
    begin(StatementKind::kSource, source.id.text());
    members_.text("citation", source.citation);
    members_.text("title", source.title);
    members_.text("publisher", source.publisher);
    members_.date("date", source.date);
    members_.texts("url", source.urls);
    members_.text("archived", source.archived);
    members_.text("verification", vocabulary_[source.verification]);
    members_.text("note", source.note);
    return std::move(document_);
  }

  json::object operator()(const Rule& rule) {
    begin(StatementKind::kRule, rule.id.text());
    members_.text("regime", rule.regime);
    members_.text("rule_kind", rule.kind);
    members_.text("issuer", rule.issuer);
    members_.text("title", rule.title);
    add_dates(rule);
    members_.ids("amends", rule.amends);
    members_.ids("supersedes", rule.supersedes);
    members_.ids("suspends", rule.suspends);
    members_.list("destination_aliases", alias_documents(rule));
    members_.list("predicates", predicate_documents(rule, vocabulary_));
    members_.list("clauses", clause_documents(rule, vocabulary_));
    add_trust(rule);
    members_.texts("read_in", rule.read_in);
    members_.text("note", rule.note);
    return std::move(document_);
  }

  json::object operator()(const Claim& claim) {
    begin(StatementKind::kClaim, claim.id.text());
    members_.text("topic", claim.topic);
    members_.text("subject", claim.subject.text());
    members_.ids("about", claim.about);
    members_.text("value", claim.value);
    members_.id("addressee", claim.addressee);
    add_claimants(claim);
    members_.date("holds", claim.holds);
    add_standing(claim);
    return std::move(document_);
  }

  json::object operator()(const Observation& observation) {
    begin(StatementKind::kObservation, observation.id.text());
    members_.text("subject", observation.subject.text());
    members_.ids("about", observation.about);
    members_.list("figures", figures_shape(observation.figures, Absent::kLeftOut));
    members_.date("period", observation.period);
    add_claimants(observation);
    add_standing(observation);
    return std::move(document_);
  }

 private:
  void begin(StatementKind kind, std::string_view id) {
    members_.text("kind", word(kind));
    members_.text("id", id);
  }

  static json::array names(const std::vector<Name>& names) {
    json::array list;
    for (const auto& name : names) {
      json::object one;
      Members members(one, Absent::kLeftOut);
      members.text("name", name.name);
      members.text("kind", name.kind);
      members.text("lang", name.lang);
      members.date("until", name.until);
      members.text("note", name.note);
      list.emplace_back(std::move(one));
    }
    return list;
  }

  void add_dates(const Rule& rule) {
    members_.date("announced", rule.announced);
    members_.date("published", rule.published);
    members_.date("effective", rule.effective);
    members_.date("compliance", rule.compliance);
    members_.date("ended", rule.ended);
    members_.id("ended_by", rule.ended_by);
  }

  template <class Any>
  void add_trust(const Any& statement) {
    render::add_trust(document_, statement.confidence, statement.verification, vocabulary_);
    members_.ids("sources", statement.sources);
  }

  template <class Said>
  void add_claimants(const Said& said) {
    members_.ids("asserted_by", said.asserted_by);
    members_.text("attribution", said.attribution);
    members_.date("published", said.published);
  }

  template <class Said>
  void add_standing(const Said& said) {
    members_.text("status", vocabulary_[said.status].id);
    add_trust(said);
    members_.text("article", said.article);
    members_.text("wording", said.wording);
    members_.text("note", said.note);
  }

  const Vocabulary& vocabulary_;
  json::object document_;
  Members members_{document_, Absent::kLeftOut};
};

}  // namespace

json::object statement_document(const Statement& statement, const Vocabulary& vocabulary) {
  return std::visit(DocumentWriter(vocabulary), statement);
}

}  // namespace ecgraph::render
