#pragma once
// JSON as one sequence of bytes, whatever its spelling (RFC 8785), so that two programs that hold the same
// document compute the same hash.

#include <boost/json.hpp>
#include <string>
#include <string_view>

namespace ecgraph::render {

/// The canonical text: members in the order of their names' UTF-16 units, no white space, strings escaped as
/// ECMAScript does, and every number as ECMAScript writes the double nearest to it. A number that no double
/// holds (more than about 16 digits) is therefore not told apart from its neighbours, here as in every
/// other program that follows the RFC: see `digits_as_text`.
[[nodiscard]] std::string canonical_text(const boost::json::value& value);

/// A copy in which the numbers that their canonical text would not tell to the last digit are texts of their
/// digits, as RFC 7493 advises; for what is hashed and must not lose one.
[[nodiscard]] boost::json::value digits_as_text(const boost::json::value& value);

/// SHA-256 of bytes, in lower-case hexadecimal digits.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

/// SHA-256 of the canonical text.
[[nodiscard]] std::string canonical_hash(const boost::json::value& value);

}  // namespace ecgraph::render
