// /v1/entities/{id}/history, /v1/relations/{id}/history: every recorded version, who and why.

#include "graph/query/history.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "server/render/version_shape.hpp"
#include "server/routes/address.hpp"
#include "server/routes/handlers.hpp"

namespace ecgraph::routes {
namespace {

/// The types that the statement had, in the order in which it first had them.
template <class Kind, class Type>
std::vector<Type> types_of(const std::vector<RecordedVersion>& versions) {
  std::vector<Type> types;
  for (const auto& version : versions) {
    const auto* stood = version.statement ? std::get_if<Kind>(&*version.statement) : nullptr;
    if (stood != nullptr && std::ranges::find(types, stood->type) == types.end())
      types.push_back(stood->type);
  }
  return types;
}

render::Answer answer(const Call& call, std::vector<RecordedVersion> versions,
                      std::vector<render::Column> columns) {
  auto kept = std::make_shared<const std::vector<RecordedVersion>>(std::move(versions));
  render::Answer answer;
  answer.columns = std::move(columns);
  answer.rows.count = kept->size();
  answer.rows.at = [kept, view = call.view](std::size_t i) -> Result<boost::json::object> {
    return render::version_shape((*kept)[i], view.vocabulary());
  };
  answer.rows.key = [kept](std::size_t i) { return std::to_string((*kept)[i].revision.number); };
  return answer;
}

}  // namespace

Result<Reply> get_entity_history(Call& call) {
  if (const auto id = EntityId::parse(call.path_argument, "id")) {
    auto versions = find_history(call.service.graph(), call.view, {StatementKind::kEntity, id->text()});
    if (!versions) return fail(versions.error());
    const auto types = types_of<Entity, EntityType>(*versions);
    if (!versions->empty())
      return answer(call, std::move(*versions), render::version_columns(call.view.vocabulary(), types));
  }
  auto address = addressed_entity(call, "/history");
  if (!address) return fail(address.error());
  return std::move(*address->elsewhere);  // an entity that stands has a history, so this is a name
}

Result<Reply> get_relation_history(Call& call) {
  const auto id = RelationId::parse(call.path_argument, "id");
  if (!id) return fail(no_such_relation(call));
  auto versions = find_history(call.service.graph(), call.view, {StatementKind::kRelation, id->text()});
  if (!versions) return fail(versions.error());
  if (versions->empty()) return fail(no_such_relation(call));
  const auto types = types_of<Relation, RelationType>(*versions);
  return answer(call, std::move(*versions), render::version_columns(call.view.vocabulary(), types));
}

}  // namespace ecgraph::routes
