#pragma once
// Where a firm and the top of its chain of holders of half or more are run from (legality.md, Headquarters).

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "graph/legality/groups.hpp"
#include "graph/legality/holdings.hpp"
#include "graph/legality/parties.hpp"
#include "graph/legality/proof.hpp"

namespace ecgraph::legality {

/// What the chain is read from, on one day. The references outlive it.
struct ChainInput {
  const Parties& parties;
  const Holdings& holdings;
  const Groups& groups;
  Day day;
  std::function<CountryCode(CountryCode)> read_as;  ///< destination aliases, of headquarters too
};

/// Headquarters tests on one day.
class Chain {
 public:
  Chain(const ChainInput& input, FactNames& facts) : input_(input), facts_(facts) {}
  /// The party whose chain is followed: a chain that leads back to it ends.
  void start_from(Party party) { path_ = {party}; }
  /// A headquarters in the set; not known is unknown, missing "headquarters of …".
  [[nodiscard]] Finding in(const Countries& set, std::optional<CountryCode> headquarters,
                           const std::string& whose, Recorder at);
  /// Whether the top of the chain above a party with these stakes is in the set. A holder is certain when its
  /// lower bound is 50 per cent, possible when its upper bound is; a possible one makes its top possible
  /// only.
  [[nodiscard]] Finding top_in(const Countries& set, std::optional<CountryCode> headquarters,
                               const std::string& whose, const std::vector<Stake>& stakes, Recorder at);

 private:
  [[nodiscard]] Finding holder_in(const Countries& set, const Stake& stake, Recorder at);
  ChainInput input_;
  FactNames& facts_;
  std::vector<Party> path_;  ///< holders being followed: a cycle ends the chain
  int visits_ = 0;           ///< bounded, so that a dense web of possible holders ends as unknown
};

}  // namespace ecgraph::legality
