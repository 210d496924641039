#pragma once
// The one door for facts: a statement as JSON, from a request body, a seed file or an import, becomes a typed
// statement.

#include "graph/model/statement.hpp"
#include "graph/model/transaction.hpp"
#include "schema/document.hpp"
#include "server/wire/object_reader.hpp"

namespace ecgraph::wire {

/// Reads one statement; adds every fault to `faults` and returns nothing when there is one.
[[nodiscard]] std::optional<Statement> read_statement(const Document& document, const Pointer& at,
                                                      const Vocabulary& vocabulary, Faults& faults);

/// A seed or load file: one statement, or a list of them.
[[nodiscard]] Result<std::vector<Statement>> read_statements(const Document& document,
                                                             const Vocabulary& vocabulary);

/// The body of POST /v1/changes: {"reason", "expect_revision"?, "changes": [{"assert"|"correct": statement} |
/// {"retract":
/// {"kind", "id"}}]}. The author is the caller's to set.
[[nodiscard]] Result<Transaction> read_transaction(const Document& document, std::string author,
                                                   const Vocabulary& vocabulary);

}  // namespace ecgraph::wire
