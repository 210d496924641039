#pragma once
// The text of a request body → Document, by Boost.JSON's event parser.

#include "schema/document.hpp"

namespace ecgraph::wire {

/// Refuses what is not JSON (RFC 8259), invalid UTF-8, too much depth and duplicate names, saying where.
[[nodiscard]] Result<Document> read_body(std::string_view text, DocumentLimits limits = {});

}  // namespace ecgraph::wire
