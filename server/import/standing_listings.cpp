#include "server/import/standing_listings.hpp"

#include <algorithm>

namespace ecgraph::import {
namespace {

/// Under a mark that several bear nothing is found.
template <class Table>
void add_only(Table& table, Fingerprint mark, StandingListings::Number number) {
  const auto [place, is_first] = table.try_emplace(mark, number);
  if (!is_first) place->second.reset();
}

std::string text_of(const Relation& relation, const std::string& attribute) {
  const auto* text = relation.attributes.get<std::string>(attribute);
  return text == nullptr ? std::string() : *text;
}

}  // namespace

Fingerprint number_mark(const EntityId& list, std::string_view publisher_id) {
  return Fingerprint::of({list.text(), publisher_id});
}

Result<StandingListings> StandingListings::read(const View& view, const ListingTerms& terms,
                                                std::string_view prefix) {
  StandingListings standing(view);
  const std::string start = std::string(prefix) + ":";
  for (const auto relation : view.relations(view.vocabulary().legality.listing)) {
    const RelationHead head = view.head(relation);
    if (!view.head(head.subject).id.text().starts_with(start)) continue;
    if (auto added = standing.add(head, terms); !added) return fail(added.error());
  }
  standing.sort();
  return standing;
}

Result<void> StandingListings::add(const RelationHead& head, const ListingTerms& terms) {
  const auto relation = view_.relation(head.no);
  if (!relation) return fail(relation.error());
  const std::string marks = text_of(*relation, terms.fingerprint);
  if (marks.size() < 32) return {};  // not written by an import
  const auto entry = Fingerprint::parse(std::string_view(marks).substr(0, 16));
  const auto content = Fingerprint::parse(std::string_view(marks).substr(16));
  if (!entry || !content) return {};
  StandingListing listing{head.no, head.subject, head.object, *entry, *content, {}, false, false, Day()};
  const std::string number = text_of(*relation, terms.publisher_id);
  listing.is_numbered = !number.empty();
  listing.number = number_mark(view_.head(head.object).id, number);
  listing.gone = relation->attributes.find(terms.removed_in) != nullptr;
  listing.until = head.valid.until_latest;
  all_.push_back(listing);
  return {};
}

void StandingListings::sort() {
  for (Number i = 0; i < all_.size(); ++i) {
    by_entry_.emplace(all_[i].entry, i);
    if (!all_[i].gone && all_[i].is_numbered) add_only(by_number_, all_[i].number, i);
  }
}

std::vector<StandingListings::Number> StandingListings::with_entry(Fingerprint entry) const {
  std::vector<Number> numbers;
  const auto [first, last] = by_entry_.equal_range(entry);
  for (auto it = first; it != last; ++it) numbers.push_back(it->second);
  std::ranges::sort(
      numbers, [this](Number a, Number b) { return all_[a].gone == all_[b].gone ? a < b : all_[b].gone; });
  return numbers;
}

std::optional<StandingListings::Number> StandingListings::with_number(Fingerprint number) const {
  const auto found = by_number_.find(number);
  return found == by_number_.end() ? std::nullopt : found->second;
}

std::optional<StandingListings::Number> StandingListings::with_name(const EntityId& list,
                                                                    std::string_view name) const {
  if (!has_names_) {
    for (Number i = 0; i < all_.size(); ++i) {
      if (all_[i].gone) continue;
      add_only(by_name_, name_mark(view_.head(all_[i].list).id, view_.head(all_[i].party).label), i);
    }
    has_names_ = true;
  }
  const auto found = by_name_.find(name_mark(list, name));
  return found == by_name_.end() ? std::nullopt : found->second;
}

}  // namespace ecgraph::import
