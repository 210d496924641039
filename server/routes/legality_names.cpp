#include "server/routes/legality_names.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "graph/legality/figures.hpp"
#include "server/routes/specs.hpp"

namespace ecgraph::routes {

Result<EntityNo> LegalityNames::resolve(std::string_view text, const std::set<EntityType>& types,
                                        std::string_view field) const {
  auto found = call_.service.names(call_.view)->resolve(text, types, call_.view, field);
  if (!found && call_.view.revision().number > 0 && call_.view.count(StatementKind::kEntity) == 0)
    found.error().message +=
        fmt::format(" At revision {} no entity was recorded yet.", call_.view.revision().number);
  return found;
}

Result<EntityId> LegalityNames::item(std::string_view text) const {
  std::set<EntityType> types(terms().item_types.begin(), terms().item_types.end());
  types.insert(terms().family_types.begin(), terms().family_types.end());
  auto found = resolve(text, types, declaration(Parameter::kItem).name);
  if (!found) return fail(found.error());
  return id(*found);
}

Result<EntityId> LegalityNames::party(std::string_view text, std::string_view field) const {
  const auto& vocabulary = call_.view.vocabulary();
  const auto& listed = vocabulary[terms().listing].domain;
  const auto& owned = vocabulary[terms().ownership].range;
  std::set<EntityType> types(listed.begin(), listed.end());
  types.insert(owned.begin(), owned.end());
  auto found = resolve(text, types, field);
  if (!found) return fail(found.error());
  return id(*found);
}

std::set<EntityType> LegalityNames::country_types() const {
  std::set<EntityType> types;
  const auto& vocabulary = call_.view.vocabulary();
  for (const auto& type : vocabulary.entity_types) {
    if (std::ranges::find(type.properties, terms().country_code) != type.properties.end())
      types.insert(*vocabulary.entity_type(type.id));
  }
  return types;
}

Result<EntityNo> LegalityNames::country_entity(std::string_view text, std::string_view field) const {
  auto countries = call_.service.countries(call_.view);
  if (!countries) return fail(countries.error());
  if (const auto country = (*countries)->entity(text)) return *country;
  return resolve(text, country_types(), field);
}

Result<CountryCode> LegalityNames::country(std::string_view text, std::string_view field) const {
  auto entity = country_entity(text, field);
  if (!entity) return fail(entity.error());
  auto countries = call_.service.countries(call_.view);
  if (!countries) return fail(countries.error());
  if (const auto code = (*countries)->code(*entity)) return *code;
  return fail(ErrorKind::kUnprocessable,
              fmt::format("\"{}\" is {}, which is no country.", text, call_.view.head(*entity).label),
              std::string(field));
}

Result<legality::Specs> LegalityNames::specs(const SpecsRequest& request) const {
  legality::Specs specs{request.figures, std::nullopt, std::nullopt};
  if (!request.maker.empty()) {
    auto maker = party(request.maker, kSpecMaker);
    if (!maker) return fail(maker.error());
    specs.maker = *maker;
  }
  if (!request.maker_headquarters.empty()) {
    auto code = country(request.maker_headquarters, kSpecMakerHeadquarters);
    if (!code) return fail(code.error());
    specs.maker_headquarters = *code;
  }
  if (auto fits = legality::check_consistent(call_.view.vocabulary(), specs.figures); !fits)
    return fail(fits.error());
  return specs;
}

}  // namespace ecgraph::routes
