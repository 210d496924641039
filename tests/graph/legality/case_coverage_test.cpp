// That the tables of cases leave out no clause, no first or last day and no threshold of the built-in rules.

#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "schema/vocabulary_reader.hpp"
#include "tests/graph/legality/case_rows.hpp"

namespace ecgraph::tests {
namespace {

using legality::Reading;

/// A row, and what decides it.
struct Decided {
  const Case* row;
  std::set<std::string> clauses;
};

const std::vector<Decided>& decided_cases() {
  static const auto all = [] {
    std::vector<Decided> made;
    for (const auto& row : cases()) made.push_back({&row, deciding(row)});
    return made;
  }();
  return all;
}

template <class Visit>
void for_each_clause(const Visit& visit) {
  for (const auto& statement : seed_statements()) {
    const auto* rule = std::get_if<Rule>(&statement);
    if (rule == nullptr) continue;
    for (const auto& clause : rule->clauses) visit(rule->id.text() + "#" + clause.id, clause);
  }
}

/// What two rows have in common that ask the same but for some columns.
std::string asks_alike(const Case& row, const std::set<std::string>& but_for) {
  std::string key = row.file;
  for (const auto* column : {"item", "destination", "end user", "exporter", "letters", "public by", "view",
                             "regime", "without", "day"}) {
    if (!but_for.contains(column)) key += "|" + row[column];
  }
  if (!row["were it such goods"].empty()) key += "|" + row["because"];
  return key;
}

/// Whether there are two rows that differ in one column alone, in which they say `in` and `out`, and the
/// clause decides the first and not the second.
bool is_told_apart(const std::string& clause, const std::string& column, const std::string& in,
                   const std::string& out) {
  std::set<std::string> without;
  for (const auto& [row, clauses] : decided_cases()) {
    if ((*row)[column] == out && !clauses.contains(clause)) without.insert(asks_alike(*row, {column}));
  }
  return std::any_of(decided_cases().begin(), decided_cases().end(), [&](const Decided& decided) {
    return (*decided.row)[column] == in && decided.clauses.contains(clause) &&
           without.contains(asks_alike(*decided.row, {column}));
  });
}

TEST_CASE("every clause of the built-in rules decides some row") {
  std::set<std::string> deciding;
  for (const auto& decided : decided_cases()) deciding.insert(decided.clauses.begin(), decided.clauses.end());
  for_each_clause(
      [&](const std::string& name, const Clause&) { CHECK_MESSAGE(deciding.contains(name), name); });
}

TEST_CASE("the first day of every clause has a row, and the day before it the same row without the clause") {
  int edges = 0;
  for_each_clause([&](const std::string& name, const Clause& clause) {
    if (!clause.valid.from()) return;
    const auto first = clause.valid.from()->latest(), before = clause.valid.from()->earliest().plus(-1);
    CHECK_MESSAGE(is_told_apart(name, "day", first.text(), before.text()), name << " on " << first.text());
    ++edges;
  });
  CHECK(edges >= 40);
}

TEST_CASE("the last day of every clause has a row, and the day after it the same row without the clause") {
  int edges = 0;
  for_each_clause([&](const std::string& name, const Clause& clause) {
    if (!clause.valid.until()) return;
    const auto last = clause.valid.until()->earliest().plus(-1), after = clause.valid.until()->latest();
    CHECK_MESSAGE(is_told_apart(name, "day", last.text(), after.text()), name << " on " << after.text());
    ++edges;
  });
  CHECK(edges >= 10);
}

TEST_CASE("the day from which a clause is complied with has rows on both sides in the view that counts it") {
  int edges = 0;
  for_each_clause([&](const std::string& name, const Clause& clause) {
    if (!clause.operative_from) return;
    const auto first = *clause.operative_from;
    CHECK_MESSAGE(is_told_apart(name, "day", first.text(), first.plus(-1).text()), name);
    ++edges;
  });
  CHECK(edges >= 3);
}

TEST_CASE("the day from which a clause is not enforced has a row in each view, and they differ") {
  int edges = 0;
  for_each_clause([&](const std::string& name, const Clause& clause) {
    if (!clause.not_enforced_from) return;
    CHECK_MESSAGE(is_told_apart(name, "view", "text", "operative"), name);
    const auto on_the_day = [&](const Decided& decided) {
      return (*decided.row)["day"] == clause.not_enforced_from->text() &&
             (*decided.row)["view"] == "operative" && !decided.clauses.contains(name);
    };
    CHECK_MESSAGE(std::ranges::any_of(decided_cases(), on_the_day), name);
    ++edges;
  });
  CHECK(edges >= 1);
}

TEST_CASE(
    "a clause with an addressee has rows with and without letters, and the addressee and another as "
    "exporter") {
  int letters = 0;
  for_each_clause([&](const std::string& name, const Clause& clause) {
    if (!clause.addressee) return;
    const bool excluded = is_told_apart(name, "letters", "", "exclude");
    bool bound = is_told_apart(name, "exporter", clause.addressee->text(), "");
    for (const auto* other : {"google", "amd"}) bound = bound || is_told_apart(name, "exporter", "", other);
    CHECK_MESSAGE(excluded, name << " without letters");
    CHECK_MESSAGE(bound, name << " by exporter");
    ++letters;
  });
  CHECK(letters >= 10);
}

/// Whether some row shows both clauses, and for a policy that the requirement is reviewed by it.
bool speaks_of(const std::string& name, const Clause& clause, const std::string& requirement) {
  return std::ranges::any_of(decided_cases(), [&](const Decided& decided) {
    if (!decided.clauses.contains(name) || !decided.clauses.contains(requirement)) return false;
    if (clause.effect != Clause::Effect::kReviewPolicy) return true;
    const auto answer = ask(asked(*decided.row));
    const auto& asking = answer.pieces.front().requirements;
    return std::ranges::any_of(asking, [&](const legality::Requirement& one) {
      return one.clause == requirement && one.review_policy &&
             built_in_vocabulary()[*one.review_policy] == clause.policy;
    });
  });
}

TEST_CASE(
    "every requirement of which a policy speaks, and every one that an exception lifts, has a row that shows "
    "it") {
  std::set<std::string> never_sure;
  for_each_clause([&](const std::string& name, const Clause& clause) {
    if (clause.certainty_unknown) never_sure.insert(name);
  });
  int pairs = 0;
  for_each_clause([&](const std::string& name, const Clause& clause) {
    for (const auto* requirements : {&clause.applies_to, &clause.overrides}) {
      for (const auto& requirement : *requirements) {
        if (never_sure.contains(requirement)) continue;
        CHECK_MESSAGE(speaks_of(name, clause, requirement), name << " of " << requirement);
        ++pairs;
      }
    }
  });
  CHECK(pairs >= 15);
}

TEST_CASE("every item of the built-in data has a row") {
  std::set<std::string> items;
  for (const auto& row : cases()) items.insert(row["item"]);
  for (const auto& item : seed_world().items()) {
    REQUIRE(item.party.has_value());
    const auto id = seed_world().parties()[*item.party].id.text();
    CHECK_MESSAGE(items.contains(id), id);
  }
}

/// A number with which the law compares a figure.
using Threshold = std::pair<std::string, Decimal>;

void add_thresholds(const ItemTest& test, std::set<Threshold>& to) {
  if (const auto* number = std::get_if<Decimal>(&test.operand);
      number != nullptr && test.kind == ItemTest::Kind::kCompare)
    to.insert({test.name, *number});
  for (const auto& operand : test.operands) add_thresholds(operand, to);
}

/// Every figure that a row states or that follows from those, by name.
std::map<std::string, Quotient> stated(const Case& row) {
  std::map<std::string, Quotient> figures;
  const auto question = asked(row);
  if (!question.specs) return figures;
  const auto& declarations = built_in_vocabulary().legality.figures;
  const auto values = legality::figures_of(built_in_vocabulary(), question.specs->figures, {});
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i].kind == legality::FigureValue::Kind::kNumber) figures[declarations[i].id] = values[i].low;
  }
  return figures;
}

