#pragma once
// Where a page ended: opaque to clients, bound to the graph, the revision and the question.

#include <string>
#include <string_view>

#include "graph/model/ids.hpp"

namespace ecgraph::routes {

/// Where a page ended, bound to a log, a revision and a question.
struct Cursor {
  std::string log_id;
  Revision revision;
  std::string question;  ///< hash of the path and the resolved parameters
  std::string after;     ///< sort key of the last row shown
};

/// Opaque to clients.
[[nodiscard]] std::string write_cursor(const Cursor& cursor);
/// Fails on what is no cursor of ours.
[[nodiscard]] Result<Cursor> read_cursor(std::string_view text);

/// A short hash for cursors and tags: 128 bits, base64url.
[[nodiscard]] std::string short_hash(std::string_view text);
[[nodiscard]] std::string base64url(std::string_view bytes);
[[nodiscard]] Result<std::string> from_base64url(std::string_view text, std::string_view field);

}  // namespace ecgraph::routes
