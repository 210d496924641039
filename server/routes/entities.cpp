// /v1/entities…: lists of entities, one entity, and its relations.

#include "graph/query/entities.hpp"

#include <fmt/format.h>

#include "server/render/columns.hpp"
#include "server/render/shapes.hpp"
#include "server/routes/address.hpp"
#include "server/routes/conditions.hpp"
#include "server/routes/coverage.hpp"
#include "server/routes/handlers.hpp"
#include "server/routes/listing.hpp"
#include "server/routes/selection.hpp"
#include "server/routes/truncation.hpp"

namespace ecgraph::routes {
namespace {

Result<EntitySelection> selection(Call& call) {
  EntitySelection selection;
  auto types = entity_types(call, Parameter::kType);
  if (!types) return fail(types.error());
  selection.types = std::move(*types);
  if (const auto name = call.arguments.first(Parameter::kName)) {
    selection.name = std::string(*name);
    call.arguments.resolve(Parameter::kName, selection.name);
  }
  auto where = conditions(call, selection.types);
  if (!where) return fail(where.error());
  selection.where = std::move(*where);
  auto least = confidence(call);
  if (!least) return fail(least.error());
  selection.confidence_at_least = *least;
  return selection;
}

}  // namespace

Result<Reply> get_entities(Call& call) {
  auto chosen = selection(call);
  if (!chosen) return fail(chosen.error());
  auto effort = call.effort();
  auto found = find_entities(call.view, *chosen, effort);
  if (!found) return fail(found.error());
  auto cut = truncation(effort, {Parameter::kType});
  if (!cut) return fail(cut.error());
  auto labels = std::make_shared<render::Labels>(call.view, language(call));
  render::Answer answer;
  answer.truncated = std::move(*cut);
  const std::vector<EntityType> types(chosen->types.begin(), chosen->types.end());
  answer.columns = render::entity_columns(call.view.vocabulary(), types);
  if (found->empty() && !chosen->name.empty()) {
    auto coverage = list_coverage(call.view);
    if (!coverage) return fail(coverage.error());
    answer.coverage = std::move(*coverage);
  }
  auto entities = std::make_shared<const std::vector<EntityNo>>(std::move(*found));
  answer.rows.count = entities->size();
  answer.rows.at = [entities, labels, view = call.view](std::size_t i) -> Result<boost::json::object> {
    auto entity = view.entity((*entities)[i]);
    if (!entity) return fail(entity.error());
    return render::entity_shape(*entity, *labels);
  };
  answer.rows.key = [entities, view = call.view](std::size_t i) {
    return view.head((*entities)[i]).id.text();
  };
  answer.rows.head = [entities, view = call.view](std::size_t i) -> render::RowHead {
    return view.head((*entities)[i]).type;
  };
  answer.rows.statement = [entities, view = call.view](std::size_t i) {
    return statement_of(view.entity((*entities)[i]));
  };
  return answer;
}

Result<Reply> get_entity(Call& call) {
  auto address = addressed_entity(call, "");
  if (!address) return fail(address.error());
  if (address->elsewhere) return std::move(*address->elsewhere);
  auto entity = call.view.entity(*address->entity);
  if (!entity) return fail(entity.error());
  render::Labels labels(call.view, language(call));
  auto shape = render::entity_shape(*entity, labels);
  if (!shape) return fail(shape.error());
  const std::vector<EntityType> types{entity->type};
  return single(std::move(*shape), render::entity_columns(call.view.vocabulary(), types), std::move(*entity));
}

Result<Reply> get_entity_relations(Call& call) {
  auto address = addressed_entity(call, "/relations");
  if (!address) return fail(address.error());
  if (address->elsewhere) return std::move(*address->elsewhere);
  RelationSelection selection;
  selection.entities.push_back(*address->entity);
  return list_relations(call, std::move(selection), TimeDefault::kToday);
}

}  // namespace ecgraph::routes
