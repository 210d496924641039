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

/// What a document says of a transaction. With faults it is not to be recorded; what could be read is there
/// all the same, so that it can be held against the graph and every fault told at once.
struct TransactionReading {
  Transaction transaction;
  std::vector<std::size_t> places;       ///< parallel to the changes: their numbers in the document
  std::vector<StatementKey> unreadable;  ///< of the changes that are left out, as far as they say
  std::vector<Fault> faults;
};

/// The body of POST /v1/changes: {"reason", "expect_revision"?, "changes": [{"assert"|"correct": statement} |
/// {"retract":
/// {"kind", "id"}}]}. The author is the caller's to set.
[[nodiscard]] TransactionReading read_transaction(const Document& document, std::string author,
                                                  const Vocabulary& vocabulary);

}  // namespace ecgraph::wire
