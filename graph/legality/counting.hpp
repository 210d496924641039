#pragma once
// Which parties count as listed, for how much, and what listed parties hold of others (legality.md, Owners).
// By cascade a firm counts as listed when it is, or when owners that count as listed together hold the
// threshold or more of it; by product for the part that belongs to listed parties. Three-valued.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "graph/legality/finding.hpp"
#include "graph/legality/listings.hpp"
#include "graph/legality/parties.hpp"
#include "graph/legality/web.hpp"

namespace ecgraph::legality {

/// What is counted. The references outlive it.
struct CountingInput {
  const Parties& parties;
  const Holdings& holdings;
  const Listings& listings;
  std::span<const Party> lists;  ///< on any of which an owner counts as listed
  Day day;
  std::optional<Day> public_by;  ///< of the listings
  Decimal threshold;             ///< percent
  OwnershipMethod::Computation computation = OwnershipMethod::Computation::kCascade;
  bool holdings_public_too = false;  ///< `public_by` is of the holdings too
};

/// The count above some parties, and everyone upstream of them.
class Counting {
 public:
  /// Where `go_on` ends the work, upper bounds are open.
  Counting(const CountingInput& input, const std::vector<Party>& start, FactNames& facts,
           const GoOn& go_on = to_the_end);

  [[nodiscard]] const CountingInput& input() const { return input_; }
  [[nodiscard]] const Web& web() const { return web_; }
  /// Whether a party is on one of the lists itself.
  [[nodiscard]] const ListingStatus& listed(Party party) const { return listed_[place(party)]; }
  /// The part of it that counts, in percent: 0 and 100 alone by cascade.
  [[nodiscard]] const ShareRange& part(Party party) const { return parts_[place(party)]; }
  /// Whether it counts as listed, wholly.
  [[nodiscard]] Kleene counts(Party party) const;
  [[nodiscard]] const std::vector<Stake>& stakes(Party party) const { return web_.stakes(place(party)); }

  /// What those that count hold together, by stakes whose owners are among the parties counted.
  [[nodiscard]] ShareRange held(const std::vector<Stake>& stakes) const;
  /// Whether that reaches the threshold. Lower bounds give true, upper bounds false, between them unknown,
  /// missing the shares and the listing statuses that would settle it.
  [[nodiscard]] Finding reached(const std::vector<Stake>& stakes, const std::string& owned) const;

 private:
  [[nodiscard]] std::size_t place(Party party) const { return *web_.place(party); }
  void look_up(std::size_t place);
  [[nodiscard]] std::vector<FactNumber> missing(const std::vector<Stake>& stakes,
                                                const std::string& owned) const;
  [[nodiscard]] bool may_count_by_owners(Party party) const;
  /// What a share that is reached, may be reached or is not reached rests on.
  [[nodiscard]] Grounds grounds(const std::vector<Stake>& stakes, Kleene reached) const;
  [[nodiscard]] bool matters(const Stake& stake, Kleene reached) const;

  CountingInput input_;
  FactNames& facts_;
  Web web_;
  std::vector<ListingStatus> listed_;
  std::vector<ShareRange> parts_;
};

}  // namespace ecgraph::legality
