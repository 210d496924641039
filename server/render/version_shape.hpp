#pragma once
// The `version` shape of the contract: what a statement was recorded as, by whom and why.

#include <boost/json.hpp>
#include <span>
#include <vector>

#include "graph/query/history.hpp"
#include "server/render/answer.hpp"

namespace ecgraph::render {

/// {"revision","recorded_at","author","reason","change","statement"}; the statement as it can be sent back
/// (statement_document.hpp), null where it was retracted.
[[nodiscard]] boost::json::object version_shape(const RecordedVersion& version, const Vocabulary& vocabulary);

/// A change of a transaction, by its number there, in the same shape; where it retracts, the statement is
/// what it names: {"kind","id"}.
[[nodiscard]] boost::json::object change_shape(const RecordedTransaction& transaction, std::size_t number,
                                               const Vocabulary& vocabulary);
/// Of changes of statements of every kind: what they are about, not what they say.
[[nodiscard]] std::vector<Column> change_columns();

/// Of versions of an entity, with every property that the schema gives the types that it had.
[[nodiscard]] std::vector<Column> version_columns(const Vocabulary& vocabulary,
                                                  std::span<const EntityType> types);
/// Of versions of a relation.
[[nodiscard]] std::vector<Column> version_columns(const Vocabulary& vocabulary,
                                                  std::span<const RelationType> types);

}  // namespace ecgraph::render
