#include "graph/write/check_rule.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

namespace ecgraph::write {
namespace {

constexpr int kTestDepthMax = 32;  ///< the codec stops at 64

/// Where a licence requirement may take its review from besides a policy.
constexpr std::array<std::string_view, 2> kReviewSources = {"from_listing", "from_owner"};

class CheckRule {
 public:
  CheckRule(const Vocabulary& vocabulary, FaultsOfChange& faults)
      : vocabulary_(vocabulary), faults_(faults) {}

  void rule(const Rule& rule, const Pointer& at) {
    if (rule.title.empty()) faults_.add(at / "title", "A rule has a title.");
    if (vocabulary_.rule_kind(rule.kind) == nullptr) {
      std::vector<std::string> kinds;
      for (const RuleKindDeclaration& kind : vocabulary_.rule_kinds) kinds.push_back(kind.id);
      faults_.add(at / "rule_kind",
                  fmt::format("There is no kind of rule `{}`: write {}.", rule.kind, listed(kinds, " or ")));
    }
    for (std::size_t i = 0; i < rule.predicates.size(); ++i) {
      const Pointer place = at / "predicates" / i;
      if (rule.predicates[i].id.empty()) faults_.add(place / "id", "A predicate has an id.");
      test(rule.predicates[i].test, place / "test", 1);
    }
    std::set<std::string_view> ids;
    for (std::size_t i = 0; i < rule.clauses.size(); ++i) {
      const Pointer place = at / "clauses" / i;
      const Clause& one = rule.clauses[i];
      if (one.id.empty()) faults_.add(place / "id", "A clause has an id.");
      if (!ids.insert(one.id).second)
        faults_.add(place / "id", fmt::format("The rule has two clauses `{}`.", one.id));
      clause(one, place);
    }
  }

 private:
  void clause(const Clause& clause, const Pointer& at) {
    test(clause.item, at / "item", 1);
    countries(clause.destination, at / "destination", 1);
    if (clause.end_user) countries(clause.end_user->countries, at / "end_user", 1);
    using enum Clause::Effect;
    const bool taken_over = std::ranges::find(kReviewSources, clause.default_review) != kReviewSources.end();
    if (!clause.default_review.empty() && !taken_over) policy(clause.default_review, at / "default_review");
    if (clause.effect == kReviewPolicy || !clause.policy.empty()) policy(clause.policy, at / "policy");
    if (clause.effect == kException && clause.name.empty())
      faults_.add(at / "name", "An exception has a name.");
    if (clause.rate_percent && *clause.rate_percent < Decimal(0)) {
      faults_.add(at / "rate_percent", "A rate is not less than 0.");
    }
  }

  void policy(const std::string& word, const Pointer& at) {
    if (vocabulary_.review_policy(word)) return;
    faults_.add(at, fmt::format("There is no review policy `{}`: write {}.", word,
                                listed(vocabulary_.review_policies, " or ")));
  }

  void countries(const CountrySet& set, const Pointer& at, int depth) {
    if (depth > kTestDepthMax) return faults_.add(at, "The countries are nested too deeply.");
    for (std::size_t i = 0; i < set.any.size(); ++i) countries(set.any[i], at / "any" / i, depth + 1);
  }

  void test(const ItemTest& test, const Pointer& at, int depth) {
    if (depth > kTestDepthMax) return faults_.add(at, "The test is nested too deeply.");
    using enum ItemTest::Kind;
    switch (test.kind) {
      case kCompare:
        compare(test, at);
        break;
      case kAll:
        operands(test, at / "all", depth);
        break;
      case kAny:
        operands(test, at / "any", depth);
        break;
      case kNot:
        if (test.operands.size() != 1) return faults_.add(at / "not", "`not` has one test.");
        this->test(test.operands.front(), at / "not", depth + 1);
        break;
      case kItemIn:
        if (test.items.empty()) faults_.add(at / "item_in", "`item_in` names at least one item.");
        break;
      case kCategoryIn:
        if (test.categories.empty())
          faults_.add(at / "category_in", "`category_in` names at least one category.");
        break;
      case kConstant:
      case kPredicate:
        break;
    }
  }

  void operands(const ItemTest& test, const Pointer& at, int depth) {
    if (test.operands.empty()) faults_.add(at, "At least one test stands here.");
    for (std::size_t i = 0; i < test.operands.size(); ++i) this->test(test.operands[i], at / i, depth + 1);
  }

  void compare(const ItemTest& test, const Pointer& at) {
    const auto& figures = vocabulary_.legality.figures;
    const auto figure = std::ranges::find(figures, test.name, &FigureDeclaration::id);
    if (figure == figures.end()) {
      std::vector<std::string> names;
      for (const FigureDeclaration& known : figures) names.push_back(known.id);
      return faults_.add(at / "metric",
                         fmt::format("There is no figure `{}`: write {}.", test.name, listed(names, " or ")));
    }
    using enum FigureDeclaration::Kind;
    const bool fits = (figure->kind == kNumber && std::holds_alternative<Decimal>(test.operand)) ||
                      (figure->kind == kText && std::holds_alternative<std::string>(test.operand)) ||
                      (figure->kind == kBoolean && std::holds_alternative<bool>(test.operand));
    if (!fits) {
      const std::string_view needed = figure->kind == kNumber ? "a number"
                                      : figure->kind == kText ? "text"
                                                              : "true or false";
      faults_.add(at / "value", fmt::format("The figure `{}` is compared with {}.", test.name, needed));
    }
    if (figure->kind != kNumber && test.comparison != Comparison::kEqual) {
      faults_.add(at / "op", fmt::format("The figure `{}` is no number: compare it with ==.", test.name));
    }
  }

  const Vocabulary& vocabulary_;
  FaultsOfChange& faults_;
};

}  // namespace

void check_rule(const Rule& rule, const Vocabulary& vocabulary, const Pointer& at, FaultsOfChange& faults) {
  CheckRule(vocabulary, faults).rule(rule, at);
}

}  // namespace ecgraph::write
