// That the tables of cases would notice: every small change of a clause or definition of the built-in rules
// makes some row come out otherwise.

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>

#include "schema/vocabulary_reader.hpp"
#include "tests/graph/legality/case_rows.hpp"
#include "tests/support/source_dir.hpp"

namespace ecgraph::tests {
namespace {

/// What a row says, as one text.
std::string outcome(const Case& row, const legality::Question& question) {
  const auto answer = ask(question);
  const auto& piece = answer.pieces.front();
  auto text = std::string(word(piece.verdict)) + "|" + exceptions(piece) + "|" + clauses(piece) + "|" +
              (piece.review_policy ? built_in_vocabulary()[*piece.review_policy] : "");
  if (row.row.cells.contains("beside")) text += "|" + beside(answer);
  return text;
}

/// A row with its outcome; `such_goods` is the clause among whose goods the item is taken to be.
struct Asked {
  const Case* row;
  std::string such_goods;
  std::string outcome;
};

legality::Question question_of(const Asked& one, const std::vector<Rule>& changed) {
  auto question = asked(*one.row);
  for (const auto& rule : changed) {
    std::erase_if(question.with_rules, [&](const Rule& other) { return other.id == rule.id; });
    question.with_rules.push_back(rule);
  }
  for (const auto& clause : words_of((*one.row)["without"])) {
    if (!changed.empty() && clause.starts_with(changed.front().id.text() + "#")) leave_out(question, clause);
  }
  if (!one.such_goods.empty()) let_it_be_such_goods(question, one.such_goods);
  return question;
}

std::vector<Asked> all_asked() {
  std::vector<Asked> all;
  for (const auto& row : cases()) {
    Asked one{&row, row["were it such goods"].empty() ? "" : row["because"], ""};
    one.outcome = outcome(row, question_of(one, {}));
    all.push_back(std::move(one));
  }
  return all;
}

/// Whether some row comes out otherwise under the changed rule: one that names it, or, unless those are
/// enough, any.
bool is_noticed(const Rule& changed, bool those_that_name_it) {
  static const auto all = all_asked();
  const auto differs = [&](const Asked& one) {
    return outcome(*one.row, question_of(one, {changed})) != one.outcome;
  };
  const auto names_it = [&](const Asked& one) {
    const auto id = changed.id.text();
    return one.row->file.starts_with(id) || (*one.row)["clauses"].find(id) != std::string::npos ||
           (*one.row)["because"].find(id) != std::string::npos;
  };
  const auto named = [&](const Asked& one) { return names_it(one) && differs(one); };
  const auto others = [&](const Asked& one) { return !names_it(one) && differs(one); };
  return std::ranges::any_of(all, named) || (!those_that_name_it && std::ranges::any_of(all, others));
}

/// Changed rules, each with what was done to it.
using Changes = std::vector<std::pair<std::string, Rule>>;

/// Calls `change` on a part of a copy of the rule, and keeps the copy if that changed it.
template <class Part>
void add(Changes& to, const Rule& rule, std::vector<Part> Rule::*parts, std::size_t at,
         const std::string& what, const std::function<void(Part&)>& change) {
  Rule copy = rule;
  auto& part = (copy.*parts)[at];
  const auto before = part;
  change(part);
  if (part == before) return;
  to.emplace_back(rule.id.text() + "#" + part.id + ": " + what, std::move(copy));
}

Validity moved(const Validity& valid, int from_by, int until_by) {
  const auto shifted = [](const std::optional<EdtfDate>& date, int by) {
    return date && by != 0 && date->earliest().is_finite()
               ? std::optional(EdtfDate::of(date->earliest().plus(by)))
               : date;
  };
  return Validity::make(shifted(valid.from(), from_by), shifted(valid.until(), until_by), valid.open_start())
      .value();
}

/// Every node of an item test, in the order in which it is written.
void collect(ItemTest& test, std::vector<ItemTest*>& to) {
  to.push_back(&test);
  for (auto& operand : test.operands) collect(operand, to);
}

void change_strictness(ItemTest& test) {
  if (test.kind != ItemTest::Kind::kCompare) return;
  if (test.comparison == Comparison::kAtLeast) {
    test.comparison = Comparison::kMoreThan;
  } else if (test.comparison == Comparison::kMoreThan) {
    test.comparison = Comparison::kAtLeast;
  } else if (test.comparison == Comparison::kLessThan) {
    test.comparison = Comparison::kAtMost;
  }
}

void change_threshold(ItemTest& test) {
  const auto* number = std::get_if<Decimal>(&test.operand);
  if (test.kind != ItemTest::Kind::kCompare || number == nullptr) return;
  const bool raise = test.comparison == Comparison::kAtLeast || test.comparison == Comparison::kLessThan;
  test.operand = Decimal::product(*number, Decimal::parse(raise ? "1.001" : "0.999").value()).value();
}

void drop_node(ItemTest& test) {
  if (test.kind != ItemTest::Kind::kConstant) test = ItemTest{};
}

/// What one node of an item test can be turned into.
struct NodeChange {
  std::string what;
  void (*change)(ItemTest&);
};
const std::vector<NodeChange>& node_changes() {
  static const std::vector<NodeChange> changes{{"strictness of a comparison", change_strictness},
                                               {"a threshold by a thousandth", change_threshold},
                                               {"a node of the test dropped", drop_node}};
  return changes;
}

template <class Part>
void change_tests(Changes& to, const Rule& rule, std::vector<Part> Rule::*parts, std::size_t at,
                  ItemTest Part::*member) {
  Part part = (rule.*parts)[at];
  std::vector<ItemTest*> nodes;
  collect(part.*member, nodes);
  const auto keep = [&](std::size_t node, const std::string& what,
                        const std::function<void(ItemTest&)>& change) {
    add<Part>(to, rule, parts, at, what, [&](Part& copy) {
      std::vector<ItemTest*> own;
      collect(copy.*member, own);
      change(*own[node]);
    });
  };
  for (std::size_t node = 0; node < nodes.size(); ++node) {
    for (const auto& one : node_changes())
      keep(node, one.what + " (node " + std::to_string(node) + ")", one.change);
    for (std::size_t item = 0; item < nodes[node]->items.size(); ++item) {
      keep(node, "item " + nodes[node]->items[item].text() + " dropped", [item](ItemTest& test) {
        test.items.erase(test.items.begin() + static_cast<std::ptrdiff_t>(item));
      });
    }
  }
}

/// Keeps a change of a set of countries, with a label.
using KeepSet = std::function<void(const std::string&, const std::function<void(CountrySet&)>&)>;

/// Each name in a set of countries dropped once: codes, groups, exceptions, and those of its parts. The one
/// code that is excepted alone is the regime's own country, where nothing is required anyway.
void change_set(const CountrySet& set, const std::string& what, const KeepSet& keep) {
  const auto drop = [&](const auto& names, auto member, const std::string& how, const auto& text) {
    for (std::size_t i = 0; i < names.size(); ++i) {
      keep(what + how + text(names[i]), [member, i](CountrySet& copy) {
        auto& own = copy.*member;
        own.erase(own.begin() + static_cast<std::ptrdiff_t>(i));
      });
    }
  };
  const auto code = [](const CountryCode& one) { return one.text(); };
  const auto group = [](const std::string& one) { return one; };
  drop(set.codes, &CountrySet::codes, " without ", code);
  drop(set.groups, &CountrySet::groups, " without ", group);
  if (set.except_codes.size() > 1) drop(set.except_codes, &CountrySet::except_codes, " not excepting ", code);
  drop(set.except_groups, &CountrySet::except_groups, " not excepting ", group);
  for (std::size_t i = 0; i < set.any.size(); ++i) {
    change_set(set.any[i], what,
               [&](const std::string& label, const std::function<void(CountrySet&)>& change) {
                 keep(label, [i, change](CountrySet& copy) { change(copy.any[i]); });
               });
  }
}

void change_places(Changes& to, const Rule& rule, std::size_t at) {
  const auto& clause = rule.clauses[at];
  change_set(clause.destination, "destination",
             [&](const std::string& what, const std::function<void(CountrySet&)>& change) {
               add<Clause>(to, rule, &Rule::clauses, at, what,
                           [&](Clause& copy) { change(copy.destination); });
             });
  if (!clause.end_user) return;
  change_set(clause.end_user->countries, "headquarters",
             [&](const std::string& what, const std::function<void(CountrySet&)>& change) {
               add<Clause>(to, rule, &Rule::clauses, at, what,
                           [&](Clause& copy) { change(copy.end_user->countries); });
             });
}

/// Keeps a change of a clause, with a label.
using KeepClause = std::function<void(const std::string&, const std::function<void(Clause&)>&)>;

void change_days(const KeepClause& keep) {
  keep("a day earlier", [](Clause& clause) { clause.valid = moved(clause.valid, -1, 0); });
  keep("a day later", [](Clause& clause) { clause.valid = moved(clause.valid, 1, 0); });
  keep("ends a day earlier", [](Clause& clause) { clause.valid = moved(clause.valid, 0, -1); });
  keep("ends a day later", [](Clause& clause) { clause.valid = moved(clause.valid, 0, 1); });
  keep("complied with at once", [](Clause& clause) { clause.operative_from.reset(); });
  for (const int by : {-1, 1}) {
    keep("complied with a day beside", [by](Clause& clause) {
      if (clause.operative_from) clause.operative_from = clause.operative_from->plus(by);
    });
  }
  keep("enforced", [](Clause& clause) { clause.not_enforced_from.reset(); });
  keep("not enforced, whoever knew", [](Clause& clause) { clause.not_enforced_by.reset(); });
  keep("closed, whoever knew", [](Clause& clause) { clause.until_set_by.reset(); });
}

void change_end_user(const KeepClause& keep) {
  using Kind = EndUserTest::Kind;
  keep("any end user", [](Clause& clause) { clause.end_user.reset(); });
  for (const int percent : {49, 51}) {
    keep("owned by " + std::to_string(percent) + " per cent", [percent](Clause& clause) {
      if (clause.end_user && clause.end_user->percent > Decimal(0))
        clause.end_user->percent = Decimal(percent);
    });
  }
  keep("own headquarters only", [](Clause& clause) {
    if (clause.end_user && clause.end_user->kind == Kind::kHeadquartersOrParentIn)
      clause.end_user->kind = Kind::kHeadquartersIn;
  });
  keep("the parent's headquarters too", [](Clause& clause) {
    if (clause.end_user && clause.end_user->kind == Kind::kHeadquartersIn)
      clause.end_user->kind = Kind::kHeadquartersOrParentIn;
  });
}

void change_policy(const KeepClause& keep) {
  using Effect = Clause::Effect;
  for (const std::string policy :
       {"policy_of_denial", "presumption_of_denial", "case_by_case", "unspecified"}) {
    keep("default review " + policy, [policy](Clause& clause) {
      if (clause.effect == Effect::kLicenceRequired && !clause.certainty_unknown)
        clause.default_review = policy;
    });
    keep("policy " + policy, [policy](Clause& clause) {
      if (clause.effect == Effect::kReviewPolicy) clause.policy = policy;
    });
  }
  keep("lowest priority", [](Clause& clause) { clause.priority = 0; });
}

void change_reach(const KeepClause& keep, const Clause& clause) {
  using Effect = Clause::Effect;
  keep("addressed to all", [](Clause& copy) { copy.addressee.reset(); });
  keep("certain", [](Clause& copy) { copy.certainty_unknown = false; });
  keep("not foreign-made", [](Clause& copy) { copy.reaches_foreign_made = false; });
  keep("foreign-made too",
       [](Clause& copy) { copy.reaches_foreign_made = copy.effect == Effect::kLicenceRequired; });
  keep("usable", [](Clause& copy) { copy.usable_without_more_facts = copy.effect == Effect::kException; });
  keep("not usable", [](Clause& copy) { copy.usable_without_more_facts = false; });
  keep("under one name", [](Clause& copy) { copy.also_named.reset(); });
  for (const auto& requirement : clause.overrides)
    keep("does not lift " + requirement, [&](Clause& copy) { std::erase(copy.overrides, requirement); });
  for (const auto& requirement : clause.applies_to)
    keep("does not speak of " + requirement, [&](Clause& copy) { std::erase(copy.applies_to, requirement); });
}

Changes all_changes() {
  Changes changes;
  for (const auto& statement : seed_statements()) {
    const auto* rule = std::get_if<Rule>(&statement);
    if (rule == nullptr) continue;
    for (std::size_t at = 0; at < rule->predicates.size(); ++at)
      change_tests<Predicate>(changes, *rule, &Rule::predicates, at, &Predicate::test);
    for (std::size_t at = 0; at < rule->clauses.size(); ++at) {
      const KeepClause keep = [&](const std::string& what, const std::function<void(Clause&)>& change) {
        add<Clause>(changes, *rule, &Rule::clauses, at, what, change);
      };
      change_days(keep);
      change_end_user(keep);
      change_policy(keep);
      change_reach(keep, rule->clauses[at]);
      change_places(changes, *rule, at);
      change_tests<Clause>(changes, *rule, &Rule::clauses, at, &Clause::item);
    }
  }
  return changes;
}

/// The changes that no question can tell from the law as it is, with the reason.
std::set<std::string> indistinguishable() {
  std::set<std::string> changes;
  for (const auto& row : read_table(source_dir() / "tests/graph/legality/indistinguishable_changes.txt"))
    changes.insert(row["clause"] + ": " + row["change"]);
  return changes;
}

TEST_CASE(
    "every small change of a clause or a definition changes some row, or is listed as one that cannot") {
  auto listed = indistinguishable();
  int noticed = 0;
  for (const auto& [what, rule] : all_changes()) {
    const bool is_listed = listed.erase(what) > 0;
    const bool one = is_noticed(rule, is_listed);
    INFO(what, std::string(is_listed ? " is listed" : " is not listed"));
    CHECK(one != is_listed);
    noticed += one ? 1 : 0;
  }
  for (const auto& what : listed) FAIL_CHECK("no such change: " << what);
  CHECK(noticed >= 550);
}

}  // namespace
}  // namespace ecgraph::tests
