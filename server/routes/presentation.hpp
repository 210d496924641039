#pragma once
// How an answer is shown: format, fields, page; and the links and tags that make it citable.

#include <optional>
#include <string>

#include "server/http/message.hpp"
#include "server/render/format.hpp"
#include "server/routes/call.hpp"

namespace ecgraph::routes {

/// What `format`, `csv`, `fields`, `pretty` and the Accept field came to, of the formats that fit the rows;
/// with `lines_first`, who takes any format gets one result a line.
[[nodiscard]] Result<render::Writing> writing_of(Arguments& arguments, const http::Headers& headers,
                                                 render::RowKind rows, bool lines_first);

/// A hash of the path and the resolved parameters, whatever the revision.
[[nodiscard]] std::string question_hash(const Call& call);

/// Cuts an answer's rows to the page asked for (`limit`, `cursor`) and links the next page.
[[nodiscard]] Result<void> take_page(render::Answer& answer, Arguments& arguments,
                                     const render::Writing& writing, const Call& call);

/// `/v1/relations?type=owns&at=2023-10-01&known_at=12`: path and resolved parameters, pinned to the revision,
/// and how it is shown where that was asked.
[[nodiscard]] std::string permanent_link(const Call& call, const render::Writing& writing);

/// The link that an answer gives for itself; a citation, that of what it cites.
[[nodiscard]] std::string cited_link(const Call& call, const render::Writing& writing);

/// The strong tag of an answer: log, permanent link (which says revision, question, day and format), the
/// bound that cut it and answer version; of a citation also its form and the server's address.
[[nodiscard]] std::string entity_tag(const Call& call, const render::Answer& answer,
                                     const render::Writing& writing);

/// `name=value` joined by `&`, percent-encoded (RFC 3986).
[[nodiscard]] std::string query_string(const std::vector<std::pair<std::string, std::string>>& parameters);

}  // namespace ecgraph::routes
