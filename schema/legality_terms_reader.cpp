#include <fmt/format.h>

#include "schema/vocabulary_parts.hpp"

namespace ecgraph {
namespace {

/// Looks the terms of the file up in the vocabulary read so far.
class TermReader {
 public:
  TermReader(MemberReader& reader, const Vocabulary& vocabulary) : reader_(reader), vocabulary_(vocabulary) {}

  RelationType relation(std::string_view name) {
    const std::string id = reader_.text(name);
    return found(name, id, vocabulary_.relation_type(id), "relation type");
  }
  std::vector<RelationType> relations(std::string_view name) {
    std::vector<RelationType> types;
    for (const auto& id : reader_.texts(name)) {
      types.push_back(found(name, id, vocabulary_.relation_type(id), "relation type"));
    }
    return types;
  }
  std::vector<EntityType> entities(std::string_view name) {
    std::vector<EntityType> types;
    for (const auto& id : reader_.required_texts(name)) {
      types.push_back(found(name, id, vocabulary_.entity_type(id), "entity type"));
    }
    return types;
  }
  std::string property(std::string_view name) {
    std::string id = reader_.text(name);
    return declared(name, std::move(id), &Vocabulary::property, "property");
  }
  std::string attribute(std::string_view name) {
    std::string id = reader_.text(name);
    return declared(name, std::move(id), &Vocabulary::attribute, "attribute");
  }
  std::optional<RelationType> optional_relation(std::string_view name) {
    const std::string id = reader_.optional_text(name);
    if (id.empty()) return std::nullopt;
    return found(name, id, vocabulary_.relation_type(id), "relation type");
  }
  /// Empty when absent.
  std::string optional_property(std::string_view name) {
    return declared(name, reader_.optional_text(name), &Vocabulary::property, "property");
  }
  std::string optional_attribute(std::string_view name) {
    return declared(name, reader_.optional_text(name), &Vocabulary::attribute, "attribute");
  }
  std::string optional_topic(std::string_view name) {
    std::string id = reader_.optional_text(name);
    if (!id.empty() && vocabulary_.topic(id) == nullptr) unknown(name, id, "claim topic");
    return id;
  }

 private:
  using Lookup = const ValueDeclaration* (Vocabulary::*)(std::string_view) const;

  template <class Type>
  Type found(std::string_view name, const std::string& id, const std::optional<Type>& type,
             std::string_view what) {
    if (!type && !id.empty()) unknown(name, id, what);
    return type.value_or(Type{});
  }
  std::string declared(std::string_view name, std::string id, Lookup lookup, std::string_view what) {
    if (!id.empty() && (vocabulary_.*lookup)(id) == nullptr) unknown(name, id, what);
    return id;
  }
  void unknown(std::string_view name, const std::string& id, std::string_view what) {
    reader_.fault(name, fmt::format("There is no {} \"{}\".", what, id));
  }

  MemberReader& reader_;
  const Vocabulary& vocabulary_;
};

/// The relation types and attributes that the engine follows.
void read_relations(TermReader& term, LegalityTerms& terms) {
  terms.group_membership = term.relation("group_membership");
  terms.membership_certainty = term.optional_attribute("membership_certainty");
  terms.listing = term.relation("listing");
  terms.not_listed = term.relation("not_listed");
  terms.ownership = term.relation("ownership");
  terms.share = term.attribute("share");
  terms.share_bound = term.attribute("share_bound");
  terms.share_range = term.optional_attribute("share_range");
  terms.review_policy = term.attribute("review_policy");
  terms.footnotes = term.attribute("footnotes");
  terms.beside = term.relations("beside");
  terms.licence = term.optional_relation("licence");
  terms.goods = term.optional_attribute("goods");
  terms.counterparty = term.optional_attribute("counterparty");
}

/// The properties of items, makers, countries and lists.
void read_properties(TermReader& term, LegalityTerms& terms) {
  terms.headquarters = term.property("headquarters");
  terms.maker = term.property("maker");
  terms.family = term.property("family");
  terms.launch = term.property("launch");
  terms.country_code = term.property("country_code");
  terms.group_code = term.optional_property("group_code");
  terms.complete_as_of = term.property("complete_as_of");
  terms.law_read_until = term.optional_property("law_read_until");
  terms.law_text_of = term.optional_property("law_text_of");
  terms.item_types = term.entities("item_types");
  terms.family_types = term.entities("family_types");
}

void read_jurisdiction(MemberReader& outer, JurisdictionTerms& terms) {
  const Document* document = outer.take("jurisdiction");
  if (document == nullptr) return;
  MemberReader reader(*document, outer.place() / "jurisdiction", outer.faults());
  terms.regime = reader.text("regime");
  if (const Document* makers = reader.take("not_computed_for_makers_in")) {
    CountryTerms countries =
        read_country_terms(*makers, reader.place() / "not_computed_for_makers_in", reader.faults());
    terms.maker_codes = std::move(countries.codes);
    terms.maker_groups = std::move(countries.groups);
  }
  terms.not_evaluated = reader.texts("not_evaluated");
  reader.finish();
}

void read_comparison(MemberReader& reader, LegalityTerms& terms) {
  const Document* document = reader.take("comparison");
  if (document == nullptr) return;
  MemberReader inner(*document, reader.place() / "comparison", reader.faults());
  terms.comparison_formula = inner.text("formula");
  terms.comparison_plain = inner.optional_text("plain");
  inner.finish();
}

}  // namespace

void read_legality_terms(const Document& document, const Place& place, FileFaults& faults,
                         Vocabulary& vocabulary) {
  MemberReader reader(document, place, faults);
  LegalityTerms& terms = vocabulary.legality;
  terms.regime = reader.text("regime");
  if (const auto* figures = reader.object("metrics")) {
    terms.figures = read_figures(*figures, place / "metrics", faults, vocabulary);
  }
  TermReader term(reader, vocabulary);
  read_relations(term, terms);
  read_properties(term, terms);
  read_jurisdiction(reader, terms.jurisdiction);
  read_comparison(reader, terms);
  terms.legality_topic = term.optional_topic("legality_topic");
  terms.disclaimer = reader.optional_text("disclaimer");
  reader.finish();
}

}  // namespace ecgraph
