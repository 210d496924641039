#pragma once
// The `legality` shape of the contract.

#include <boost/json.hpp>
#include <vector>

#include "graph/index/view.hpp"
#include "graph/legality/answer.hpp"
#include "graph/legality/question.hpp"
#include "server/render/answer.hpp"
#include "server/render/labels.hpp"

namespace ecgraph::render {

/// The `legality` shape of the API.
[[nodiscard]] boost::json::object legality_shape(const legality::ItemAnswer& answer,
                                                 const legality::Question& question, Labels& labels);
/// Of that shape what is said of the item, without the question's ends and what stands beside: for whoever
/// has no graph to label them from.
[[nodiscard]] boost::json::object verdict_shape(const legality::ItemAnswer& answer,
                                                const Vocabulary& vocabulary);
/// {"id","label","type","family"}.
[[nodiscard]] boost::json::object item_shape(const EntityId& item, const std::optional<EntityId>& family,
                                             Labels& labels);
/// A piece of a verdict.
[[nodiscard]] boost::json::object piece_shape(const legality::Piece& piece, const Vocabulary& vocabulary);
/// One flat row for each piece of a result, for tables.
[[nodiscard]] std::vector<boost::json::object> legality_pieces(const boost::json::object& result);
/// The columns of a piece alone, and of a whole answer with its pieces.
[[nodiscard]] std::vector<Column> piece_columns();
[[nodiscard]] std::vector<Column> legality_columns();
/// What stands beside the verdicts, in lines for the foot of a text: each with the items that it is about, or
/// how many there are where they would fill a page.
[[nodiscard]] std::vector<std::string> beside_lines(const std::vector<legality::ItemAnswer>& items);
/// What the answers rest on where something was not found; nothing when none does.
[[nodiscard]] std::optional<boost::json::object> coverage_shape(
    const std::vector<legality::ItemAnswer>& answers, const Interval& during, const Vocabulary& vocabulary);
[[nodiscard]] std::optional<boost::json::object> coverage_shape(
    const std::vector<legality::ListCoverage>& coverage, const Interval& during,
    const Vocabulary& vocabulary);

}  // namespace ecgraph::render
