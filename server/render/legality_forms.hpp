#pragma once
// The other forms of the legality question as the contract shows them: `timeline`, `diff`, `matrix`.

#include <boost/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "graph/legality/diff.hpp"
#include "graph/legality/matrix.hpp"
#include "server/render/legality_shape.hpp"

namespace ecgraph::render {

/// The rules because of which each piece differs from the one before it.
using CausesOfPieces = std::vector<std::set<RuleId>>;
/// The `legality` shape, of which each piece says what `changed` against the one before:
/// {"members","came","went","altered","because"}; null of the first.
[[nodiscard]] boost::json::object timeline_shape(const legality::ItemAnswer& answer,
                                                 const CausesOfPieces& because,
                                                 const legality::Question& question, Labels& labels);
[[nodiscard]] std::vector<Column> timeline_columns();

/// {"item","before","after","because"}; before and after are pieces.
[[nodiscard]] boost::json::object difference_shape(const legality::Difference& difference, Labels& labels);
/// The row of a table, whose `why` says in few words how the second piece differs from the first.
[[nodiscard]] std::vector<boost::json::object> difference_rows(const boost::json::object& result);
/// What a diff compares: an answer of two days needs no days in a terminal's table, one of two laws does.
enum class Compared : std::uint8_t { kDays, kLaws };
[[nodiscard]] std::vector<Column> difference_columns(Compared compared);

/// {"item","cells"}.
[[nodiscard]] boost::json::object matrix_shape(const legality::MatrixRow& row, Labels& labels);
/// A column a cell, by the name of what it stands for.
[[nodiscard]] std::vector<Column> matrix_columns(const std::vector<std::string>& names);
/// The row with its cells under those names.
[[nodiscard]] boost::json::object flat_matrix_row(const boost::json::object& row,
                                                  const std::vector<std::string>& names);

}  // namespace ecgraph::render
