#include "server/render/rdf_statement.hpp"

#include <algorithm>

#include "server/render/happenings.hpp"
#include "server/render/json_text.hpp"
#include "server/render/statement_document.hpp"

namespace ecgraph::render {
namespace {

constexpr std::size_t kYear = 4, kMonth = 7;  ///< lengths of 2023 and 2023-10

bool is_plain(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || c == '-'; });
}

void add_bound(RdfNode& node, const char* name, Day day) {
  if (day.is_finite()) node.literal(name, day.text(), "xsd:date");
}

/// A date as written, the position that OWL-Time has for it, and the days that it may mean.
RdfNode date_node(const EdtfDate& date) {
  RdfNode node;
  node.type(date.is_span() ? "time:TemporalEntity" : "time:Instant");
  const auto& text = date.text();
  node.text("ec:edtf", text);
  if (date.is_exact() && is_plain(text))
    node.literal("time:inXSDDate", text, "xsd:date");
  else if (is_plain(text) && text.size() == kMonth)
    node.literal("time:inXSDgYearMonth", text, "xsd:gYearMonth");
  else if (is_plain(text) && text.size() == kYear)
    node.literal("time:inXSDgYear", text, "xsd:gYear");
  add_bound(node, "ec:earliest", date.earliest());
  add_bound(node, "ec:latest", date.latest());
  return node;
}

void add_date(RdfNode& node, const char* name, const std::optional<EdtfDate>& date) {
  if (date) node.inner(name, date_node(*date));
}

void add_number(RdfNode& node, std::string name, const Decimal& number) {
  node.literal(std::move(name), number.text(), "xsd:decimal");
}

/// One value of a property or attribute called `name`.
struct ValueOf {
  RdfNode& node;
  const std::string& name;

  void operator()(const std::string& text) const { node.text(name, text); }
  void operator()(bool flag) const { node.literal(name, flag ? "true" : "false", "xsd:boolean"); }
  void operator()(std::int64_t number) const { node.literal(name, std::to_string(number), "xsd:integer"); }
  void operator()(const Decimal& number) const { add_number(node, name, number); }
  void operator()(const Share& share) const { add_number(node, name, share.percent()); }
  void operator()(const EdtfDate& date) const { node.inner(name, date_node(date)); }
  void operator()(const EntityId& id) const { node.link(name, urn("entity", id.text())); }
  void operator()(const Money& money) const {
    RdfNode inner;
    add_number(inner, "rdf:value", money.value);
    inner.text("ec:currency", money.currency);
    inner.text("ec:bound", money.bound);
    node.inner(name, std::move(inner));
  }
  void operator()(const DecimalRange& range) const {
    RdfNode inner;
    add_number(inner, "ec:low", range.low);
    add_number(inner, "ec:high", range.high);
    node.inner(name, std::move(inner));
  }
  void operator()(const NumberMap& map) const {
    for (const auto& [key, number] : map.entries) {
      RdfNode inner;
      inner.literal("ec:key", std::to_string(key), "xsd:integer");
      add_number(inner, "rdf:value", number);
      node.inner(name, std::move(inner));
    }
  }
  void operator()(const Footnote& footnote) const {
    RdfNode inner;
    inner.literal("rdf:value", std::to_string(footnote.number), "xsd:integer");
    add_date(inner, "ec:from", footnote.from);
    node.inner(name, std::move(inner));
  }
};

void add_values(RdfNode& node, const NamedValues& values, std::string_view prefix) {
  for (const auto& named : values.all()) {
    const auto name = std::string(prefix) + named.name;
    for (const auto& value : named.values) std::visit(ValueOf{node, name}, value);
  }
}

template <class Tag>
void add_ids(RdfNode& node, const char* name, std::string_view kind, const std::vector<Id<Tag>>& ids) {
  for (const auto& id : ids) node.link(name, urn(kind, id.text()));
}

class Description {
 public:
  explicit Description(const Vocabulary& vocabulary) : vocabulary_(vocabulary) {}

  RdfNode operator()(const Entity& entity) {
    node_.type("class:" + vocabulary_[entity.type].id);
    for (std::size_t i = 0; i < entity.names.size(); ++i)
      node_.text(i == 0 ? "rdfs:label" : "skos:altLabel", entity.names[i].name, entity.names[i].lang);
    add_values(node_, entity.properties, "property:");
    add_trust(entity.confidence, entity.verification);
    node_.text("rdfs:comment", entity.note);
    return std::move(node_);
  }

  RdfNode operator()(const Relation& relation) {
    node_.type("rdf:Statement");
    node_.link("rdf:subject", urn("entity", relation.subject.text()));
    node_.prefixed("rdf:predicate", "relation:" + vocabulary_[relation.type].id);
    node_.link("rdf:object", urn("entity", relation.object.text()));
    add_validity(relation.valid);
    add_date(node_, "ec:announced", relation.announced);
    add_date(node_, "ec:published", relation.published);
    add_values(node_, relation.attributes, "attribute:");
    node_.text("ec:status", vocabulary_[relation.status].id);
    add_trust(relation.confidence, relation.verification);
    node_.text("ec:wording", relation.wording);
    return std::move(node_);
  }

