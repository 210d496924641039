#include "graph/query/countries.hpp"

#include <algorithm>

namespace ecgraph {

Result<std::shared_ptr<const CountryCodes>> CountryCodes::read(const View& view) {
  auto codes = std::make_shared<CountryCodes>();
  const auto& property = view.vocabulary().legality.country_code;
  for (const auto& type : view.vocabulary().entity_types) {
    const bool bears =
        std::find(type.properties.begin(), type.properties.end(), property) != type.properties.end();
    if (!bears) continue;
    for (const auto number : view.entities(view.vocabulary().entity_type(type.id))) {
      auto entity = view.entity(number);
      if (!entity) return fail(entity.error());
      const auto* text = entity->properties.get<std::string>(property);
      if (text == nullptr) continue;
      auto code = CountryCode::parse(*text, property);
      if (!code) continue;  // the vocabulary lets any text stand there
      codes->entities_.emplace(code->text(), number);
      codes->codes_.emplace(number, *code);
    }
  }
  return codes;
}

std::optional<EntityNo> CountryCodes::entity(std::string_view code) const {
  std::string upper(code);
  for (char& letter : upper) {
    if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
  }
  const auto found = entities_.find(upper);
  return found == entities_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<CountryCode> CountryCodes::code(EntityNo entity) const {
  const auto found = codes_.find(entity);
  return found == codes_.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace ecgraph
