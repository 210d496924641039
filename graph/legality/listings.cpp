#include "graph/legality/listings.hpp"

#include <algorithm>

namespace ecgraph::legality {

namespace {

bool is_public(const Listing& listing, std::optional<Day> public_by) {
  return !public_by || listing.public_from <= *public_by;
}

void record(Recorder at, const Listing& listing, Kleene result) {
  auto* node = part(at, "listing", listing.id.text());
  if (node == nullptr) return;
  node->value = "[" + listing.from + ", " + listing.until + ")";
  node->note = listing.decides ? listing.footnotes : "not stated as a fact";
  node->citation = listing.citation;
  node->verification = listing.grounds.recorded_verification();
  node->confidence = listing.grounds.recorded_confidence();
  node->result = result;
}

}  // namespace

void Listings::add(Party party, Party list, Listing listing) {
  entries_[{party, list}].listings.push_back(std::move(listing));
}

void Listings::add(Party party, Party list, Absence absence) {
  entries_[{party, list}].absences.push_back(std::move(absence));
}

void Listings::add_complete_day(Party list, Day day) { complete_.emplace(list, day); }

ValidityBounds Listings::known_bounds(const Entries& entries, const Listing& listing,
                                      std::optional<Day> public_by) {
  ValidityBounds bounds = listing.valid;
  if (!public_by || bounds.until_earliest != bounds.until_latest) return bounds;
  for (const auto& next : entries.listings) {
    if (is_public(next, public_by) || next.valid.from_earliest != bounds.until_earliest) continue;
    bounds.until_earliest = next.valid.until_earliest;
    bounds.until_latest = next.valid.until_latest;
  }
  return bounds;
}

ListingStatus Listings::listed(const Entries& entries, Day day, std::optional<Day> public_by,
                               Recorder at) const {
  ListingStatus status{Finding::of(Kleene::kFalse), std::nullopt};
  for (const auto& listing : entries.listings) {
    if (!is_public(listing, public_by)) continue;
    Kleene holds = holding(known_bounds(entries, listing, public_by).on(day));
    if (!listing.decides) holds = both(holds, Kleene::kUnknown);
    if (holds == Kleene::kFalse) continue;
    record(at, listing, holds);
    status.finding = either(std::move(status.finding), {holds, listing.grounds, {}});
    if (holds != Kleene::kTrue || !listing.policy) continue;
    status.policy = status.policy ? std::min(*status.policy, *listing.policy) : *listing.policy;
  }
  return status;
}

Finding Listings::absent(const Entries* entries, Party list, Day day, Recorder at) const {
  if (complete_.contains({list, day})) {
    auto* node = part(at, "listing", "");
    if (node != nullptr) node->note = "the list was loaded whole for this day";
    conclude(node, Kleene::kFalse);
    return Finding::of(Kleene::kTrue);
  }
  if (entries == nullptr) return Finding::of(Kleene::kFalse);
  for (const auto& absence : entries->absences) {
    if (absence.valid.on(day) != Holds::kCertainly) continue;
    auto* node = part(at, "listing", "");
    if (node != nullptr) {
      node->note = "stated not to be on the list";
      node->citation = absence.citation;
      node->verification = absence.grounds.recorded_verification();
    }
    conclude(node, Kleene::kFalse);
    return {Kleene::kTrue, absence.grounds, {}};
  }
  return Finding::of(Kleene::kFalse);
}

ListingStatus Listings::status(const Parties& parties, Party party, Party list, Day day,
                               std::optional<Day> public_by, FactNames& facts, Recorder at) const {
  if (parties[party].is_country) return {Finding::of(Kleene::kFalse), std::nullopt};
  const auto found = entries_.find({party, list});
  const auto* entries = found == entries_.end() ? nullptr : &found->second;
  ListingStatus status{Finding::of(Kleene::kFalse), std::nullopt};
  if (entries != nullptr) status = listed(*entries, day, public_by, at);
  if (status.finding.value == Kleene::kTrue) return status;
  const auto fact = [&] {
    return facts.number("listing status of " + parties.id(party) + " on " + parties.id(list));
  };
  if (status.finding.value == Kleene::kUnknown) {
    status.finding.missing = {fact()};
    return status;
  }
  const auto absence = absent(entries, list, day, at);
  if (absence.value == Kleene::kTrue) {
    status.finding = {Kleene::kFalse, absence.grounds, {}};
    return status;
  }
  status.finding = Finding::unknown(fact());
  return status;
}

void Listings::add_change_days(Party party, std::vector<Day>& days) const {
  const auto add = [&days](const ValidityBounds& valid) {
    for (const auto day :
         {valid.from_earliest, valid.from_latest, valid.until_earliest, valid.until_latest}) {
      days.push_back(day);
    }
  };
  for (auto it = entries_.lower_bound({party, Party{0}}); it != entries_.end() && it->first.first == party;
       ++it) {
    for (const auto& listing : it->second.listings) add(listing.valid);
    for (const auto& absence : it->second.absences) add(absence.valid);
  }
  for (const auto& [list, day] : complete_) {
    days.push_back(day);
    days.push_back(day.plus(1));
  }
}

std::vector<Day> Listings::complete_days(Party list) const {
  std::vector<Day> days;
  for (const auto& [complete_list, day] : complete_) {
    if (complete_list == list) days.push_back(day);
  }
  return days;
}

}  // namespace ecgraph::legality
