#pragma once
// What touches an item and is shown beside its verdict, never counted (legality.md, "Legal to ship").

#include <set>
#include <vector>

#include "graph/legality/answer.hpp"
#include "graph/legality/matches.hpp"

namespace ecgraph::legality {

/// A rule without clauses, with the items and families that its title names.
struct NamingRule {
  const Rule* rule = nullptr;
  std::set<Party> named;
};
/// Those of the kinds that the vocabulary shows beside a verdict which are public and stand on some day of
/// the period. The rules are those of the setting.
[[nodiscard]] std::vector<NamingRule> naming_rules(const Setting& setting);

/// What of the graph touches the item on some day of the period: licences granted, purchase bans, rules that
/// name it, claims of what was allowed. Then tariffs, clauses of other regimes and (where nobody is said to
/// ship) letters that match.
[[nodiscard]] std::vector<Beside> beside_of(const Setting& setting, const std::vector<Scene>& scenes,
                                            const std::vector<NamingRule>& rules, const Item& item,
                                            FactNames& facts);

}  // namespace ecgraph::legality
