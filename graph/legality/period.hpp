#pragma once
// A period: the verdicts of its scenes, merged into half-open pieces (legality.md, A period).

#include <span>
#include <vector>

#include "graph/legality/day.hpp"

namespace ecgraph::legality {

/// The pieces of one item, in order, without gap or overlap; split on the day of launch, before which they
/// are marked.
[[nodiscard]] std::vector<Piece> pieces_of(const Setting& setting, const std::vector<Scene>& scenes,
                                           const Item& item, FactNames& facts);
/// Throughout: every piece legal. Never: none, and none unknown. Unknown: none legal, at least one unknown.
/// Part: the rest.
[[nodiscard]] Legal legal_of(std::span<const Piece> pieces);
/// Whether two answers tell a reader the same on every day: verdict, review policy, missing facts and
/// exceptions. Where their pieces are cut does not matter.
[[nodiscard]] bool same_answer(const std::vector<Piece>& a, const std::vector<Piece>& b);
/// The days on which two answers to one period do not, merged.
[[nodiscard]] std::vector<Interval> days_that_differ(const std::vector<Piece>& a,
                                                     const std::vector<Piece>& b);

}  // namespace ecgraph::legality
