#include "graph/write/references.hpp"

#include <algorithm>

#include "graph/write/rule_references.hpp"

namespace ecgraph::write {
namespace {

using Target = Reference::Target;

/// Visits the references of one statement.
class Walk {
 public:
  Walk(const Vocabulary& vocabulary, const VisitReference& visit) : vocabulary_(vocabulary), visit_(visit) {}

  void operator()(const Entity& entity, const Pointer& at) const {
    values(entity.properties, at / "properties",
           [this](std::string_view name) { return vocabulary_.property(name); });
    list(Target::kSource, entity.sources, at / "sources");
  }
  void operator()(const Relation& relation, const Pointer& at) const {
    const RelationTypeDeclaration& type = vocabulary_[relation.type];
    visit_({Target::kEntity, relation.subject.text(), at / "subject", "subject", &type.domain, nullptr});
    visit_({Target::kEntity, relation.object.text(), at / "object", "object", &type.range, nullptr});
    values(relation.attributes, at / "attributes",
           [this](std::string_view name) { return vocabulary_.attribute(name); });
    list(Target::kSource, relation.sources, at / "sources");
  }
  void operator()(const Source& /*source*/, const Pointer& /*at*/) const {}
  void operator()(const Rule& rule, const Pointer& at) const { for_each_reference_of_rule(rule, at, visit_); }
  void operator()(const Claim& claim, const Pointer& at) const {
    visit_({Target::kEntity, claim.subject.text(), at / "subject", "subject"});
    list(Target::kEntity, claim.about, at / "about");
    if (claim.addressee) visit_({Target::kEntity, claim.addressee->text(), at / "addressee", "addressee"});
    list(Target::kEntity, claim.asserted_by, at / "asserted_by");
    list(Target::kSource, claim.sources, at / "sources");
  }
  void operator()(const Observation& observation, const Pointer& at) const {
    visit_({Target::kEntity, observation.subject.text(), at / "subject", "subject"});
    list(Target::kEntity, observation.about, at / "about");
    list(Target::kEntity, observation.asserted_by, at / "asserted_by");
    list(Target::kSource, observation.sources, at / "sources");
  }

 private:
  template <class IdType>
  void list(Target target, const std::vector<IdType>& ids, const Pointer& at) const {
    for (std::size_t i = 0; i < ids.size(); ++i) visit_({target, ids[i].text(), at / i, "entity"});
  }
  template <class Declared>
  void values(const NamedValues& named, const Pointer& at, const Declared& declared) const {
    for (const NamedValue& value : named.all()) {
      const ValueDeclaration* declaration = declared(value.name);
      const Pointer place = at / value.name;
      for (std::size_t i = 0; i < value.values.size(); ++i) {
        const auto* entity = std::get_if<EntityId>(&value.values[i]);
        if (entity == nullptr) continue;
        visit_({Target::kEntity, entity->text(),
                declaration != nullptr && declaration->many ? place / i : place, value.name, nullptr,
                declaration == nullptr ? nullptr : &declaration->types});
      }
    }
  }

  const Vocabulary& vocabulary_;
  const VisitReference& visit_;
};

}  // namespace

void for_each_reference(const Statement& statement, const Pointer& at, const Vocabulary& vocabulary,
                        const VisitReference& visit) {
  const Walk walk(vocabulary, visit);
  std::visit([&](const auto& one) { walk(one, at); }, statement);
}

std::vector<std::string> admitted(const Reference& reference, const Vocabulary& vocabulary) {
  if (reference.type_words != nullptr) return *reference.type_words;
  std::vector<std::string> words;
  if (reference.types == nullptr) return words;
  for (const EntityType type : *reference.types) words.push_back(vocabulary[type].id);
  return words;
}

bool admits(const Reference& reference, EntityType type, const Vocabulary& vocabulary) {
  if (reference.types != nullptr && !reference.types->empty()) {
    return std::ranges::find(*reference.types, type) != reference.types->end();
  }
  if (reference.type_words != nullptr && !reference.type_words->empty()) {
    return std::ranges::find(*reference.type_words, vocabulary[type].id) != reference.type_words->end();
  }
  return true;
}

}  // namespace ecgraph::write
