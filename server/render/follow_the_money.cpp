// FollowTheMoney: an entity a line, as its own tools and Aleph read them; a relation is an entity there too.
// Which types have a counterpart is data (schema/follow-the-money.json).

#include "server/render/follow_the_money.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "server/render/cell.hpp"
#include "server/render/graph_source.hpp"
#include "server/render/happenings.hpp"
#include "server/render/json_text.hpp"
#include "server/render/shapes.hpp"

namespace ecgraph::render {
namespace {

namespace json = boost::json;

/// A date as they are written there: a year, a month or a day. What is doubted or a span has no form there
/// and stands in the description only.
std::string date_of(const std::optional<EdtfDate>& date) {
  const auto is_plain = [](char c) { return (c >= '0' && c <= '9') || c == '-'; };
  if (!date || !std::ranges::all_of(date->text(), is_plain)) return {};
  return date->text();
}

void add(json::object& properties, std::string_view name, std::string_view text) {
  if (text.empty()) return;
  auto& values = properties[name];
  if (!values.is_array()) values.emplace_array();
  values.get_array().emplace_back(text);
}

const FollowTheMoneyEntity* counterpart(const Vocabulary& vocabulary, EntityType type) {
  const auto found = vocabulary.follow_the_money.entities.find(vocabulary[type].id);
  return found == vocabulary.follow_the_money.entities.end() ? nullptr : &found->second;
}

const FollowTheMoneyRelation* counterpart(const Vocabulary& vocabulary, RelationType type) {
  const auto found = vocabulary.follow_the_money.relations.find(vocabulary[type].id);
  return found == vocabulary.follow_the_money.relations.end() ? nullptr : &found->second;
}

/// A relation needs a counterpart of its type and of the ends that are entities there.
const FollowTheMoneyRelation* counterpart(const View& view, RelationType type, EntityNo subject,
                                          EntityNo object) {
  const auto* found = counterpart(view.vocabulary(), type);
  const auto is_entity = [&](EntityNo end) {
    return counterpart(view.vocabulary(), view.head(end).type) != nullptr;
  };
  if (found == nullptr || !is_entity(subject)) return nullptr;
  return found->object.empty() || is_entity(object) ? found : nullptr;
}

class FollowTheMoneySource final : public GraphSource {
 public:
  using GraphSource::GraphSource;

 private:
  void begin(std::string&) override {}
  void end(std::string&) override {}

  Result<void> node(std::string& out, const Entity& entity) override {
    const auto* there = counterpart(vocabulary(), entity.type);
    if (there == nullptr) return {};
    json::object properties;
    for (const auto& name : entity.names) {
      const bool is_label = &name == &entity.names.front();
      add(properties, is_label ? "name" : name.until ? "previousName" : "alias", name.name);
    }
    if (auto country = add_country(properties, entity, *there); !country) return country;
    for (const auto& [ours, theirs] : there->properties) {
      if (const auto* text = entity.properties.get<std::string>(ours)) add(properties, theirs, *text);
    }
    add(properties, "notes", entity.note);
    write(out, entity.id.text(), there->schema, std::move(properties));
    return {};
  }

  Result<void> add_country(json::object& properties, const Entity& entity,
                           const FollowTheMoneyEntity& there) {
    const auto* country = there.country.empty() ? nullptr : entity.properties.get<EntityId>(there.country);
    const auto number = country == nullptr ? std::nullopt : view().find(*country);
    if (!number) return {};
    auto whole = view().entity(*number);
    if (!whole) return fail(whole.error());
    const auto* code = whole->properties.get<std::string>(vocabulary().legality.country_code);
    if (code == nullptr) return {};
    std::string lower = *code;
    for (auto& letter : lower) letter = static_cast<char>(letter | 0x20);  // ASCII capitals
    add(properties, "country", lower);
    return {};
  }

  Result<void> edge(std::string& out, const Relation& relation) override {
    const auto subject = view().find(relation.subject), object = view().find(relation.object);
    if (!subject || !object) return {};
    const auto* there = counterpart(view(), relation.type, *subject, *object);
    if (there == nullptr) return {};
    auto shape = relation_shape(relation, labels());
    if (!shape) return fail(shape.error());
    json::object properties;
    add(properties, there->subject, relation.subject.text());
    if (there->object.empty())
      add(properties, there->object_named_as, labels().label(*object));
    else
      add(properties, there->object, relation.object.text());
    if (!there->type_as.empty()) add(properties, there->type_as, vocabulary()[relation.type].label);
    for (const auto& [ours, theirs] : there->attributes)
      add(properties, theirs, cell(*shape, Column{{"attributes", ours}}).text);
    add(properties, "startDate", date_of(relation.valid.from()));
    add(properties, "endDate", date_of(relation.valid.until()));
    add(properties, "status", vocabulary()[relation.status].id);
    add(properties, "description", details(*shape));
    write(out, "relation:" + relation.id.text(), there->schema, std::move(properties));
    return {};
  }

  static void write(std::string& out, std::string_view id, std::string_view schema, json::object properties) {
    json::object line;
    line.emplace("id", id);
    line.emplace("schema", schema);
    line.emplace("properties", std::move(properties));
    append_json(out, line);
    out += '\n';
  }
};

/// The type of a row that has no counterpart; empty: it has one.
struct Missing {
  const View& view;

  std::string operator()(StatementKind kind) const { return std::string(word(kind)); }
  std::string operator()(EntityType type) const {
    return counterpart(view.vocabulary(), type) == nullptr ? view.vocabulary()[type].id : std::string();
  }
  std::string operator()(const RelationHead& head) const {
    const bool has = counterpart(view, head.type, head.subject, head.object) != nullptr;
    return has ? std::string() : view.vocabulary()[head.type].id;
  }
};

/// Of a row whose statement has to be read for it.
RowHead head_of(const Statement& statement, const View& view) {
  if (const auto* entity = std::get_if<Entity>(&statement)) return entity->type;
  const auto* relation = std::get_if<Relation>(&statement);
  const auto number = relation == nullptr ? std::nullopt : view.find(relation->id);
  if (number) return view.head(*number);
  return kind_of(statement);
}

}  // namespace

std::vector<std::string> without_counterpart(const Answer& answer) {
  std::map<std::string, std::size_t> counts;
  for (std::size_t i = 0; i < answer.rows.count; ++i) {
    RowHead head = StatementKind::kEntity;
    if (answer.rows.head)
      head = answer.rows.head(i);
    else if (const auto statement = answer.rows.statement(i))
      head = head_of(*statement, *answer.view);
    const auto type = std::visit(Missing{*answer.view}, head);
    if (!type.empty()) ++counts[type];
  }
  if (counts.empty()) return {};
  std::string text = "left out, as FollowTheMoney has no counterpart: ";
  for (const auto& [type, count] : counts)
    text += fmt::format("{}{}: {}", text.ends_with(": ") ? "" : ", ", type, count);
  return {std::move(text)};
}

std::unique_ptr<http::BodySource> follow_the_money_source(Answer answer, Writing writing) {
  return std::make_unique<FollowTheMoneySource>(std::move(answer), std::move(writing));
}

}  // namespace ecgraph::render
