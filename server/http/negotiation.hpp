#pragma once
// What the client accepts and what it has already: Accept, Accept-Encoding, If-None-Match (RFC 9110).

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace ecgraph::http {

/// The place in `offered` of the media type that an Accept field likes best, or none if it accepts none of
/// them.
///
/// Each offer is rated by the most specific range that covers it (`text/csv` before `text/*` before `*/*`);
/// the first offered wins among equals, so the server's preference is the order of `offered`. Ranges with
/// parameters other than `charset=utf-8` cover only offers that have these parameters. An empty field accepts
/// all; elements that cannot be read are passed over.
[[nodiscard]] std::optional<std::size_t> best_media_type(std::string_view accept,
                                                         std::span<const std::string_view> offered);

/// Whether an If-None-Match field (a list of tags, or `*`) names `etag`: the weak comparison. Tags that a
/// content coding has marked (`"x-gzip"` for `"x"`, see coding.hpp) count as the unmarked one.
[[nodiscard]] bool etag_matches(std::string_view if_none_match, std::string_view etag);

/// Whether the list holds exactly this tag, its coding mark included.
[[nodiscard]] bool lists_etag(std::string_view if_none_match, std::string_view etag);

/// The tag of the same answer in another coding: `"x"` → `"x-gzip"`.
[[nodiscard]] std::string coded_etag(std::string_view etag, std::string_view coding);

/// Whether an Accept-Encoding field allows gzip and does not like the uncoded form better. An empty field
/// does not.
[[nodiscard]] bool accepts_gzip(std::string_view accept_encoding);

}  // namespace ecgraph::http
