#include "server/import/listing_key.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "graph/search/names.hpp"

namespace ecgraph::import {
namespace {

constexpr std::size_t kNumberMax = 100;  ///< bytes of a number in an id

/// The name in the form in which names are compared; itself when nothing of it is left then.
std::string compared(std::string_view name) {
  std::string folded = fold(name);
  return folded.empty() ? std::string(name) : folded;
}

bool names_by_number(const ListedParty& party) { return party.id_lasts && !party.publisher_id.empty(); }

std::string_view label_of(const ListedParty& party) {
  return party.names.empty() ? std::string_view() : std::string_view(party.names.front().name);
}

Fingerprint party_mark(const ListedParty& party) {
  if (names_by_number(party)) return Fingerprint::of({party.list.text(), "number", party.publisher_id});
  return Fingerprint::of({party.list.text(), "name", compared(label_of(party)),
                          fmt::format("{}", fmt::join(party.countries, " "))});
}

}  // namespace

ListingKey key_of(const ListedParty& party) {
  ListingKey key;
  key.party = party_mark(party);
  key.entry = party.entry_key.empty() ? key.party : Fingerprint::of({key.party.text(), party.entry_key});
  key.content = Fingerprint::of(party.as_published);
  return key;
}

Fingerprint name_mark(const EntityId& list, std::string_view name) {
  return Fingerprint::of({list.text(), compared(name)});
}

std::string party_id(std::string_view prefix, const ListedParty& party, const ListingKey& key) {
  std::string number;
  if (names_by_number(party) && party.publisher_id.size() <= kNumberMax) number = party.publisher_id;
  if (number.empty() || !is_id(number)) number = key.party.text();
  return fmt::format("{}:{}-{}", prefix, party.list.text(), number);
}

}  // namespace ecgraph::import
