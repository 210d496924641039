#pragma once
// What the graph says of an item, shown beside its verdict: relations, rules without clauses, claims.

#include <vector>

#include "graph/legality/beside.hpp"

namespace ecgraph::legality {

/// Relations of the types shown beside: they speak of this item, or of none, and of somebody in the shipment.
void add_relations(const Setting& setting, const Item& item, std::vector<Beside>& to);
/// Rules whose title names the item or its family.
void add_rules(const Setting& setting, const std::vector<NamingRule>& rules, const Item& item,
               std::vector<Beside>& to);
/// Claims about the item or its family that speak of some day of the period, wherever it is shipped.
void add_claims(const Setting& setting, const Item& item, std::vector<Beside>& to);

}  // namespace ecgraph::legality
