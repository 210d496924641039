#include "graph/query/home_countries.hpp"

#include <algorithm>

namespace ecgraph {

HomeCountries::HomeCountries(const View& view) : view_(view) {
  const auto& vocabulary = view_.vocabulary();
  const auto& property = vocabulary.legality.headquarters;
  const auto* declared = vocabulary.property(property);
  const std::vector<std::string> countries =
      declared == nullptr ? std::vector<std::string>{} : declared->types;
  for (const auto& type : vocabulary.entity_types) {
    is_country_.push_back(std::ranges::find(countries, type.id) != countries.end());
    has_headquarters_.push_back(std::ranges::find(type.properties, property) != type.properties.end());
  }
}

Result<std::optional<EntityNo>> HomeCountries::of(EntityNo entity) {
  const auto known = known_.find(entity.number);
  if (known != known_.end()) return known->second;
  auto country = read(entity);
  if (country) known_.emplace(entity.number, *country);
  return country;
}

Result<std::optional<EntityNo>> HomeCountries::read(EntityNo entity) const {
  const auto type = view_.head(entity).type.number;
  if (is_country_[type]) return entity;
  if (!has_headquarters_[type]) return std::nullopt;
  const auto stated = view_.entity(entity);
  if (!stated) return fail(stated.error());
  const auto* country = stated->properties.get<EntityId>(view_.vocabulary().legality.headquarters);
  return country == nullptr ? std::nullopt : view_.find(*country);
}

}  // namespace ecgraph
