#pragma once
// Errors as HTTP answers: RFC 9457 problem documents. The one place where a kind of error becomes a status.

#include <string>
#include <string_view>

#include "schema/error.hpp"
#include "server/http/message.hpp"

namespace ecgraph::http {

/// The status that a kind of error is answered with. `kStorage` is 503, not 507: the answer was not made,
/// nothing was recorded, and the same request may succeed later; 507 says no more than that and few clients
/// know it.
[[nodiscard]] int status_of(ErrorKind kind);

/// `application/problem+json` with `type` (`/problems/<kind>`), `title`, `status`, `detail`, and where the
/// error has them `parameter`, `allowed`, `nearest` and `errors: [{"pointer", "detail"}]`, and `request_id`
/// unless that is empty; with `WWW-Authenticate` (401 and 403, RFC 6750: an error whose field is
/// `Authorization` found fault with the token itself), `Allow` from `allowed` (405) and `Retry-After` (503).
/// The messages of `kInternal` and `kStorage` go to the log, not to the client: they may name paths and inner
/// workings.
[[nodiscard]] Response problem(const Error& error, std::string_view request_id = {});

/// A fault that HTTP itself names (408, 414, 431, 505 …); `type` is `about:blank` and `title` the status's
/// own phrase.
[[nodiscard]] Response problem(int status, std::string_view detail, std::string_view request_id = {});

/// A problem document for people: its sentence, what may stand there and what is near, a line each.
[[nodiscard]] std::string plain_text(const Response& problem);

/// The standard phrase of a status, "Not Found"; empty if there is none.
[[nodiscard]] std::string_view phrase(int status);

}  // namespace ecgraph::http
