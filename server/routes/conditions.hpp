#pragma once
// `where.<name>`: conditions on what statements say, in a query string and in a document.

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "graph/query/selection.hpp"
#include "server/routes/call.hpp"

namespace ecgraph::routes {

/// `<name>`, `<name>.min`, `<name>.max` and what it is compared with, written at `place`.
[[nodiscard]] Result<ValueCondition> condition(const Vocabulary& vocabulary, Declared declared,
                                               const std::string& written, const std::string& operand,
                                               const std::string& place);

/// The sentence that says what the types have, when none of them has what a condition is about; nothing where
/// no types are named.
[[nodiscard]] std::optional<std::string> wrong_attribute(const std::set<RelationType>& types,
                                                         const ValueCondition& condition,
                                                         const Vocabulary& vocabulary);

/// The conditions of a query string on attributes of relations, or properties of entities, of these types
/// (none: of any). kUnprocessable when none of the types has what is asked about.
[[nodiscard]] Result<std::vector<ValueCondition>> conditions(Call& call, const std::set<RelationType>& types);
[[nodiscard]] Result<std::vector<ValueCondition>> conditions(Call& call, const std::set<EntityType>& types);

}  // namespace ecgraph::routes
