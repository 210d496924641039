#include "graph/query/parties.hpp"

#include <algorithm>
#include <tuple>

namespace ecgraph {
namespace {

/// The properties that refer to nothing but what headquarters may be in.
std::vector<std::string> country_properties(const Vocabulary& vocabulary) {
  std::vector<std::string> names;
  const auto* headquarters = vocabulary.property(vocabulary.legality.headquarters);
  if (headquarters == nullptr) return names;
  for (const auto& property : vocabulary.properties) {
    const auto is_country = [&](const std::string& type) {
      return std::ranges::find(headquarters->types, type) != headquarters->types.end();
    };
    if (!property.types.empty() && std::ranges::all_of(property.types, is_country))
      names.push_back(property.id);
  }
  return names;
}

}  // namespace

PartyCountries::PartyCountries(const View& view)
    : view_(view), home_countries_(view), properties_(country_properties(view.vocabulary())) {}

Result<std::set<EntityNo>> PartyCountries::read(EntityNo party) {
  std::set<EntityNo> countries;
  const auto home = home_countries_.of(party);
  if (!home) return fail(home.error());
  if (*home) countries.insert(**home);
  const auto stated = view_.entity(party);
  if (!stated) return fail(stated.error());
  for (const auto& name : properties_) {
    const auto* values = stated->properties.find(name);
    if (values == nullptr) continue;
    for (const auto& value : *values) {
      const auto* id = std::get_if<EntityId>(&value);
      if (const auto country = id == nullptr ? std::nullopt : view_.find(*id)) countries.insert(*country);
    }
  }
  return countries;
}

const std::set<EntityNo>& PartyCountries::of(EntityNo party) {
  const auto known = known_.find(party.number);
  if (known != known_.end()) return known->second;
  auto countries = read(party);
  if (!countries) fault_ = countries.error();
  return known_.emplace(party.number, countries ? std::move(*countries) : std::set<EntityNo>()).first->second;
}

PartyFilter::PartyFilter(const View& view, PartySelection selection)
    : view_(view), selection_(std::move(selection)), countries_(view) {}

Result<bool> PartyFilter::admits(EntityNo entity) {
  if (!selection_.types.empty() && !selection_.types.contains(view_.head(entity).type)) return false;
  if (!selection_.lists.empty() || selection_.at) {
    const auto is_wanted = [&](const RelationHead& listing) {
      return selection_.lists.empty() || selection_.lists.contains(listing.object);
    };
    if (std::ranges::none_of(listings_of(view_, entity, selection_.at), is_wanted)) return false;
  }
  if (selection_.countries.empty()) return true;
  const auto& countries = countries_.of(entity);
  if (countries_.fault()) return fail(*countries_.fault());
  return std::ranges::any_of(countries, [&](EntityNo one) { return selection_.countries.contains(one); });
}

std::vector<RelationHead> listings_of(const View& view, EntityNo party, std::optional<Day> at) {
  std::vector<RelationHead> listings;
  const auto& vocabulary = view.vocabulary();
  view.for_each_relation(party, Direction::kOut, vocabulary.legality.listing,
                         [&](const RelationHead& listing, bool) {
                           const bool holds = !at || listing.valid.on(*at) != Holds::kNo;
                           if (listing.status == vocabulary.default_status && holds)
                             listings.push_back(listing);
                         });
  std::ranges::sort(listings, [&](const RelationHead& a, const RelationHead& b) {
    return std::tie(view.head(a.object).id, view.id(a.no)) < std::tie(view.head(b.object).id, view.id(b.no));
  });
  return listings;
}

}  // namespace ecgraph
