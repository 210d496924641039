#pragma once
// The end user of a question, as the tests of the rules see it on one day.

#include <optional>
#include <string>
#include <vector>

#include "graph/legality/question.hpp"
#include "graph/legality/world.hpp"

namespace ecgraph::legality {

/// What a buyer test found, and the review policy that comes with it ("from_listing", "from_owner").
struct BuyerFinding {
  Finding finding;
  std::optional<ReviewPolicy> policy;
};

/// A question's end user, resolved once.
struct Buyer {
  std::optional<Party> party;  ///< a named one
  std::string name;            ///< in missing facts: its id, or "end_user"
  bool is_named = false;       ///< false: unlisted, as assumed
  bool military = false;
  std::optional<CountryCode> headquarters, parent_headquarters;  ///< before aliases
  std::vector<Stake> described;                                  ///< owners of a description
};
[[nodiscard]] Buyer resolve_buyer(const World& world, const Question& question);

/// What the buyer is tested against on one day. The references outlive it.
struct BuyerDay {
  const World& world;
  const RuleBook& rules;
  const Reading& reading;
  const std::string& regime;
  Day day;
  std::vector<Party> lists;  ///< on which an owner counts as listed
};

/// Tests the buyer, aliases of countries applied.
[[nodiscard]] BuyerFinding test_buyer(const Buyer& buyer, const BuyerTest& test, const BuyerDay& day,
                                      FactNames& facts, Recorder at);
/// The days on which what is known of the buyer may change.
void add_change_days(const Buyer& buyer, const World& world, std::vector<Day>& days);

}  // namespace ecgraph::legality
