#pragma once
// Statements as RDF: sources by PROV-O, dates by OWL-Time, a relation as an rdf:Statement, which says who
// relates to whom without asserting it for all time.

#include "graph/index/view.hpp"
#include "server/render/rdf_node.hpp"

namespace ecgraph::render {

/// The statement, with when it was recorded.
[[nodiscard]] RdfNode rdf_statement(const Statement& statement, const View& view);

/// The sources that a statement cites.
[[nodiscard]] const std::vector<SourceId>& sources_of(const Statement& statement);

}  // namespace ecgraph::render
