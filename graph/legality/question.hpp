#pragma once
// What can be asked of the legality engine, typed (legality.md, Inputs).

#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "graph/legality/holdings.hpp"
#include "graph/legality/rule_book.hpp"
#include "graph/model/ids.hpp"
#include "graph/model/rule.hpp"
#include "graph/model/value.hpp"
#include "graph/time/interval.hpp"

namespace ecgraph::legality {

/// An item known only by its figures. `figures` are named as the properties of items are; a text figure that
/// is absent takes its default from the vocabulary.
struct Specs {
  NamedValues figures;
  std::optional<EntityId> maker;
  std::optional<CountryCode>
      maker_headquarters;  ///< absent: the maker's; with no maker, the vocabulary's regime
};

/// An item that is not recorded, evaluated beside those that are.
struct SuppliedItem {
  std::string name;
  Specs specs;
};

/// The default: an unlisted civil buyer headquartered in the destination.
struct UnnamedBuyer {
  bool military = false;
};
/// A known entity. Civil unless said.
struct NamedBuyer {
  EntityId id;
  bool military = false;
};
/// An owner in a description; an absent share is not stated.
struct DescribedOwner {
  EntityId id;
  std::optional<ShareRange> share;
};
/// A buyer known by what it is like. Unlisted itself; `headquarters` absent: the destination.
struct DescribedBuyer {
  std::optional<CountryCode> headquarters, ultimate_parent_headquarters;
  std::vector<DescribedOwner> owners;
  bool military = false;
};
using EndUser = std::variant<UnnamedBuyer, NamedBuyer, DescribedBuyer>;

/// One question (legality.md, Inputs).
struct Question {
  std::vector<EntityId> items;  ///< resolved; a family stands for its members
  /// A list leaves out what is launched later.
  enum class Asked : std::uint8_t { kByName, kAsAList } asked = Asked::kByName;
  enum class Unlaunched : std::uint8_t { kLeaveOut, kInclude } unlaunched = Unlaunched::kLeaveOut;
  std::optional<Specs> specs;
  std::vector<SuppliedItem> with_items;
  CountryCode destination;
  EndUser end_user = UnnamedBuyer{};
  std::optional<EntityId> exporter;  ///< absent: the maker of each item
  Interval during = Interval::always();
  Reading reading;
  std::string regime;              ///< empty: the vocabulary's
  std::set<RuleId> without_rules;  ///< as if they had never been made
  std::vector<Rule> with_rules;    ///< added, or in the place of a rule of the same id
  enum class Proof : std::uint8_t { kNone, kFull } proof = Proof::kNone;
};

}  // namespace ecgraph::legality
