#pragma once
// What touches an item and is shown beside its verdict, never counted (legality.md, "Legal to ship").

#include <vector>

#include "graph/legality/answer.hpp"
#include "graph/legality/matches.hpp"

namespace ecgraph::legality {

/// Licences granted and purchase bans that touch the item on some day of the period, then tariffs, clauses of
/// other regimes and (where nobody is said to ship) letters that match.
[[nodiscard]] std::vector<Beside> beside_of(const Setting& setting, const std::vector<Scene>& scenes,
                                            const Item& item, FactNames& facts);

}  // namespace ecgraph::legality
