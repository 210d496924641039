#pragma once
// Who is on which list, on a day. Absence from a partial list is unknown, not "no".

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "graph/legality/finding.hpp"
#include "graph/legality/parties.hpp"
#include "graph/legality/proof.hpp"
#include "graph/time/validity.hpp"

namespace ecgraph::legality {

/// One dated entry of a list.
struct Listing {
  RelationId id;
  ValidityBounds valid;
  std::string from, until;  ///< as written
  bool decides = true;      ///< false: reported, disputed …: makes the test unknown at most, never true
  std::optional<ReviewPolicy> policy;
  std::string footnotes;  ///< as a proof shows them
  Day public_from;        ///< announced, else published, else effective, at its earliest
  std::string citation;
  Grounds grounds;
};

/// A statement that a party is not on a list.
struct Absence {
  ValidityBounds valid;
  std::string citation;
  Grounds grounds;
};

/// Whether a party is on a list, under which policy, and whether the answer rests on its not being found.
struct ListingStatus {
  Finding finding;
  std::optional<ReviewPolicy> policy;  ///< the strictest, when on it for sure
};

/// Who is on which list, by day, and who is known not to be.
class Listings {
 public:
  /// One dated entry of a list, or one dated absence from it.
  void add(Party party, Party list, Listing listing);
  void add(Party party, Party list, Absence absence);
  /// The list was loaded whole for this day.
  void add_complete_day(Party list, Day day);

  /// The status on a day, from listings public by `public_by` only. An entry that was rewritten is two
  /// adjoining intervals: while the later is not public, the earlier stays open.
  [[nodiscard]] ListingStatus status(const Parties& parties, Party party, Party list, Day day,
                                     std::optional<Day> public_by, FactNames& facts, Recorder at) const;
  /// The days on which the status of the party on any list may change.
  void add_change_days(Party party, std::vector<Day>& days) const;
  [[nodiscard]] std::vector<Day> complete_days(Party list) const;

 private:
  struct Entries {
    std::vector<Listing> listings;
    std::vector<Absence> absences;
  };
  [[nodiscard]] static ValidityBounds known_bounds(const Entries& entries, const Listing& listing,
                                                   std::optional<Day> public_by);
  [[nodiscard]] ListingStatus listed(const Entries& entries, Day day, std::optional<Day> public_by,
                                     Recorder at) const;
  [[nodiscard]] Finding absent(const Entries* entries, Party list, Day day, Recorder at) const;

  std::map<std::pair<Party, Party>, Entries> entries_;  ///< by party and list
  std::set<std::pair<Party, Day>> complete_;            ///< list and day
};

}  // namespace ecgraph::legality
