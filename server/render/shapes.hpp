#pragma once
// The typed model as answers show it (api-spec/openapi.yaml). Members that a statement does not have are
// null, lists without elements are empty; `note` and `wording` are there only when they say something.

#include <boost/json.hpp>

#include "graph/query/selection.hpp"
#include "server/render/labels.hpp"

namespace ecgraph::render {

/// What the question said of time: nothing, a day (with `holds`), or a period (with `held` and `pieces` too).
enum class Asked : std::uint8_t { kNoTime, kDay, kPeriod };

// Each fails only when the store could not be read (Labels::failure).

/// {"id","type","label","names","properties","confidence","verification","sources"}
[[nodiscard]] Result<boost::json::object> entity_shape(const Entity& entity, Labels& labels);

/// {"id","type","subject","object","valid","announced","published","holds"?,"held"?,"pieces"?,"attributes","status",
/// "confidence","verification","sources"}; `hit` is read only as far as `asked` says.
[[nodiscard]] Result<boost::json::object> relation_shape(const Relation& relation, const RelationHit& hit,
                                                         Asked asked, Labels& labels);
/// Without a time.
[[nodiscard]] Result<boost::json::object> relation_shape(const Relation& relation, Labels& labels);

/// The whole rule, its predicates and clauses as they are written (statement_document.hpp).
[[nodiscard]] Result<boost::json::object> rule_shape(const Rule& rule, Labels& labels);

/// {"id","citation","title","publisher","date","url","archived","verification"}
[[nodiscard]] boost::json::object source_shape(const Source& source, const Vocabulary& vocabulary);

/// Entities as {"id","label","type"}.
[[nodiscard]] Result<boost::json::object> claim_shape(const Claim& claim, Labels& labels);
[[nodiscard]] Result<boost::json::object> observation_shape(const Observation& observation, Labels& labels);

/// [{"from","until","holds"}]; open ends are null.
[[nodiscard]] boost::json::array pieces_shape(const HeldDuring& held);

}  // namespace ecgraph::render
