#pragma once
// Which parties are asked for, and on which lists they stand.

#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "graph/index/view.hpp"
#include "graph/query/home_countries.hpp"

namespace ecgraph {

/// Empty sets: any.
struct PartySelection {
  std::set<EntityType> types;
  std::set<EntityNo> countries;  ///< of its headquarters, or that a property of it refers to
  std::set<EntityNo> lists;      ///< it stands on one of them …
  std::optional<Day> at;         ///< … on this day; nothing: ever
  /// Whether it leaves nobody out.
  [[nodiscard]] bool selects_all() const {
    return types.empty() && countries.empty() && lists.empty() && !at;
  }
};

/// The countries that a party is of: where its headquarters are, and those that properties of it refer to.
/// Remembers what it read. For one thread.
class PartyCountries {
 public:
  explicit PartyCountries(const View& view);
  /// Empty when none is stated, or when the store failed (`fault`).
  [[nodiscard]] const std::set<EntityNo>& of(EntityNo party);
  [[nodiscard]] const std::optional<Error>& fault() const { return fault_; }

 private:
  [[nodiscard]] Result<std::set<EntityNo>> read(EntityNo party);

  View view_;
  HomeCountries home_countries_;
  std::vector<std::string> properties_;
  std::unordered_map<std::uint32_t, std::set<EntityNo>> known_;
  std::optional<Error> fault_;
};

/// Looks at one party after another. For one thread.
class PartyFilter {
 public:
  PartyFilter(const View& view, PartySelection selection);
  /// Fails only when the store does.
  [[nodiscard]] Result<bool> admits(EntityNo entity);

 private:
  View view_;
  PartySelection selection_;
  PartyCountries countries_;
};

/// The listings of a party, in the order of their lists' ids, then of their own: those that hold on the day,
/// if only possibly; without a day, all that ever held.
[[nodiscard]] std::vector<RelationHead> listings_of(const View& view, EntityNo party, std::optional<Day> at);

}  // namespace ecgraph
