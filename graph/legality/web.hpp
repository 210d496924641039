#pragma once
// Who holds what of whom among the parties that a question touches, on one day; and what part of each belongs
// to those that count.

#include <cstddef>
#include <map>
#include <optional>
#include <vector>

#include "graph/legality/go_on.hpp"
#include "graph/legality/holdings.hpp"
#include "schema/ownership_methods.hpp"

namespace ecgraph::legality {

/// Which holdings count.
struct WebInput {
  const Holdings& holdings;
  Day day;
  std::optional<Day> public_by = {};  ///< of the holdings
};

/// Parties with all that is held in them, upstream of some. Each has a place, from 0, in the order found.
class Web {
 public:
  /// A holding seen from its owner: which stake of which party.
  struct Held {
    std::size_t owned, stake;
  };

  /// Everyone upstream of `start`, with `start`. Where `go_on` ends it the web has gaps.
  Web(const WebInput& input, const std::vector<Party>& start, const GoOn& go_on = to_the_end);

  [[nodiscard]] std::size_t size() const { return parties_.size(); }
  [[nodiscard]] Party party(std::size_t place) const { return parties_[place]; }
  /// Nothing of a party outside.
  [[nodiscard]] std::optional<std::size_t> place(Party party) const;
  [[nodiscard]] const std::vector<Stake>& stakes(std::size_t place) const { return stakes_[place]; }
  [[nodiscard]] const std::vector<Held>& held_by(std::size_t place) const { return held_by_[place]; }
  /// Where the owners of stakes(place) are, in the same order.
  [[nodiscard]] const std::vector<std::size_t>& owners(std::size_t place) const { return owners_[place]; }
  /// False: the work ended before everyone upstream was found.
  [[nodiscard]] bool is_whole() const { return is_whole_; }

 private:
  std::size_t add(Party party);
  [[nodiscard]] bool look_up(std::size_t place, const WebInput& input, const GoOn& go_on);

  std::vector<Party> parties_;
  std::map<Party, std::size_t> places_;
  std::vector<std::vector<Stake>> stakes_;
  std::vector<std::vector<std::size_t>> owners_;
  std::vector<std::vector<Held>> held_by_;
  bool is_whole_ = true;
};

/// How the part of a party that counts follows from those of its owners.
struct Computation {
  OwnershipMethod::Computation kind = OwnershipMethod::Computation::kCascade;
  Decimal threshold;  ///< percent
};

/// The part of each party of the web, in percent, that counts: all of it where the party itself does
/// (`counts_itself`, for sure and perhaps), else what its owners make of it. The least solution, so that a
/// cycle adds nothing of its own; where products go round in a cycle it is enclosed by its bounds.
[[nodiscard]] std::vector<ShareRange> parts_that_count(const Web& web, std::vector<ShareRange> counts_itself,
                                                       const Computation& computation,
                                                       const GoOn& go_on = to_the_end);

}  // namespace ecgraph::legality
