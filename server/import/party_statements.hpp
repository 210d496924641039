#pragma once
// A party of a list as statements: the entity, and the relation by which the list names it.

#include <map>
#include <optional>
#include <string>

#include "graph/index/view.hpp"
#include "server/import/listing_key.hpp"
#include "server/import/listing_terms.hpp"

namespace ecgraph::import {

/// The countries of a state by their codes.
class CountryIds {
 public:
  /// Those that a state knows.
  [[nodiscard]] static Result<CountryIds> read(const View& view);
  /// Nothing for a code that no country has.
  [[nodiscard]] std::optional<EntityId> find(std::string_view code) const;

 private:
  std::map<std::string, EntityId, std::less<>> ids_;
};

/// The version of a list that a record was read from.
struct VersionOf {
  SourceId source;
  Day day;
  std::optional<Day> before;  ///< the whole version before it, under the same prefix
};

/// What the party is, as this version tells it.
[[nodiscard]] Entity entity_of(const ListedParty& party, EntityId id, const VersionOf& version,
                               const CountryIds& countries, const ListingTerms& terms);

/// What stands, brought to what a new version tells: a label that is no more becomes a former name.
[[nodiscard]] Entity renewed(const Entity& standing, Entity told, const VersionOf& version,
                             const ListingTerms& terms);
/// What stands, with what a further entry of the same party adds to it.
[[nodiscard]] Entity joined(const Entity& standing, const Entity& told, const Vocabulary& vocabulary);

/// The listing. Where the record tells no start it is that of `standing`, else after the whole version before
/// and not after this one. Fails when it would end before it starts.
[[nodiscard]] Result<Relation> listing_of(const ListedParty& party, const ListingKey& key, RelationId id,
                                          EntityId subject, const VersionOf& version,
                                          const std::optional<Relation>& standing,
                                          const Vocabulary& vocabulary, const ListingTerms& terms);

/// The listing, ended because a version does not name it.
[[nodiscard]] Result<Relation> ended(Relation standing, Day day, const std::string& removed_in,
                                     const ListingTerms& terms);

/// Values with one more, or another one in its place.
[[nodiscard]] NamedValues with(const NamedValues& values, std::string name, std::vector<Scalar> value);

}  // namespace ecgraph::import
