#pragma once
// What the header of a request must fulfil beyond the grammar that Beast checks. Internal to server/http.

#include <optional>
#include <string_view>

#include "server/http/limits.hpp"
#include "server/http/message.hpp"
#include "server/http/request_parser.hpp"

namespace ecgraph::http {

enum class Version : std::uint8_t { kHttp10, kHttp11 };

/// Looks at the bytes of a header, whole or not: lines end in CR LF, and no field goes on over the next line
/// (RFC 9112, 2.2 and 5.2). Beast would wait for a CR LF until the time is out, and unfold.
[[nodiscard]] std::optional<Refusal> fault_of_lines(std::string_view bytes);

/// Whether a line ends in LF alone.
[[nodiscard]] bool has_bare_newline(std::string_view bytes);

/// Looks at the value of a Transfer-Encoding: only `chunked` is read here, and what does not end in it has no
/// end that both sides agree on (RFC 9112, 6.1 and 6.3).
[[nodiscard]] std::optional<Refusal> fault_of_coding(std::string_view value, Version version);

/// Looks at the target as sent: the asterisk is for OPTIONS alone, and an absolute form names a host and no
/// user (RFC 9112, 3.2; RFC 9110, 4.2).
[[nodiscard]] std::optional<Refusal> fault_of_target(std::string_view target, Method method);

/// Looks at a whole header: Host, Content-Length, Expect, the method, and the number of fields.
[[nodiscard]] std::optional<Refusal> fault_of_header(const Request& request, Version version,
                                                     const Limits& limits);

}  // namespace ecgraph::http