  RdfNode operator()(const Source& source) {
    node_.type("prov:Entity");
    node_.text("dcterms:title", source.title);
    node_.text("dcterms:bibliographicCitation", source.citation);
    node_.text("ec:publisher", source.publisher);
    add_date(node_, "ec:date", source.date);
    for (const auto& url : source.urls) node_.literal("ec:url", url, "xsd:anyURI");
    if (!source.archived.empty()) node_.literal("ec:archived", source.archived, "xsd:anyURI");
    node_.text("ec:verification", vocabulary_[source.verification]);
    node_.text("rdfs:comment", source.note);
    return std::move(node_);
  }

  /// Its tests stand in the document alone, which is the form in which it is evaluated.
  RdfNode operator()(const Rule& rule) {
    node_.type("ec:Rule");
    node_.text("dcterms:title", rule.title);
    node_.text("ec:regime", rule.regime);
    node_.text("ec:rule_kind", rule.kind);
    node_.text("ec:issuer", rule.issuer);
    add_date(node_, "ec:announced", rule.announced);
    add_date(node_, "ec:published", rule.published);
    add_date(node_, "ec:effective", rule.effective);
    add_date(node_, "ec:compliance", rule.compliance);
    add_date(node_, "ec:ended", rule.ended);
    if (rule.ended_by) node_.link("ec:ended_by", urn("rule", rule.ended_by->text()));
    add_ids(node_, "ec:amends", "rule", rule.amends);
    add_ids(node_, "ec:supersedes", "rule", rule.supersedes);
    add_ids(node_, "ec:suspends", "rule", rule.suspends);
    add_trust(rule.confidence, rule.verification);
    node_.text("rdfs:comment", rule.note);
    node_.literal("ec:document", json_text(statement_document(rule, vocabulary_)), "rdf:JSON");
    return std::move(node_);
  }

  RdfNode operator()(const Claim& claim) {
    node_.type("ec:Claim");
    node_.text("ec:topic", claim.topic);
    node_.text("rdf:value", claim.value);
    if (claim.addressee) node_.link("ec:addressee", urn("entity", claim.addressee->text()));
    add_date(node_, "ec:holds", claim.holds);
    return said(claim);
  }

  RdfNode operator()(const Observation& observation) {
    node_.type("ec:Observation");
    for (const auto& figure : observation.figures) {
      RdfNode inner;
      inner.text("ec:metric", figure.metric);
      add_number(inner, "ec:low", figure.value.low);
      add_number(inner, "ec:high", figure.value.high);
      inner.text("ec:unit", figure.unit);
      inner.text("ec:bound", figure.bound);
      node_.inner("ec:figure", std::move(inner));
    }
    add_date(node_, "ec:period", observation.period);
    return said(observation);
  }

 private:
  void add_trust(Confidence confidence, Verification verification) {
    node_.text("ec:confidence", vocabulary_[confidence]);
    node_.text("ec:verification", vocabulary_[verification]);
  }

  /// Its end is the first day on which it no longer holds.
  void add_validity(const Validity& valid) {
    RdfNode interval;
    interval.type("time:Interval");
    add_date(interval, "time:hasBeginning", valid.from());
    if (valid.open_start()) interval.literal("ec:open_start", "true", "xsd:boolean");
    add_date(interval, "time:hasEnd", valid.until());
    node_.inner("time:hasTime", std::move(interval));
  }

  template <class Said>
  RdfNode said(const Said& said) {
    node_.link("ec:subject", urn("entity", said.subject.text()));
    add_ids(node_, "ec:about", "entity", said.about);
    add_ids(node_, "prov:wasAttributedTo", "entity", said.asserted_by);
    node_.text("ec:attribution", said.attribution);
    add_date(node_, "ec:published", said.published);
    node_.text("ec:status", vocabulary_[said.status].id);
    add_trust(said.confidence, said.verification);
    node_.text("ec:article", said.article);
    node_.text("ec:wording", said.wording);
    node_.text("rdfs:comment", said.note);
    return std::move(node_);
  }

  const Vocabulary& vocabulary_;
  RdfNode node_;
};

}  // namespace

const std::vector<SourceId>& sources_of(const Statement& statement) {
  static const std::vector<SourceId> none;
  return std::visit(
      [](const auto& one) -> const std::vector<SourceId>& {
        if constexpr (requires { one.sources; })
          return one.sources;
        else
          return none;
      },
      statement);
}

RdfNode rdf_statement(const Statement& statement, const View& view) {
  auto node = std::visit(Description(view.vocabulary()), statement);
  const auto key = key_of(statement);
  node.iri = urn(word(key.kind), key.id);
  add_ids(node, "prov:wasDerivedFrom", "source", sources_of(statement));
  const auto recorded = view.recorded_at(key).value_or(view.recorded_at());
  node.literal("prov:generatedAtTime", recorded.text(), "xsd:dateTime");
  return node;
}

}  // namespace ecgraph::render
