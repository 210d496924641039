#include "graph/legality/matrix.hpp"

#include <algorithm>
#include <span>

#include "graph/legality/period.hpp"
#include "graph/legality/verdicts.hpp"

namespace ecgraph::legality {
namespace {

MatrixRow row_of(const World& world, const ItemPieces& one) {
  MatrixRow row{one.id, std::nullopt, {}};
  if (one.item->family) row.family = world.parties()[*one.item->family].id;
  return row;
}

/// The pieces that touch the days; they are in order.
std::span<const Piece> touching(const std::vector<Piece>& pieces, const Interval& days) {
  const auto first = std::find_if(pieces.begin(), pieces.end(),
                                  [&](const Piece& piece) { return days.from() < piece.days.until(); });
  const auto last = std::find_if(first, pieces.end(),
                                 [&](const Piece& piece) { return days.until() <= piece.days.from(); });
  return {first, last};
}

}  // namespace

std::vector<MatrixRow> matrix_by_period(const World& world, const Question& question,
                                        const std::vector<Interval>& columns, const GoOn& go_on) {
  std::vector<MatrixRow> rows;
  const auto all = verdicts(world, question, go_on);
  if (!all) return rows;
  for (const auto& one : *all) {
    auto row = row_of(world, one);
    for (const auto& column : columns) row.cells.push_back(legal_of(touching(one.pieces, column)));
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<MatrixRow> matrix_by_destination(const World& world, Question question,
                                             const std::vector<CountryCode>& columns, const GoOn& go_on) {
  std::vector<MatrixRow> rows;
  for (const auto destination : columns) {
    question.destination = destination;
    const auto all = verdicts(world, question, go_on);
    if (!all) break;
    if (rows.empty()) {
      for (const auto& one : *all) rows.push_back(row_of(world, one));
    }
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i].cells.push_back(legal_of((*all)[i].pieces));
  }
  return rows;
}

}  // namespace ecgraph::legality
