#include "graph/query/legal_grounds.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "graph/query/countries.hpp"

namespace ecgraph {
namespace {

/// The predicates and items that a test names.
void add_names(const ItemTest& test, std::set<std::string>& predicates, std::set<EntityId>& items) {
  if (test.kind == ItemTest::Kind::kPredicate) predicates.insert(test.name);
  items.insert(test.items.begin(), test.items.end());
  for (const auto& operand : test.operands) add_names(operand, predicates, items);
}

/// Collects statements, each once; the first that cannot be read ends it.
class Grounds {
 public:
  Grounds(const View& view, const legality::Question& question)
      : view_(view), question_(question), terms_(view.vocabulary().legality) {}

  Result<std::vector<Statement>> collect() {
    add_rules();
    add_groups();
    add_item();
    add_destination();
    add_buyer();
    if (question_.exporter) add_entity(*question_.exporter);
    add_sources();
    if (error_) return fail(std::move(*error_));
    std::vector<Statement> all;
    for (auto& [key, statement] : statements_) all.push_back(std::move(statement));
    // As a whole state is read: an answer that names few of many statements then names the same ones.
    std::ranges::stable_sort(all, {}, place);
    return all;
  }

 private:
  /// Entities, rules, sources, then relations by type.
  static std::pair<int, RelationType> place(const Statement& statement) {
    if (const auto* relation = std::get_if<Relation>(&statement)) return {3, relation->type};
    if (std::holds_alternative<Source>(statement)) return {2, {}};
    return {std::holds_alternative<Rule>(statement) ? 1 : 0, {}};
  }

  using Key = std::pair<StatementKind, std::string>;

  template <class T>
  const T* keep(Result<T> read) {
    if (!read) {
      if (!error_) error_ = std::move(read.error());
      return nullptr;
    }
    const auto key = key_of(Statement(*read));
    const auto place = statements_.try_emplace(Key{key.kind, key.id}, std::move(*read)).first;
    return &std::get<T>(place->second);
  }

  /// An entity, with the maker, the family and the headquarters that it names.
  void add_entity(const EntityId& id) {
    const auto number = view_.find(id);
    if (!number || !entities_.insert(id).second) return;
    const auto* entity = keep(view_.entity(*number));
    if (entity == nullptr) return;
    for (const auto* property : {&terms_.maker, &terms_.family, &terms_.headquarters}) {
      const auto* values = entity->properties.find(*property);
      if (values == nullptr) continue;
      for (const auto& value : *values) {
        if (const auto* named = std::get_if<EntityId>(&value)) add_entity(*named);
      }
    }
  }

  [[nodiscard]] std::string regime() const {
    return question_.regime.empty() ? terms_.regime : question_.regime;
  }

  /// The rules of the regime, and whatever rules they refer to: that define a predicate, close a clause or
  /// end its enforcement.
  void add_rules() {
    std::map<RuleId, Rule> others;
    for (auto& id : view_.ids(StatementKind::kRule)) {
      auto rule = view_.rule(RuleId::trusted(std::move(id)));
      if (!rule) {
        error_ = std::move(rule.error());
        return;
      }
      if (rule->regime == regime())
        add_rule(*keep(std::move(rule)));
      else
        others.emplace(rule->id, std::move(*rule));
    }
    for (const auto& supposed : question_.with_rules) add_rule(supposed);
    for (auto place = others.begin(); place != others.end();) {
      if (!is_referred_to(place->second)) {
        ++place;
        continue;
      }
      add_rule(*keep(Result<Rule>(std::move(place->second))));
      others.erase(place);
      place = others.begin();  // it may refer to those that were passed over
    }
  }
  [[nodiscard]] bool is_referred_to(const Rule& rule) const {
    const auto defines = [this](const Predicate& predicate) { return predicates_.contains(predicate.id); };
    return rules_.contains(rule.id) || std::ranges::any_of(rule.predicates, defines);
  }
  void add_rule(const Rule& rule) {
    std::set<EntityId> named;
    for (const auto& predicate : rule.predicates) add_names(predicate.test, predicates_, named);
    for (const auto& clause : rule.clauses) {
      add_names(clause.item, predicates_, named);
      for (const auto* other : {&clause.until_set_by, &clause.not_enforced_by}) {
        if (*other) rules_.insert(**other);
      }
      if (clause.end_user && clause.end_user->list) add_list(*clause.end_user->list);
    }
  }
  /// Lists are needed whether or not somebody is on them; what a clause names else is compared by id alone.
  void add_list(const EntityId& list) { add_entity(list); }

  void add_relation(RelationNo number) {
    const auto* relation = keep(view_.relation(number));
    if (relation == nullptr) return;
    add_entity(relation->subject);
    add_entity(relation->object);
  }

  void add_groups() {
    for (const auto relation : view_.relations(terms_.group_membership)) add_relation(relation);
  }

  void add_item() {
    for (const auto& item : question_.items) add_entity(item);
    if (question_.specs && question_.specs->maker) add_entity(*question_.specs->maker);
    for (const auto& item : question_.with_items) {
      if (item.specs.maker) add_entity(*item.specs.maker);
    }
  }

  void add_destination() {
    auto codes = CountryCodes::read(view_);
    if (!codes) {
      if (!error_) error_ = std::move(codes.error());
      return;
    }
    if (const auto country = (*codes)->entity(question_.destination.text()))
      add_entity(view_.head(*country).id);
  }

  void add_buyer() {
    if (const auto* named = std::get_if<legality::NamedBuyer>(&question_.end_user)) add_party(named->id);
    if (const auto* described = std::get_if<legality::DescribedBuyer>(&question_.end_user)) {
      for (const auto& owner : described->owners) add_party(owner.id);
    }
  }
  /// Somebody with its listings, and its owners with theirs.
  void add_party(const EntityId& id) {
    std::vector<EntityId> open{id};
    while (!open.empty()) {
      const auto party = open.back();
      open.pop_back();
      const auto number = view_.find(party);
      if (!number || !parties_.insert(party).second) continue;
      add_entity(party);
      for (const auto type : {terms_.listing, terms_.not_listed}) {
        view_.for_each_relation(*number, Direction::kOut, type,
                                [this](const RelationHead& head, bool) { add_relation(head.no); });
      }
      view_.for_each_relation(*number, Direction::kIn, terms_.ownership, [&](const RelationHead& head, bool) {
        add_relation(head.no);
        open.push_back(view_.head(head.subject).id);
      });
    }
  }

  void add_sources() {
    std::set<SourceId> named;
    for (const auto& [key, statement] : statements_) {
      std::visit(
          [&named](const auto& one) {
            if constexpr (requires { one.sources; }) named.insert(one.sources.begin(), one.sources.end());
          },
          statement);
    }
    for (const auto& id : named) {
      if (view_.stands({StatementKind::kSource, id.text()})) keep(view_.source(id));
    }
  }

  const View& view_;
  const legality::Question& question_;
  const LegalityTerms& terms_;
  std::map<Key, Statement> statements_;
  std::set<EntityId> entities_, parties_;
  std::set<std::string> predicates_;
  std::set<RuleId> rules_;
  std::optional<Error> error_;
};

}  // namespace

Result<std::vector<Statement>> legal_grounds(const View& view, const legality::Question& question) {
  return Grounds(view, question).collect();
}

}  // namespace ecgraph
