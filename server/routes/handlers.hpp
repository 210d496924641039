#pragma once
// The handlers that the route table names; each is in the file of its subject.

#include "server/routes/call.hpp"

namespace ecgraph::routes {

/// Each answers the route that names it in table.cpp.
[[nodiscard]] Result<Reply> get_entities(Call& call);
[[nodiscard]] Result<Reply> get_entity(Call& call);
[[nodiscard]] Result<Reply> get_entity_relations(Call& call);
[[nodiscard]] Result<Reply> get_entity_history(Call& call);
[[nodiscard]] Result<Reply> get_relations(Call& call);
[[nodiscard]] Result<Reply> get_aggregate(Call& call);
[[nodiscard]] Result<Reply> get_relation(Call& call);
[[nodiscard]] Result<Reply> get_relation_history(Call& call);
[[nodiscard]] Result<Reply> get_timeline(Call& call);
[[nodiscard]] Result<Reply> get_diff(Call& call);
[[nodiscard]] Result<Reply> get_values(Call& call);
[[nodiscard]] Result<Reply> get_conflicts(Call& call);
[[nodiscard]] Result<Reply> get_ownership(Call& call);
[[nodiscard]] Result<Reply> get_owned_by_listed(Call& call);
[[nodiscard]] Result<Reply> get_claims(Call& call);
[[nodiscard]] Result<Reply> get_observations(Call& call);
[[nodiscard]] Result<Reply> get_search(Call& call);
[[nodiscard]] Result<Reply> get_screen(Call& call);
[[nodiscard]] Result<Reply> post_screen(Call& call);
[[nodiscard]] Result<Reply> get_reconcile(Call& call);
[[nodiscard]] Result<Reply> post_reconcile(Call& call);
[[nodiscard]] Result<Reply> get_reconcile_suggest(Call& call);
[[nodiscard]] Result<Reply> get_reconcile_flyout(Call& call);
[[nodiscard]] Result<Reply> get_reconcile_preview(Call& call);
[[nodiscard]] Result<Reply> get_reconcile_properties(Call& call);
[[nodiscard]] Result<Reply> get_traverse(Call& call);
[[nodiscard]] Result<Reply> post_traverse(Call& call);
[[nodiscard]] Result<Reply> get_paths(Call& call);
[[nodiscard]] Result<Reply> get_legality(Call& call);
[[nodiscard]] Result<Reply> post_legality(Call& call);
[[nodiscard]] Result<Reply> get_legality_timeline(Call& call);
[[nodiscard]] Result<Reply> post_legality_timeline(Call& call);
[[nodiscard]] Result<Reply> get_legality_diff(Call& call);
[[nodiscard]] Result<Reply> post_legality_diff(Call& call);
[[nodiscard]] Result<Reply> get_legality_matrix(Call& call);
[[nodiscard]] Result<Reply> post_legality_matrix(Call& call);
[[nodiscard]] Result<Reply> get_rules(Call& call);
[[nodiscard]] Result<Reply> get_rule(Call& call);
[[nodiscard]] Result<Reply> get_sources(Call& call);
[[nodiscard]] Result<Reply> get_source(Call& call);
[[nodiscard]] Result<Reply> get_export(Call& call);
[[nodiscard]] Result<Reply> get_schema(Call& call);
[[nodiscard]] Result<Reply> get_changes(Call& call);
[[nodiscard]] Result<Reply> post_changes(Call& call);
[[nodiscard]] Result<Reply> get_openapi(Call& call);
[[nodiscard]] Result<Reply> get_health(Call& call);
[[nodiscard]] Result<Reply> get_readiness(Call& call);
[[nodiscard]] Result<Reply> get_metrics(Call& call);

}  // namespace ecgraph::routes
