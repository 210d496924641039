#pragma once
// By what a record of a list is known again in another version of it.

#include <string>
#include <string_view>

#include "server/import/fingerprint.hpp"
#include "server/import/record.hpp"

namespace ecgraph::import {

/// The marks of one record: of its party, of its entry on the list, of what is published about it.
struct ListingKey {
  Fingerprint party;  ///< of list and number where the number lasts, else of list, folded name and countries
  Fingerprint entry;  ///< of the party and what tells its entries apart
  Fingerprint content;  ///< of the fields whose change makes the record another

  /// What is written into the statement of the listing: entry and content.
  [[nodiscard]] std::string text() const { return entry.text() + content.text(); }
};

/// The marks of a party as a list names it.
[[nodiscard]] ListingKey key_of(const ListedParty& party);

/// Of list and folded name alone: for a party whose country one version tells and another does not.
[[nodiscard]] Fingerprint name_mark(const EntityId& list, std::string_view name);

/// `PREFIX:LIST-NUMBER` where the number lasts and may stand in an id, else `PREFIX:LIST-` and the mark of
/// the party.
[[nodiscard]] std::string party_id(std::string_view prefix, const ListedParty& party, const ListingKey& key);

}  // namespace ecgraph::import
