#pragma once
// The entities by number, with what the law asks of them: where they are run from, and what they are called.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/legality/finding.hpp"
#include "graph/model/ids.hpp"
#include "graph/model/rule.hpp"

namespace ecgraph::legality {

/// An entity of one World, by number.
struct Party {
  std::uint32_t number = UINT32_MAX;
  friend auto operator<=>(const Party&, const Party&) = default;
};

/// What the engine knows of an entity.
struct PartyFacts {
  EntityId id;
  std::string label;
  std::optional<CountryCode> headquarters;  ///< its own code when it is a country
  bool is_country = false;                  ///< a country is on no list of parties
  bool is_known = false;                    ///< false: only referred to
  Grounds grounds;
};

/// Entities by a small number each.
class Parties {
 public:
  /// The number of an entity, made if it is new.
  Party number(const EntityId& id);
  [[nodiscard]] std::optional<Party> find(const EntityId& id) const;
  [[nodiscard]] PartyFacts& operator[](Party party) { return facts_[party.number]; }
  [[nodiscard]] const PartyFacts& operator[](Party party) const { return facts_[party.number]; }
  [[nodiscard]] const std::string& id(Party party) const { return facts_[party.number].id.text(); }
  /// The name of a country, or its code.
  [[nodiscard]] std::string country_name(CountryCode code) const;
  [[nodiscard]] std::size_t size() const { return facts_.size(); }

 private:
  std::unordered_map<EntityId, Party> numbers_;
  std::vector<PartyFacts> facts_;
};

}  // namespace ecgraph::legality
