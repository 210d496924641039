#pragma once
// The proof of a piece: a tree recorded while evaluating, so that it can never disagree with the verdict.

#include <optional>
#include <string>
#include <vector>

#include "graph/legality/kleene.hpp"
#include "schema/decimal.hpp"
#include "schema/vocabulary.hpp"

namespace ecgraph::legality {

/// The numbers behind a comparison, exact.
struct Comparand {
  std::optional<Quotient> low, high;  ///< of the value, both included; absent when it is unknown
  Decimal threshold;
};

/// One step of the evaluation. Empty texts do not apply to its kind.
struct ProofNode {
  /// What was tested: "verdict", "clause", "dates", "all", "any", "not", "predicate", "figure", "item",
  /// "category", "constant", "destination", "group", "country", "listing", "ownership", "holding",
  /// "headquarters", "military", "addressee", "jurisdiction", "exception", "review_policy".
  std::string kind;
  std::string subject;    ///< clause, figure, predicate, group, list, entity
  std::string value;      ///< what was found: `2.8`, `CN`, `[2023-11-17, ..)`
  std::string op;         ///< `>=`
  std::string threshold;  ///< `3.2`
  Kleene result = Kleene::kUnknown;
  std::string note;  ///< why, where the rest does not say it
  std::string citation;
  std::optional<Verification> verification;
  std::optional<Confidence> confidence;
  std::optional<Comparand> numbers;  ///< of a figure or share held against a number
  std::vector<ProofNode> parts;
};

/// Where a test writes its proof; null when none was asked for.
using Recorder = ProofNode*;

/// Adds a part of the given kind to `to` and returns where it writes; null stays null. The place is good
/// until the next part is added to the same parent.
[[nodiscard]] Recorder part(Recorder to, std::string_view kind, std::string_view subject);
/// Writes the result, if recorded.
void conclude(Recorder at, Kleene result);

}  // namespace ecgraph::legality
