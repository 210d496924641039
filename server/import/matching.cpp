#include "server/import/matching.hpp"

#include <algorithm>

namespace ecgraph::import {
namespace {

using Number = StandingListings::Number;

Fingerprint record_mark(const ListingKey& key) {
  return Fingerprint::of({key.entry.text(), key.content.text()});
}

/// Whether the countries that a standing party has leave it open that it is this one: they are those told, or
/// one side tells none.
bool may_be_there(const View& view, EntityNo party, const ListedParty& told) {
  const auto& terms = view.vocabulary().legality;
  const auto entity = view.entity(party);
  if (!entity || told.countries.empty()) return true;
  bool tells_none = true;
  for (const NamedValue& value : entity->properties.all()) {
    for (const Scalar& one : value.values) {
      const auto* place = std::get_if<EntityId>(&one);
      const auto country = place == nullptr ? std::nullopt : view.find(*place);
      const auto read = country ? view.entity(*country) : fail(ErrorKind::kNotFound, "");
      const auto* code = read ? read->properties.get<std::string>(terms.country_code) : nullptr;
      if (code == nullptr) continue;
      tells_none = false;
      if (std::ranges::find(told.countries, *code) != told.countries.end()) return true;
    }
  }
  return tells_none;
}

}  // namespace

void Matching::survey(const ListedParty& party, const ListingKey& key) {
  const auto candidates = standing_->with_entry(key.entry);
  for (const Number number : candidates) {
    if (standing_->all()[number].content == key.content) exact_[number] = true;
    named_[number] = true;
  }
  if (!candidates.empty() || party.id_lasts) return;
  if (const auto other = by_other_marks(party)) guessed_.insert(*other);
}

std::optional<Number> Matching::by_other_marks(const ListedParty& party) const {
  if (party.id_lasts || party.names.empty()) return std::nullopt;
  if (!party.publisher_id.empty()) {
    if (const auto found = standing_->with_number(number_mark(party.list, party.publisher_id))) return found;
  }
  if (!party.entry_key.empty()) return std::nullopt;
  const auto found = standing_->with_name(party.list, party.names.front().name);
  if (!found || !may_be_there(standing_->view(), standing_->all()[*found].party, party)) return std::nullopt;
  return found;
}

Match Matching::take(Number number, const ListedParty& party, const ListingKey& key) {
  const StandingListing& listing = standing_->all()[number];
  taken_[number] = true;
  entries_.insert(key.entry);
  records_.insert(record_mark(key));
  const bool same_id = listing.is_numbered && listing.number == number_mark(party.list, party.publisher_id);
  return {same_id ? Match::How::kById : Match::How::kByName, number,
          listing.entry == key.entry && listing.content == key.content && !listing.gone};
}

Match Matching::new_entry(const ListedParty& party, const ListingKey& key) {
  if (!entries_.insert(key.entry).second)
    return {party.id_lasts ? Match::How::kClash : Match::How::kFurther, std::nullopt, false};
  records_.insert(record_mark(key));
  return {};
}

Match Matching::assign(const ListedParty& party, const ListingKey& key) {
  if (records_.contains(record_mark(key))) return {Match::How::kDuplicate, std::nullopt, false};
  const auto candidates = standing_->with_entry(key.entry);
  for (const Number number : candidates) {
    if (!taken_[number] && standing_->all()[number].content == key.content) return take(number, party, key);
  }
  for (const Number number : candidates) {
    if (party.id_lasts && entries_.contains(key.entry)) break;
    if (!taken_[number] && !exact_[number]) return take(number, party, key);
  }
  if (candidates.empty()) {
    const auto other = by_other_marks(party);
    if (other && !named_[*other] && !taken_[*other]) return take(*other, party, key);
  }
  Match match = new_entry(party, key);
  if (match.how == Match::How::kFurther) records_.insert(record_mark(key));
  return match;
}

}  // namespace ecgraph::import
