#pragma once
// Nodes and edges as typed properties, for the formats that declare each of them before the first: the
// columns of entities and relations, and what the vocabulary says of their values.

#include <boost/json.hpp>
#include <vector>

#include "server/render/answer.hpp"
#include "server/render/labels.hpp"

namespace ecgraph::render {

/// What a tool may read a property as. Lists and dates are text, as written.
enum class PropertyType : std::uint8_t { kText, kWholeNumber, kNumber, kBoolean };

/// One declared property.
struct PropertyColumn {
  Column column;
  PropertyType type;
};

/// Of entities, without their id.
[[nodiscard]] std::vector<PropertyColumn> node_columns(const Vocabulary& vocabulary);
/// Of relations, without their ends. Beside the dates as written stand the days that they may mean:
/// `valid_from_earliest` …, without those at the ends of time.
[[nodiscard]] std::vector<PropertyColumn> edge_columns(const Vocabulary& vocabulary);

/// The trees that these columns are read from.
[[nodiscard]] Result<boost::json::object> node_properties(const Entity& entity, Labels& labels);
[[nodiscard]] Result<boost::json::object> edge_properties(const Relation& relation, Labels& labels);

}  // namespace ecgraph::render
