#pragma once
// The reconciliation service API 0.2 (W3C entity reconciliation community group), which OpenRefine speaks.

#include <boost/json.hpp>
#include <string>
#include <vector>

#include "schema/document.hpp"
#include "server/routes/call.hpp"

namespace ecgraph::routes {

/// What the service is and where its parts are.
[[nodiscard]] boost::json::object reconcile_manifest(const Call& call);
/// {"q0": {"query", "type"?, "limit"?, "properties"?}, …} → {"q0": {"result": […]}, …}.
[[nodiscard]] Result<boost::json::object> reconcile_batch(Call& call, const Document& queries);
/// {"ids", "properties"} → {"meta", "rows"}.
[[nodiscard]] Result<boost::json::object> reconcile_extension(Call& call, const Document& query);

/// What can be fetched of entities: the properties of the vocabulary, and the lists that they stand on.
struct FetchedProperty {
  std::string id, name, meaning;
};
/// Of one type, or of all when there is none of that name.
[[nodiscard]] std::vector<FetchedProperty> fetched_properties(const Vocabulary& vocabulary,
                                                              std::string_view entity_type);
/// Its values of an entity, as data extension writes them.
[[nodiscard]] Result<boost::json::array> fetched_values(const Call& call, const Entity& entity,
                                                        std::string_view property);

}  // namespace ecgraph::routes
