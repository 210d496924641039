#pragma once
// The names in a legality question: items, countries, and who may make, ship, use or own an item.

#include <set>
#include <string>
#include <string_view>

#include "graph/legality/question.hpp"
#include "server/routes/legality_request.hpp"

namespace ecgraph::routes {

/// Resolves names in the state that the call reads; what they came to mean is not told to the call.
class LegalityNames {
 public:
  explicit LegalityNames(const Call& call) : call_(call) {}

  /// An item or a family.
  [[nodiscard]] Result<EntityId> item(std::string_view text) const;
  /// Whoever a list may name or somebody may own; `field` is what an error names.
  [[nodiscard]] Result<EntityId> party(std::string_view text, std::string_view field) const;
  /// A country by its code, before its id or name; `field` is what an error names.
  [[nodiscard]] Result<CountryCode> country(std::string_view text, std::string_view field) const;
  /// A described item with its maker resolved; an error names a member of it.
  [[nodiscard]] Result<legality::Specs> specs(const SpecsRequest& request) const;

 private:
  [[nodiscard]] Result<EntityNo> resolve(std::string_view text, const std::set<EntityType>& types,
                                         std::string_view field) const;
  [[nodiscard]] Result<EntityNo> country_entity(std::string_view text, std::string_view field) const;
  [[nodiscard]] std::set<EntityType> country_types() const;
  [[nodiscard]] const LegalityTerms& terms() const { return call_.view.vocabulary().legality; }
  [[nodiscard]] EntityId id(EntityNo entity) const { return call_.view.head(entity).id; }

  const Call& call_;
};

}  // namespace ecgraph::routes
