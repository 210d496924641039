#include "server/render/graph_source.hpp"

namespace ecgraph::render {

GraphSource::GraphSource(Answer answer, Writing writing)
    : RowSource(std::move(answer), std::move(writing)),
      labels_(*RowSource::answer().view, RowSource::answer().lang) {}

Result<void> GraphSource::take(std::string& out, std::size_t i) {
  auto statement = answer().rows.statement(i);
  if (!statement) return fail(statement.error());
  if (const auto* entity = std::get_if<Entity>(&*statement)) {
    const auto number = view().find(entity->id);
    if (number && !is_new(*number)) return {};
    return node(out, *entity);
  }
  const auto* relation = std::get_if<Relation>(&*statement);
  if (relation == nullptr) return other(out, *statement);
  if (auto subject = end_of_edge(out, relation->subject); !subject) return subject;
  if (auto object = end_of_edge(out, relation->object); !object) return object;
  return edge(out, *relation);
}

Result<void> GraphSource::end_of_edge(std::string& out, const EntityId& id) {
  const auto number = view().find(id);
  if (!number || !is_new(*number)) return {};
  auto entity = view().entity(*number);
  if (!entity) return fail(entity.error());
  return node(out, *entity);
}

bool GraphSource::is_new(EntityNo entity) {
  if (entity.number >= shown_.size()) shown_.resize(entity.number + 1);
  if (shown_[entity.number]) return false;
  shown_[entity.number] = true;
  return true;
}

}  // namespace ecgraph::render
