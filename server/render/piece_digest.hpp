#pragma once
// A piece of a verdict in a few words, for tables.

#include <boost/json.hpp>
#include <string>

namespace ecgraph::render {

/// What decides the piece: "not yet launched", the facts that are missing, the exceptions, the citations of
/// the clauses that ask for a licence. First what the piece before (null: there is none) had not; where
/// something only went, "no longer" and that. Pieces are shaped as answers show them.
[[nodiscard]] std::string piece_digest(const boost::json::object& piece, const boost::json::object* before);

}  // namespace ecgraph::render
