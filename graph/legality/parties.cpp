#include "graph/legality/parties.hpp"

namespace ecgraph::legality {

Party Parties::number(const EntityId& id) {
  const auto [place, added] = numbers_.try_emplace(id, Party{static_cast<std::uint32_t>(facts_.size())});
  if (added) facts_.push_back({id, id.text(), std::nullopt, false, false, {}});
  return place->second;
}

std::optional<Party> Parties::find(const EntityId& id) const {
  const auto found = numbers_.find(id);
  if (found == numbers_.end()) return std::nullopt;
  return found->second;
}

std::string Parties::country_name(CountryCode code) const {
  for (const auto& party : facts_) {
    if (party.is_country && party.headquarters == code) return party.label;
  }
  return code.text();
}

}  // namespace ecgraph::legality
