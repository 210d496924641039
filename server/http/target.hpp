#pragma once
// The request target, split and decoded.

#include <string>
#include <string_view>
#include <vector>

#include "schema/error.hpp"
#include "server/http/message.hpp"

namespace ecgraph::http {

/// One `name=value` of a query, decoded. A name without `=` has an empty value.
struct QueryParameter {
  std::string name;
  std::string value;
  friend bool operator==(const QueryParameter&, const QueryParameter&) = default;
};

/// `/v1/entities/csl%3A12?type=chip&type=firm` → {"v1", "entities", "csl:12"}, {type, chip}, {type, firm}.
struct Target {
  bool asterisk = false;              ///< `*`, which asks about the server as a whole (OPTIONS)
  std::vector<std::string> segments;  ///< `/` has none; `/a/` has a last one that is empty
  std::vector<QueryParameter> query;  ///< in the order sent; a name may come more than once
};

/// Splits and decodes a target in origin or absolute form, or `*`. In a query `+` means a space, in a path a
/// plus; `%2F` in a path is part of its segment. Characters that should have been percent-encoded but do no
/// harm are taken as they are, so that a hand-written `curl '…?q=中芯'` is answered. `kUnreadable` for a bad
/// percent-encoding, a NUL, text that is not UTF-8, a fragment, and `.` or `..` segments.
[[nodiscard]] Result<Target> parse_target(std::string_view text);

/// The origin form of a target: without scheme and authority if it was in absolute form, else as it is. An
/// absolute form without a path asks OPTIONS about the whole server: `*` (RFC 9112, 3.2.4).
[[nodiscard]] std::string origin_form(std::string_view text, Method method);

/// Whether the bytes are well-formed UTF-8 (no overlong forms, no surrogates).
[[nodiscard]] bool is_utf8(std::string_view text);

}  // namespace ecgraph::http
