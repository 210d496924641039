#pragma once
// A document that was read → a value to write. Boost.JSON's own parser may miss the nearest double by a
// digit; a document has kept its numbers as they were written.

#include <boost/json.hpp>

#include "schema/document.hpp"

namespace ecgraph::render {

/// The document with its numbers exact, as `exact_number` makes them; one that is no Decimal (of 19 digits
/// and more) is the double nearest to it.
[[nodiscard]] boost::json::value document_value(const Document& document);

}  // namespace ecgraph::render
