#pragma once
// The machine-readable part of a rule, in the shapes in which it is read (server/wire/rule_reader).

#include <boost/json.hpp>

#include "graph/model/rule.hpp"

namespace ecgraph::render {

/// Parts of a rule in the form in which they are posted.
[[nodiscard]] boost::json::object clause_document(const Clause& clause, const Vocabulary& vocabulary);
[[nodiscard]] boost::json::object predicate_document(const Predicate& predicate,
                                                     const Vocabulary& vocabulary);
[[nodiscard]] boost::json::object alias_document(const DestinationAlias& alias);
[[nodiscard]] boost::json::array clause_documents(const Rule& rule, const Vocabulary& vocabulary);
[[nodiscard]] boost::json::array predicate_documents(const Rule& rule, const Vocabulary& vocabulary);
[[nodiscard]] boost::json::array alias_documents(const Rule& rule);

}  // namespace ecgraph::render
