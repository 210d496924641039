#include "graph/write/check_law.hpp"

#include "tests/graph/write/refusal.hpp"

using namespace ecgraph;
using namespace ecgraph::tests;

namespace {

ItemTest is(std::string predicate) {
  ItemTest test;
  test.kind = ItemTest::Kind::kPredicate;
  test.name = std::move(predicate);
  return test;
}
ItemTest compare(std::string figure, ItemTest::Operand operand,
                 Comparison comparison = Comparison::kAtLeast) {
  ItemTest test;
  test.kind = ItemTest::Kind::kCompare;
  test.name = std::move(figure);
  test.operand = std::move(operand);
  test.comparison = comparison;
  return test;
}
ItemTest combined(ItemTest::Kind kind, std::vector<ItemTest> operands) {
  ItemTest test;
  test.kind = kind;
  test.operands = std::move(operands);
  return test;
}
Predicate predicate(std::string id, ItemTest test) {
  return {std::move(id), {}, std::move(test), {}, {}, {}};
}
Clause clause(std::string id, ItemTest item = {}) {
  Clause made;
  made.id = std::move(id);
  made.item = std::move(item);
  return made;
}
Rule rule(std::string_view id) {
  return {RuleId::trusted(std::string(id)),
          "US",
          "item_control",
          "BIS",
          "A rule",
          {},
          {},
          {},
          {},
          {},
          {},
          {},
          {},
          {},
          {},
          {},
          {},
          confidence("high"),
          words().verification("verified").value(),
          {a_source().id},
          {},
          {}};
}

/// `first` defines `a@2023` and the clause `c`, which `second` uses.
struct TwoRules : TemporaryGraph {
  Rule first = rule("first"), second = rule("second");
  TwoRules() {
    first.predicates = {predicate("a@2023", compare("tpp", decimal("4800")))};
    first.clauses = {clause("c", is("a@2023"))};
    second.predicates = {predicate("b@2023", combined(ItemTest::Kind::kNot, {is("a@2023")}))};
    second.clauses = {clause("d", is("b@2023"))};
    second.clauses[0].effect = Clause::Effect::kException;
    second.clauses[0].name = "NAC";
    second.clauses[0].overrides = {"first#c"};
    second.amends = {first.id};
    assert_all({a_source(), entity("nvidia", "company"), first, second});
  }
};

}  // namespace

TEST_CASE("predicates of rules are unique in the graph") {
  TwoRules made;
  Rule third = rule("third");
  third.predicates = {predicate("c", {}), predicate("a@2023", {})};
  check_fault(made, third, "/predicates/1/id", "already defined in the rule `first`");
  third.predicates = {predicate("c", {}), predicate("c", {})};
  check_fault(made, third, "/predicates/1/id", "already defined in the rule `third`");
}

TEST_CASE("predicates and clauses that a rule names exist") {
  TwoRules made;
  Rule third = rule("third");
  third.predicates = {
      predicate("c", combined(ItemTest::Kind::kAll, {compare("tpp", decimal("1")), is("a@2024")}))};
  check_fault(made, third, "/predicates/0/test/all/1/predicate",
              "There is no predicate `a@2024`. The nearest: a@2023");
  third.predicates.clear();
  third.clauses = {clause("c", combined(ItemTest::Kind::kNot, {is("x")}))};
  check_fault(made, third, "/clauses/0/item/not/predicate", "There is no predicate `x`");
  third.clauses = {clause("c")};
  third.clauses[0].overrides = {"first#c", "first#d"};
  check_fault(made, third, "/clauses/0/overrides/1", "There is no clause `first#d`. The nearest: first#c");
  third.clauses[0].overrides.clear();
  third.clauses[0].applies_to = {"first"};
  check_fault(made, third, "/clauses/0/applies_to/0", "names no clause: write rule#clause");
}

TEST_CASE("predicates do not rest on themselves") {
  TwoRules made;
  Rule third = rule("third");
  third.predicates = {predicate("x", is("y")), predicate("y", combined(ItemTest::Kind::kAny, {is("z")})),
                      predicate("z", is("y")), predicate("w", is("z"))};
  check_faults(refused(made, {Assert{third}}),
               {{"/changes/0/assert/predicates/1/test", "`y` rests on itself"},
                {"/changes/0/assert/predicates/2/test", "`z` rests on itself"}});
  Rule turned = made.first;
  turned.predicates = {predicate("a@2023", is("b@2023"))};
  const Error error = refused(made, {Correct{turned}});
  REQUIRE(error.faults.size() == 1);
  CHECK(error.faults[0].pointer == "/changes/0/correct/predicates/0/test");
}

