#include "graph/write/rule_references.hpp"

namespace ecgraph::write {
namespace {

using Target = Reference::Target;

template <class IdType>
void list(Target target, const std::vector<IdType>& ids, const Pointer& at, const VisitReference& visit) {
  for (std::size_t i = 0; i < ids.size(); ++i) visit({target, ids[i].text(), at / i, "entity"});
}

void clauses(const std::vector<std::string>& names, const Pointer& at, const VisitReference& visit) {
  for (std::size_t i = 0; i < names.size(); ++i) visit({Target::kClause, names[i], at / i, "clause"});
}

void of_end_user(const EndUserTest& test, const Pointer& at, const VisitReference& visit) {
  if (test.list) visit({Target::kEntity, test.list->text(), at, "list"});
}

void of_clause(const Clause& clause, const Pointer& at, const VisitReference& visit) {
  if (clause.until_set_by) {
    visit({Target::kRule, clause.until_set_by->text(), at / "valid" / "until_set_by", "rule"});
  }
  if (clause.not_enforced_by)
    visit({Target::kRule, clause.not_enforced_by->text(), at / "not_enforced_by", "rule"});
  for_each_reference_of_test(clause.item, at / "item", visit);
  if (clause.end_user) of_end_user(*clause.end_user, at / "end_user" / "listed", visit);
  if (clause.addressee) visit({Target::kEntity, clause.addressee->text(), at / "addressee", "addressee"});
  clauses(clause.applies_to, at / "applies_to", visit);
  clauses(clause.overrides, at / "overrides", visit);
  if (!clause.also_named) return;
  for (const EndUserTest& test : clause.also_named->unless_end_user) {
    of_end_user(test, at / "also_named" / "unless", visit);
  }
}

}  // namespace

void for_each_reference_of_test(const ItemTest& test, const Pointer& at, const VisitReference& visit) {
  switch (test.kind) {
    case ItemTest::Kind::kPredicate:
      visit({Target::kPredicate, test.name, at / "predicate", "predicate"});
      break;
    case ItemTest::Kind::kItemIn:
      list(Target::kEntity, test.items, at / "item_in", visit);
      break;
    case ItemTest::Kind::kNot:
      for (const ItemTest& operand : test.operands) for_each_reference_of_test(operand, at / "not", visit);
      break;
    case ItemTest::Kind::kAll:
    case ItemTest::Kind::kAny: {
      const Pointer within = at / (test.kind == ItemTest::Kind::kAll ? std::string_view("all") : "any");
      for (std::size_t i = 0; i < test.operands.size(); ++i) {
        for_each_reference_of_test(test.operands[i], within / i, visit);
      }
      break;
    }
    case ItemTest::Kind::kConstant:
    case ItemTest::Kind::kCompare:
    case ItemTest::Kind::kCategoryIn:
      break;
  }
}

void for_each_reference_of_rule(const Rule& rule, const Pointer& at, const VisitReference& visit) {
  if (rule.ended_by) visit({Target::kRule, rule.ended_by->text(), at / "ended_by", "rule"});
  list(Target::kRule, rule.amends, at / "amends", visit);
  list(Target::kRule, rule.supersedes, at / "supersedes", visit);
  list(Target::kRule, rule.suspends, at / "suspends", visit);
  for (std::size_t i = 0; i < rule.predicates.size(); ++i) {
    for_each_reference_of_test(rule.predicates[i].test, at / "predicates" / i / "test", visit);
  }
  for (std::size_t i = 0; i < rule.clauses.size(); ++i) of_clause(rule.clauses[i], at / "clauses" / i, visit);
  list(Target::kSource, rule.sources, at / "sources", visit);
}

}  // namespace ecgraph::write
