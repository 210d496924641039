#pragma once
// One day, one verdict.

#include "tests/support/second_mind/buyer.hpp"
#include "tests/support/second_mind/item.hpp"

namespace ecgraph::tests::naive {

/// Who ships, where to and to whom.
struct Shipment {
  const Law& law;
  const Buyer& buyer;
  std::string destination;
  std::string exporter;  ///< empty: the maker of each item
};

struct Verdict {
  std::string verdict, review_policy;
  std::set<std::string> requirements;
  std::map<std::string, bool> exceptions;  ///< whether they apply, or only may
  bool missing = false, not_yet_launched = false;
  friend bool operator==(const Verdict&, const Verdict&) = default;
};

[[nodiscard]] Verdict verdict_on(int day, const Item& item, const Shipment& shipment);

}  // namespace ecgraph::tests::naive
