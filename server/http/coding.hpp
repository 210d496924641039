#pragma once
// Content coding: gzip for answers worth it.

#include "server/http/allowance.hpp"
#include "server/http/message.hpp"

namespace ecgraph::http {

/// Answers shorter than this are sent as they are: the coding would cost more than it saves.
inline constexpr std::size_t kCompressAbove = 1024;

/// Compresses an answer of a compressible media type when the request accepts gzip, strings at once and
/// sources as they flow. Marks what varies: `Vary: Accept-Encoding`, `Content-Encoding`, and an ETag of `"x"`
/// becomes `"x-gzip"`, because a strong tag must differ when the bytes do (etag_matches takes both for the
/// same). A 304 repeats the tag that the client holds. An answer with `Content-Encoding` or `Cache-Control:
/// no-transform` is left alone, and so is a source when `coders` has none left: each holds a quarter of a
/// mebibyte while its answer is sent.
void apply_coding(const Request& request, Response& response, Allowance* coders = nullptr);

}  // namespace ecgraph::http
