#pragma once
// The fields of every statement in the order in which they are stored, once for writing and reading:
// `fields(codec, x)` hands each field of x to `codec`, which writes it or fills it in. Changing an order or a
// list here changes the format (column_families.hpp: kFormat).

#include <concepts>
#include <type_traits>

#include "graph/model/statement.hpp"

namespace ecgraph::store {

/// T or const T.
template <class Given, class T>
concept Either = std::same_as<std::remove_const_t<Given>, T>;

template <class Codec, Either<Name> T>
void fields(Codec& codec, T& x) {
  codec(x.name, x.kind, x.lang, x.until, x.note);
}
template <class Codec, Either<NamedValue> T>
void fields(Codec& codec, T& x) {
  codec(x.name, x.values);
}
template <class Codec, Either<Money> T>
void fields(Codec& codec, T& x) {
  codec(x.value, x.currency, x.bound);
}
template <class Codec, Either<DecimalRange> T>
void fields(Codec& codec, T& x) {
  codec(x.low, x.high);
}
template <class Codec, Either<NumberMap> T>
void fields(Codec& codec, T& x) {
  codec(x.entries);
}
template <class Codec, Either<Footnote> T>
void fields(Codec& codec, T& x) {
  codec(x.number, x.from);
}
template <class Codec, Either<Figure> T>
void fields(Codec& codec, T& x) {
  codec(x.metric, x.value, x.unit, x.bound);
}

template <class Codec, Either<Entity> T>
void fields(Codec& codec, T& x) {
  codec(x.id, x.type, x.names, x.properties, x.confidence, x.verification, x.sources, x.note);
}
template <class Codec, Either<Relation> T>
void fields(Codec& codec, T& x) {
  codec(x.id, x.type, x.subject, x.object, x.valid, x.announced, x.published, x.attributes, x.status,
        x.confidence, x.verification, x.sources, x.wording);
}
template <class Codec, Either<Source> T>
void fields(Codec& codec, T& x) {
  codec(x.id, x.citation, x.title, x.publisher, x.date, x.urls, x.archived, x.verification, x.note);
}
template <class Codec, Either<Claim> T>
void fields(Codec& codec, T& x) {
  codec(x.id, x.topic, x.subject, x.about, x.value, x.addressee, x.asserted_by, x.attribution, x.published,
        x.holds, x.status, x.confidence, x.verification, x.sources, x.article, x.wording, x.note);
}
template <class Codec, Either<Observation> T>
void fields(Codec& codec, T& x) {
  codec(x.id, x.subject, x.about, x.figures, x.period, x.asserted_by, x.attribution, x.published, x.status,
        x.confidence, x.verification, x.sources, x.article, x.wording, x.note);
}

template <class Codec, Either<ItemTest> T>
void fields(Codec& codec, T& x) {
  codec(x.kind, x.constant, x.name, x.comparison, x.operand, x.operands, x.items, x.categories);
}
template <class Codec, Either<CountrySet> T>
void fields(Codec& codec, T& x) {
  codec(x.all, x.codes, x.groups, x.any, x.except_codes, x.except_groups);
}
template <class Codec, Either<EndUserTest> T>
void fields(Codec& codec, T& x) {
  codec(x.kind, x.list, x.percent, x.military, x.countries);
}
template <class Codec, Either<Predicate> T>
void fields(Codec& codec, T& x) {
  codec(x.id, x.valid, x.test, x.citation, x.verification, x.note);
}
template <class Codec, Either<AlsoNamed> T>
void fields(Codec& codec, T& x) {
  codec(x.name, x.from, x.unless_destination, x.unless_end_user);
}
template <class Codec, Either<DestinationAlias> T>
void fields(Codec& codec, T& x) {
  codec(x.code, x.treat_as, x.from);
}
template <class Codec, Either<Clause> T>
void fields(Codec& codec, T& x) {
  codec(x.id, x.effect, x.valid, x.until_set_by, x.not_enforced_by, x.operative_from, x.not_enforced_from,
        x.item, x.destination, x.end_user, x.addressee, x.default_review, x.policy, x.applies_to, x.priority,
        x.name, x.overrides, x.usable_without_more_facts, x.also_named, x.conditions, x.rate_percent,
        x.exemptions, x.certainty_unknown, x.reaches_foreign_made, x.citation, x.confidence, x.note);
}
template <class Codec, Either<Rule> T>
void fields(Codec& codec, T& x) {
  codec(x.id, x.regime, x.kind, x.issuer, x.title, x.announced, x.published, x.effective, x.compliance,
        x.ended, x.ended_by, x.amends, x.supersedes, x.suspends, x.destination_aliases, x.predicates,
        x.clauses, x.confidence, x.verification, x.sources, x.read_in, x.note);
}

/// Whether the fields of T are listed here.
template <class T>
concept HasFields = Either<T, Name> || Either<T, NamedValue> || Either<T, Money> || Either<T, DecimalRange> ||
    Either<T, NumberMap> || Either<T, Footnote> || Either<T, Figure> || Either<T, Entity> ||
    Either<T, Relation> || Either<T, Source> || Either<T, Claim> || Either<T, Observation> ||
    Either<T, ItemTest> || Either<T, CountrySet> || Either<T, EndUserTest> || Either<T, Predicate> ||
    Either<T, AlsoNamed> || Either<T, DestinationAlias> || Either<T, Clause> || Either<T, Rule>;

}  // namespace ecgraph::store