TEST_CASE("what other rules name cannot be taken out of a rule") {
  TwoRules made;
  Rule emptied = made.first;
  emptied.predicates.clear();
  emptied.clauses.clear();
  check_faults(
      refused(made, {Correct{emptied}}),
      {{"/changes/0/correct", "The rule `second` still refers to it. There is no predicate `a@2023`."},
       {"/changes/0/correct", "The rule `second` still refers to it. There is no clause `first#c`."}},
      ErrorKind::kConflict);
  const Error error = refused(made, {Retract{{StatementKind::kRule, "first"}}});
  REQUIRE(error.faults.size() == 3);
  CHECK(error.kind == ErrorKind::kConflict);
  CHECK(error.faults[2].detail.find("by rule `second`") != std::string::npos);
  CHECK(made.commit({Retract{{StatementKind::kRule, "first"}}, Retract{{StatementKind::kRule, "second"}}})
            .changed == 2);
}

TEST_CASE("rules name rules, entities and lists that exist, wherever they name them") {
  TwoRules made;
  Rule third = rule("third");
  const RuleId none = RuleId::trusted("none");
  third.ended_by = none;
  third.amends = third.supersedes = third.suspends = {none};
  third.clauses = {clause("c")};
  Clause& one = third.clauses[0];
  one.until_set_by = one.not_enforced_by = none;
  one.item.kind = ItemTest::Kind::kItemIn;
  one.item.items = {entity_id("nvidia"), entity_id("h0")};
  one.end_user = EndUserTest{EndUserTest::Kind::kListed, entity_id("a-list"), {}, true, {}};
  one.addressee = entity_id("somebody");
  one.also_named = AlsoNamed{"X", day("2024-01-01"), {}, {*one.end_user}};
  third.sources = {SourceId::trusted("no-source")};
  const std::string at = "/changes/0/assert";
  check_faults(refused(made, {Assert{third}}), {{at + "/ended_by", "no rule `none`"},
                                                {at + "/amends/0", "no rule"},
                                                {at + "/supersedes/0", "no rule"},
                                                {at + "/suspends/0", "no rule"},
                                                {at + "/clauses/0/valid/until_set_by", "no rule"},
                                                {at + "/clauses/0/not_enforced_by", "no rule"},
                                                {at + "/clauses/0/item/item_in/1", "no entity `h0`"},
                                                {at + "/clauses/0/end_user/listed", "no entity `a-list`"},
                                                {at + "/clauses/0/addressee", "no entity `somebody`"},
                                                {at + "/clauses/0/also_named/unless", "no entity `a-list`"},
                                                {at + "/sources/0", "no source"}});
}

TEST_CASE("tests of items compare figures that exist with what they are") {
  TwoRules made;
  const auto with = [](ItemTest test) {
    Rule made_rule = rule("third");
    made_rule.clauses = {clause("c", std::move(test))};
    return made_rule;
  };
  check_fault(made, with(compare("teraflops", decimal("1"))), "/clauses/0/item/metric",
              "There is no figure `teraflops`");
  check_fault(made, with(compare("tpp", std::string("much"))), "/clauses/0/item/value",
              "compared with a number");
  check_fault(made, with(compare("datacenter", decimal("1"), Comparison::kEqual)), "/clauses/0/item/value",
              "compared with true or false");
  check_fault(made, with(compare("kind", std::string("accelerator"))), "/clauses/0/item/op",
              "compare it with ==");
  check_fault(made, with(combined(ItemTest::Kind::kAll, {})), "/clauses/0/item/all", "At least one test");
  check_fault(made, with(combined(ItemTest::Kind::kNot, {})), "/clauses/0/item/not", "`not` has one test");
  check_fault(made, with(combined(ItemTest::Kind::kItemIn, {})), "/clauses/0/item/item_in",
              "at least one item");
  check_fault(made, with(combined(ItemTest::Kind::kCategoryIn, {})), "/clauses/0/item/category_in",
              "at least one category");
  ItemTest deep;
  for (int i = 0; i < 40; ++i) deep = combined(ItemTest::Kind::kNot, {deep});
  const Error error = refused(made, {Assert{with(deep)}});
  REQUIRE(error.faults.size() == 1);
  CHECK(error.faults[0].detail == "The test is nested too deeply.");
}

TEST_CASE("rules and clauses use the words of the vocabulary") {
  TwoRules made;
  Rule third = rule("third");
  third.title.clear();
  third.kind = "decree";
  third.clauses = {clause("c"), clause("c"), clause("")};
  third.clauses[0].default_review = "maybe";
  third.clauses[1].effect = Clause::Effect::kReviewPolicy;
  third.clauses[2].effect = Clause::Effect::kException;
  third.clauses[2].rate_percent = Decimal(-1);
  const std::string at = "/changes/0/assert";
  check_faults(refused(made, {Assert{third}}),
               {{at + "/title", "title"},
                {at + "/rule_kind", "no kind of rule `decree`"},
                {at + "/clauses/0/default_review", "no review policy `maybe`"},
                {at + "/clauses/1/id", "two clauses `c`"},
                {at + "/clauses/1/policy", "no review policy ``"},
                {at + "/clauses/2/id", "has an id"},
                {at + "/clauses/2/name", "An exception has a name"},
                {at + "/clauses/2/rate_percent", "not less than 0"}});
  third = rule("third");
  third.clauses = {clause("c")};
  third.clauses[0].default_review = "from_listing";
  CHECK(made.assert_all({third}).changed == 1);
}
