#pragma once
// The leaf of a row that a column shows, as one line of text.

#include <boost/json.hpp>
#include <string>
#include <vector>

#include "server/render/answer.hpp"

namespace ecgraph::render {

/// One cell of a table.
struct Cell {
  std::string text;     ///< empty when the row has nothing there
  bool number = false;  ///< a JSON number
};

/// Follows the column's path; through a list it goes into each element, so {"figures","value"} of two figures
/// is "3.2; 4". Elements without a value keep their empty place, so that columns of one list stay side by
/// side.
[[nodiscard]] Cell cell(const boost::json::object& row, const Column& column);

/// A value in one cell: lists joined by "; " (a pair inside a list by ".."), objects by their id, citation or
/// name, and other objects as "8: 600, 16: 300".
[[nodiscard]] std::string plain_text(const boost::json::value& value);

/// A column for every leaf of a row, for answers that declare none.
[[nodiscard]] std::vector<Column> columns_of(const boost::json::object& row);

/// The columns that `fields` names, in its order: a field is a column's name or the top-level member it lies
/// under. All of them when `fields` is empty.
[[nodiscard]] std::vector<Column> kept_columns(const std::vector<Column>& columns,
                                               const std::vector<std::string>& fields);

}  // namespace ecgraph::render
