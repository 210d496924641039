#include <fmt/format.h>

#include "schema/vocabulary_parts.hpp"

namespace ecgraph {
namespace {

/// {"share_percent": "percentage"}: ours must be declared.
std::map<std::string, std::string> read_names(MemberReader& outer, std::string_view name,
                                              const ValueDeclaration* (Vocabulary::*lookup)(std::string_view)
                                                  const,
                                              const Vocabulary& vocabulary) {
  std::map<std::string, std::string> names;
  const Document* document = outer.take(name);
  if (document == nullptr) return names;
  MemberReader reader(*document, outer.place() / name, outer.faults());
  const auto* object = document->object();
  if (object == nullptr) return names;
  for (const auto& [ours, _] : *object) {
    if ((vocabulary.*lookup)(ours) == nullptr)
      reader.fault(ours, fmt::format("\"{}\" is not declared.", ours));
    names.emplace(ours, reader.text(ours));
  }
  return names;
}

FollowTheMoneyEntity read_entity(MemberReader& reader, const Vocabulary& vocabulary) {
  FollowTheMoneyEntity entity;
  entity.schema = reader.text("schema");
  entity.country = reader.optional_text("country");
  if (!entity.country.empty() && vocabulary.property(entity.country) == nullptr)
    reader.fault("country", fmt::format("There is no property \"{}\".", entity.country));
  entity.properties = read_names(reader, "properties", &Vocabulary::property, vocabulary);
  return entity;
}

FollowTheMoneyRelation read_relation(MemberReader& reader, const Vocabulary& vocabulary) {
  FollowTheMoneyRelation relation;
  relation.schema = reader.text("schema");
  relation.subject = reader.text("subject");
  relation.object = reader.optional_text("object");
  relation.object_named_as = reader.optional_text("object_named_as");
  if (relation.object.empty() == relation.object_named_as.empty())
    reader.fault("object", "Write either object or object_named_as.");
  relation.type_as = reader.optional_text("type_as");
  relation.attributes = read_names(reader, "attributes", &Vocabulary::attribute, vocabulary);
  return relation;
}

/// The types under `name`, each read with `read`; `known` says whether there is such a type.
template <class Counterpart, class Known>
void read_types(MemberReader& outer, std::string_view name, const Vocabulary& vocabulary, const Known& known,
                Counterpart (*read)(MemberReader&, const Vocabulary&),
                std::map<std::string, Counterpart, std::less<>>& types) {
  const auto* object = outer.object(name);
  if (object == nullptr) return;
  for (const auto& [id, document] : *object) {
    MemberReader reader(document, outer.place() / name / id, outer.faults());
    if (!known(id)) outer.faults().add(reader.place(), fmt::format("There is no type \"{}\".", id));
    types.emplace(id, read(reader, vocabulary));
    reader.finish();
  }
}

}  // namespace

void read_follow_the_money(const Document& document, const Place& place, FileFaults& faults,
                           Vocabulary& vocabulary) {
  MemberReader reader(document, place, faults);
  auto& terms = vocabulary.follow_the_money;
  read_types(
      reader, "entities", vocabulary,
      [&](const std::string& id) { return vocabulary.entity_type(id).has_value(); }, read_entity,
      terms.entities);
  read_types(
      reader, "relations", vocabulary,
      [&](const std::string& id) { return vocabulary.relation_type(id).has_value(); }, read_relation,
      terms.relations);
  reader.finish();
}

}  // namespace ecgraph