/// Whether rows of the rule's days state the figure at the number, and a hundredth or less to either side.
void check_threshold(const Threshold& threshold, const ValidityBounds& days) {
  const auto& [figure, number] = threshold;
  const auto scaled = [&](const char* by) {
    return Quotient{Decimal::product(number, Decimal::parse(by).value()).value(), Decimal(1)};
  };
  const auto low = scaled("0.99"), at = scaled("1"), high = scaled("1.01");
  bool below = false, exactly = false, above = false;
  for (const auto& row : cases()) {
    if (days.on(day(row["day"])) == Holds::kNo) continue;
    const auto figures = stated(row);
    const auto found = figures.find(figure);
    if (found == figures.end()) continue;
    const auto& value = found->second;
    below = below || (value >= low && value < at);
    exactly = exactly || value == at;
    above = above || (value > at && value <= high);
  }
  INFO(figure, " ", number.text());
  CHECK(below);
  CHECK(exactly);
  CHECK(above);
}

TEST_CASE(
    "every number with which a rule compares a figure has rows just below it, at it and just above it") {
  int thresholds = 0;
  for (const auto& statement : seed_statements()) {
    const auto* rule = std::get_if<Rule>(&statement);
    if (rule == nullptr) continue;
    const auto check = [&](const ItemTest& test, const Validity& valid) {
      std::set<Threshold> found;
      add_thresholds(test, found);
      for (const auto& threshold : found) check_threshold(threshold, valid.bounds());
      thresholds += static_cast<int>(found.size());
    };
    for (const auto& predicate : rule->predicates) check(predicate.test, predicate.valid);
    for (const auto& clause : rule->clauses) check(clause.item, clause.valid);
  }
  CHECK(thresholds >= 25);
}

}  // namespace
}  // namespace ecgraph::tests
