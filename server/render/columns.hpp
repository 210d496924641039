#pragma once
// The columns of each shape in tabular formats. They depend on the question, never on the rows, so that the
// header is known before the first row.

#include <span>
#include <vector>

#include "schema/vocabulary.hpp"
#include "server/render/answer.hpp"
#include "server/render/shapes.hpp"

namespace ecgraph::render {

/// With every attribute that the schema gives the types (money: three columns, `attributes_amount_value` …);
/// no types: all.
[[nodiscard]] std::vector<Column> relation_columns(const Vocabulary& vocabulary,
                                                   std::span<const RelationType> types, Asked asked);
/// With every property that the schema gives the types; no types: all. Of a single type the terminal sees the
/// first few.
[[nodiscard]] std::vector<Column> entity_columns(const Vocabulary& vocabulary,
                                                 std::span<const EntityType> types);
[[nodiscard]] std::vector<Column> rule_columns();
[[nodiscard]] std::vector<Column> source_columns();
[[nodiscard]] std::vector<Column> claim_columns();
[[nodiscard]] std::vector<Column> observation_columns();

}  // namespace ecgraph::render
