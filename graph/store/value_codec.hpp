#pragma once
// Statements as bytes.
//
//   version of a statement   layout(1) = 1, then 0 for a retraction or 1 + kind, then the fields (fields.hpp)
//
// Types, statuses and the like are stored by their word in the vocabulary, never by number: a vocabulary may
// grow or be reordered without touching a store. Dates are stored as written. Absent optionals are one zero
// byte.

#include <optional>
#include <string>
#include <string_view>

#include "graph/model/statement.hpp"
#include "graph/store/bytes.hpp"

namespace ecgraph::store {

/// The stored form of a recorded version; a retraction is the absence of a statement.
[[nodiscard]] std::string encode_version(const std::optional<Statement>& statement,
                                         const Vocabulary& vocabulary);

/// Reads it back. Damaged bytes, and words that the vocabulary does not have, are kStorage errors that say
/// what is wrong.
[[nodiscard]] Result<std::optional<Statement>> decode_version(std::string_view bytes,
                                                              const Vocabulary& vocabulary);

/// The same inside a longer record.
void write_statement(ByteWriter& writer, const Statement& statement, const Vocabulary& vocabulary);
/// The reader has the fault when there is one, and the answer is then empty.
[[nodiscard]] std::optional<Statement> read_statement(ByteReader& reader, const Vocabulary& vocabulary);

}  // namespace ecgraph::store
