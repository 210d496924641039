#include "server/import/party_statements.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "graph/search/names.hpp"

namespace ecgraph::import {
namespace {

bool bears(const std::vector<Name>& names, std::string_view name) {
  return std::ranges::find(names, name, &Name::name) != names.end();
}

/// The first source that told it, and this version's.
std::vector<SourceId> sources_of(const std::vector<SourceId>& standing, const SourceId& version) {
  std::vector<SourceId> sources;
  if (!standing.empty()) sources.push_back(standing.front());
  if (sources.empty() || sources.front() != version) sources.push_back(version);
  return sources;
}

/// When a listing began that the record does not date.
Result<EdtfDate> start_between(const VersionOf& version) {
  if (!version.before) return EdtfDate::parse(fmt::format("../{}", version.day.text()));
  const Day first = version.before->plus(1);
  if (first == version.day) return EdtfDate::of(first);
  return EdtfDate::parse(fmt::format("{}/{}", first.text(), version.day.text()));
}

}  // namespace

Result<CountryIds> CountryIds::read(const View& view) {
  CountryIds countries;
  const auto& property = view.vocabulary().legality.country_code;
  for (const auto number : view.entities(std::nullopt)) {
    const auto& type = view.vocabulary()[view.head(number).type];
    if (std::ranges::find(type.properties, property) == type.properties.end()) continue;
    const auto entity = view.entity(number);
    if (!entity) return fail(entity.error());
    if (const auto* code = entity->properties.get<std::string>(property))
      countries.ids_.emplace(*code, entity->id);
  }
  return countries;
}

std::optional<EntityId> CountryIds::find(std::string_view code) const {
  const auto found = ids_.find(code);
  return found == ids_.end() ? std::nullopt : std::optional(found->second);
}

NamedValues with(const NamedValues& values, std::string name, std::vector<Scalar> value) {
  std::vector<NamedValue> all = values.all();
  const auto found = std::ranges::find(all, name, &NamedValue::name);
  if (found == all.end())
    all.push_back({std::move(name), std::move(value)});
  else
    found->values = std::move(value);
  return NamedValues(std::move(all));
}

Entity entity_of(const ListedParty& party, EntityId id, const VersionOf& version, const CountryIds& countries,
                 const ListingTerms& terms) {
  Entity entity{std::move(id),    party.type,         party.names,      party.properties,
                terms.confidence, terms.verification, {version.source}, {}};
  for (Name& name : entity.names) {
    if (name.note.empty()) name.note = terms.name_note;
  }
  std::vector<Scalar> places;
  for (const std::string& code : party.countries) {
    if (auto place = countries.find(code)) places.emplace_back(*std::move(place));
  }
  if (!places.empty()) entity.properties = with(entity.properties, terms.countries, std::move(places));
  return entity;
}

Entity renewed(const Entity& standing, Entity told, const VersionOf& version, const ListingTerms& terms) {
  const Name& old = standing.names.front();
  const bool is_renamed = fold(old.name) != fold(told.label());
  if (is_renamed && !bears(told.names, old.name))
    told.names.push_back({old.name, terms.former_name, old.lang, EdtfDate::of(version.day), terms.name_note});
  for (const Name& name : standing.names) {
    if (name.kind == terms.former_name && !bears(told.names, name.name)) told.names.push_back(name);
  }
  told.note = standing.note;
  const SourceId told_by = told.sources.back();
  told.sources = standing.sources;
  if (told == standing) return told;
  told.sources = sources_of(standing.sources, told_by);
  return told;
}

Entity joined(const Entity& standing, const Entity& told, const Vocabulary& vocabulary) {
  Entity both = standing;
  for (const Name& name : told.names) {
    if (bears(both.names, name.name)) continue;
    both.names.push_back(name);
    if (name.kind == vocabulary.name_kinds.front()) both.names.back().kind = vocabulary.name_kinds.at(1);
  }
  for (const NamedValue& value : told.properties.all()) {
    const auto* declared = vocabulary.property(value.name);
    const auto* there = both.properties.find(value.name);
    if (there != nullptr && (declared == nullptr || !declared->many)) continue;
    std::vector<Scalar> values = there == nullptr ? std::vector<Scalar>() : *there;
    for (const Scalar& one : value.values) {
      if (std::ranges::find(values, one) == values.end()) values.push_back(one);
    }
    both.properties = with(both.properties, value.name, std::move(values));
  }
  return both;
}

Result<Relation> listing_of(const ListedParty& party, const ListingKey& key, RelationId id, EntityId subject,
                            const VersionOf& version, const std::optional<Relation>& standing,
                            const Vocabulary& vocabulary, const ListingTerms& terms) {
  Relation listing{std::move(id),
                   vocabulary.legality.listing,
                   std::move(subject),
                   party.list,
                   {},
                   std::nullopt,
                   party.published,
                   party.attributes,
                   vocabulary.default_status,
                   terms.confidence,
                   terms.verification,
                   {},
                   {}};
  auto from = party.valid.from();
  if (!from && !party.valid.open_start() && standing) from = standing->valid.from();
  if (!from && !party.valid.open_start()) {
    auto between = start_between(version);
    if (!between) return fail(between.error());
    from = *std::move(between);
  }
  auto valid = Validity::make(std::move(from), party.valid.until(), party.valid.open_start());
  if (!valid) return fail(valid.error());
  listing.valid = *std::move(valid);
  listing.attributes = with(listing.attributes, terms.fingerprint, {key.text()});
  if (!party.publisher_id.empty())
    listing.attributes = with(listing.attributes, terms.publisher_id, {party.publisher_id});
  listing.sources = sources_of(standing ? standing->sources : std::vector<SourceId>(), version.source);
  return listing;
}

Result<Relation> ended(Relation standing, Day day, const std::string& removed_in, const ListingTerms& terms) {
  if (standing.valid.bounds().until_latest > day) {
    // A start that may be later than the day is one that nobody knew: it ends where it began.
    auto from = standing.valid.from();
    if (from && from->earliest() >= day) from = EdtfDate::of(day);
    auto valid = Validity::make(std::move(from), EdtfDate::of(day), standing.valid.open_start());
    if (!valid) return fail(valid.error());
    standing.valid = *std::move(valid);
  }
  standing.attributes =
      with(standing.attributes, terms.end_reason, {fmt::format("{} {}", terms.removed, day.text())});
  standing.attributes = with(standing.attributes, terms.removed_in, {removed_in});
  return standing;
}

}  // namespace ecgraph::import
