#pragma once
// How far an item is from the thresholds that it was held against (legality.md, Margins).

#include <optional>
#include <string>
#include <vector>

#include "graph/legality/proof.hpp"

namespace ecgraph::legality {

/// One threshold of one clause.
struct Margin {
  std::string clause;  ///< `rule#clause`
  std::string figure;  ///< a figure of the item, or "ownership" of the end user
  std::string op;      ///< `>=`
  Decimal threshold;
  std::string unit;                   ///< of the vocabulary; empty: a plain number
  std::optional<Quotient> low, high;  ///< the value, both included; absent when it is unknown
  /// A range that ends on the threshold lies below or above it.
  enum class Side : std::uint8_t { kBelow, kAt, kAbove, kBothSides, kUnknown } side = Side::kUnknown;
  std::optional<Quotient> by;  ///< from the threshold to the nearest the value may be; absent with it
  Kleene met = Kleene::kUnknown;
};
/// `below` …
[[nodiscard]] std::string_view word(Margin::Side side);

/// Every threshold in the proof of a verdict, clause by clause in its order; one that a clause names twice
/// stands once.
[[nodiscard]] std::vector<Margin> margins_of(const ProofNode& verdict, const Vocabulary& vocabulary);

}  // namespace ecgraph::legality
