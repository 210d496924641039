#pragma once
// An answer's law as JSON, to be compared and printed: what both the engine and another evaluator can say.

#include <nlohmann/json.hpp>

#include "graph/legality/answer.hpp"

namespace ecgraph::tests {

/// {"from", "until", "verdict", "review_policy", "requirements", "exceptions": {clause: applies}, "missing":
/// bool, "not_yet_launched"} for each piece; neighbours of the same content are joined.
[[nodiscard]] nlohmann::json told_pieces(const std::vector<legality::Piece>& pieces);
/// {item: {"legal", "pieces", "by_published_rules"?}}; the item of figures alone is "".
[[nodiscard]] nlohmann::json told(const legality::Answer& answer);
/// Joins neighbours that say the same.
[[nodiscard]] nlohmann::json joined(const nlohmann::json& pieces);

/// What stands on one day, without its dates.
[[nodiscard]] const legality::Piece* piece_on(const std::vector<legality::Piece>& pieces, Day day);

}  // namespace ecgraph::tests
