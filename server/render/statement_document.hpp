#pragma once
// A statement as it can be sent back: the shape that server/wire/statement_reader reads. For the history, the
// change feed and exports.

#include <boost/json.hpp>

#include "graph/model/statement.hpp"

namespace ecgraph::render {

/// With `kind` and `id` first; members without a value are left out. Written by `append_json` (json_text.hpp)
/// and read again it gives an equal statement.
[[nodiscard]] boost::json::object statement_document(const Statement& statement,
                                                     const Vocabulary& vocabulary);

}  // namespace ecgraph::render
