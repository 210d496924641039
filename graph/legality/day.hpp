#pragma once
// One verdict: an item in a scene (legality.md, One day, 2 to 5).

#include <optional>
#include <string>
#include <vector>

#include "graph/legality/answer.hpp"
#include "graph/legality/matches.hpp"
#include "graph/legality/scene.hpp"

namespace ecgraph::legality {

/// A requirement that decides, with its review policy.
struct DayRequirement {
  const CompiledClause* clause = nullptr;
  std::optional<ReviewPolicy> review;
  friend bool operator==(const DayRequirement&, const DayRequirement&) = default;
};
struct DayException {
  const CompiledClause* clause = nullptr;
  std::string name;
  ExceptionUse::Applies applies = ExceptionUse::Applies::kTrue;
  friend bool operator==(const DayException&, const DayException&) = default;
};

/// The verdict of one scene.
struct DayVerdict {
  Verdict verdict = Verdict::kUnknown;
  std::optional<ReviewPolicy> review;
  std::vector<DayException> exceptions;
  std::vector<DayRequirement> requirements;
  std::vector<FactNumber> missing;
  Grounds grounds;
  std::optional<ProofNode> proof;
};
/// Whether neighbours are one piece: verdict, review policy, exceptions, requirements and missing facts are
/// the same.
[[nodiscard]] bool same_piece(const DayVerdict& a, const DayVerdict& b);

/// Evaluates an item in a scene. `view` belongs to the item.
[[nodiscard]] DayVerdict verdict_of(const Setting& setting, const Scene& scene, const Item& item,
                                    ItemView& view, FactNames& facts);

}  // namespace ecgraph::legality
