#pragma once
// Who holds which share of whom, on a day. Exact decimals; an unstated or bounded share is a range.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "graph/legality/finding.hpp"
#include "graph/legality/parties.hpp"
#include "graph/legality/portions.hpp"
#include "graph/time/validity.hpp"

namespace ecgraph::legality {

/// One recorded holding.
struct Holding {
  RelationId id;
  Party owner;
  std::optional<ShareRange> share;  ///< empty: not stated
  ValidityBounds valid;
  bool decides = true;  ///< false: reported, disputed …: possible, never certain
  std::string shown;    ///< as a proof shows it: `at least 98.23 [2020, ..)`
  std::string citation;
  Grounds grounds;
  Day public_from = Day::beginning_of_time();  ///< announced, else published, else effective, at its earliest
};

/// What one owner holds of a party on a day, after the remainder rule.
struct Stake {
  Party owner;
  ShareRange share;
  bool certain = true;  ///< false: a partial date or a statement that does not decide
  Grounds grounds;
  std::string shown, citation;
  bool contradicts = false;                 ///< statements that are certain exclude each other
  std::vector<RelationId> statements = {};  ///< that say so, in the order recorded
};

/// Who holds what share of whom, by day.
class Holdings {
 public:
  /// One stated holding in `owned`.
  void add(Party owned, Holding holding);
  /// The stakes in a party on a day. A share that is not stated may be anything that the certain ones of the
  /// others leave; when they leave nothing it contradicts them, and is anything from 0 to 100. A possible
  /// holding has a lower bound of 0. Several statements about one owner on one day speak of the same share:
  /// it lies within all that are certain, or anywhere around them when they contradict each other; one that
  /// is only possible may raise it.
  /// Of statements public by `public_by` only, where that is given.
  [[nodiscard]] std::vector<Stake> on(Party owned, Day day, std::optional<Day> public_by = {}) const;
  /// In whom a party is said to hold something, whatever the day; and everyone in whom somebody does.
  [[nodiscard]] std::vector<Party> owned_by(Party owner) const;
  [[nodiscard]] std::vector<Party> owned() const;
  /// The days on which the stakes in the party may change.
  void add_change_days(Party owned, std::vector<Day>& days) const;
  /// Every party upstream of `start`, with `start`, whatever the day.
  [[nodiscard]] std::vector<Party> upstream(std::vector<Party> start) const;

 private:
  std::map<Party, std::vector<Holding>> by_owned_;
  std::map<Party, std::set<Party>> by_owner_;
};

/// The remainder rule, for stakes from anywhere: `stated[i]` says whether the share of stakes[i] was stated.
void leave_remainders(std::vector<Stake>& stakes, const std::vector<bool>& stated);

}  // namespace ecgraph::legality
