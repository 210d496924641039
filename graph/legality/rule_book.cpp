#include "graph/legality/rule_book.hpp"

#include <algorithm>

namespace ecgraph::legality {

namespace {

/// Marks the definitions from which a definition can be reached that leads back to itself.
class CycleSearch {
 public:
  explicit CycleSearch(std::vector<Definition>& definitions)
      : definitions_(definitions), states_(definitions.size(), State::kNew) {}
  bool circular(std::uint16_t number) {
    auto& state = states_[number];
    if (state == State::kOpen) return true;
    if (state == State::kDone) return definitions_[number].circular;
    state = State::kOpen;
    const bool found = circular(definitions_[number].test);
    states_[number] = State::kDone;
    definitions_[number].circular = found;
    return found;
  }

 private:
  enum class State : std::uint8_t { kNew, kOpen, kDone };
  bool circular(const Criterion& test) {
    bool found = test.kind == ItemTest::Kind::kPredicate && test.number != kNoNumber && circular(test.number);
    for (const auto& operand : test.operands) found = circular(operand) || found;
    return found;
  }
  std::vector<Definition>& definitions_;
  std::vector<State> states_;
};

std::uint16_t figure_number(const Vocabulary& vocabulary, const std::string& name) {
  const auto& figures = vocabulary.legality.figures;
  const auto found =
      std::find_if(figures.begin(), figures.end(), [&](const auto& figure) { return figure.id == name; });
  return found == figures.end() ? kNoNumber : static_cast<std::uint16_t>(found - figures.begin());
}

}  // namespace

Day public_from(const Rule& rule) {
  for (const auto* date : {&rule.announced, &rule.published, &rule.effective}) {
    if (*date) return (*date)->earliest();
  }
  return Day::beginning_of_time();
}

RuleBook::RuleBook(const Vocabulary& vocabulary, const Groups& groups, const Parties& parties,
                   std::vector<std::shared_ptr<const Rule>> rules, std::set<RuleId> without,
                   StatementNumber first_statement)
    : rules_(std::move(rules)), without_(std::move(without)), statements_(first_statement) {
  for (const auto& kind : vocabulary.rule_kinds) {
    if (!kind.bears_on_verdict) idle_kinds_.insert(kind.id);
  }
  for (const auto& rule : rules_) by_id_[rule->id] = rule.get();
  define(vocabulary, parties);
  for (const auto& rule : rules_) {
    if (!without_.contains(rule->id)) add_clauses(*rule, vocabulary, groups, parties);
  }
}

void RuleBook::define(const Vocabulary& vocabulary, const Parties& parties) {
  for (const auto& rule : rules_) {
    for (const auto& predicate : rule->predicates) {
      const auto number = static_cast<std::uint16_t>(predicates_.size());
      const auto [place, added] = predicate_numbers_.try_emplace(predicate.id, number);
      if (added) predicates_.push_back(&predicate);
    }
  }
  for (const auto* predicate : predicates_) {
    auto grounds = statements_.add(
        {RecordedStatement::Kind::kPredicate, predicate->id, {UINT8_MAX}, predicate->verification, ""});
    definitions_.push_back(
        {predicate->id, compile(predicate->test, vocabulary, parties), predicate->citation, grounds, false});
  }
  CycleSearch search(definitions_);
  for (std::size_t i = 0; i < definitions_.size(); ++i) {
    (void)search.circular(static_cast<std::uint16_t>(i));
  }
}

Criterion RuleBook::compile(const ItemTest& test, const Vocabulary& vocabulary,
                            const Parties& parties) const {
  Criterion criterion;
  criterion.kind = test.kind;
  criterion.constant = test.constant;
  criterion.name = test.name;
  criterion.comparison = test.comparison;
  criterion.operand = test.operand;
  if (test.kind == ItemTest::Kind::kCompare) criterion.number = figure_number(vocabulary, test.name);
  if (test.kind == ItemTest::Kind::kPredicate) {
    const auto found = predicate_numbers_.find(test.name);
    if (found != predicate_numbers_.end()) criterion.number = found->second;
  }
  for (const auto& item : test.items) {
    if (const auto party = parties.find(item)) criterion.items.push_back(*party);
  }
  for (const auto& operand : test.operands)
    criterion.operands.push_back(compile(operand, vocabulary, parties));
  return criterion;
}

BuyerTest RuleBook::compile(const EndUserTest& test, const Groups& groups, const Parties& parties) {
  BuyerTest compiled;
  compiled.kind = test.kind;
  if (test.list) {
    compiled.list = parties.find(*test.list);
    compiled.list_name = test.list->text();
  }
  compiled.percent = test.percent;
  compiled.military = test.military;
  compiled.countries = groups.compile(test.countries);
  return compiled;
}

void RuleBook::add_clauses(const Rule& rule, const Vocabulary& vocabulary, const Groups& groups,
                           const Parties& parties) {
  for (const auto& clause : rule.clauses) {
    CompiledClause compiled;
    compiled.rule = &rule;
    compiled.clause = &clause;
    compiled.name = rule.id.text() + "#" + clause.id;
    compiled.item = compile(clause.item, vocabulary, parties);
    compiled.destination = groups.compile(clause.destination);
    if (clause.end_user) compiled.buyer = compile(*clause.end_user, groups, parties);
    if (clause.addressee) compiled.addressee = parties.find(*clause.addressee);
    if (clause.also_named) {
      for (const auto& set : clause.also_named->unless_destination)
        compiled.unless_destination.push_back(groups.compile(set));
      for (const auto& test : clause.also_named->unless_end_user) {
        compiled.unless_buyer.push_back(compile(test, groups, parties));
      }
    }
    const bool is_review = clause.effect == Clause::Effect::kReviewPolicy;
    compiled.review = vocabulary.review_policy(is_review ? clause.policy : clause.default_review);
    compiled.grounds = statements_.add(
        {RecordedStatement::Kind::kClause, compiled.name, clause.confidence, rule.verification, ""});
    clauses_.push_back(std::move(compiled));
  }
}

std::vector<Party> RuleBook::lists(const std::string& regime) const {
  std::vector<Party> lists;
  for (const auto& clause : clauses_) {
    const bool asks = clause.clause->effect == Clause::Effect::kLicenceRequired &&
                      clause.rule->regime == regime && !idle_kinds_.contains(clause.rule->kind);
    if (!asks || !clause.buyer || !clause.buyer->list) continue;
    if (std::find(lists.begin(), lists.end(), *clause.buyer->list) == lists.end())
      lists.push_back(*clause.buyer->list);
  }
  return lists;
}

bool RuleBook::has_clauses(const std::string& regime) const {
  const auto asks = [](const Clause& clause) {
    return clause.effect == Clause::Effect::kLicenceRequired || clause.effect == Clause::Effect::kProhibited;
  };
  return std::any_of(rules_.begin(), rules_.end(), [&](const auto& rule) {
    return rule->regime == regime && !idle_kinds_.contains(rule->kind) &&
           std::any_of(rule->clauses.begin(), rule->clauses.end(), asks);
  });
}

bool RuleBook::known(const RuleId& rule, const Reading& reading) const {
  const auto found = by_id_.find(rule);
  if (found == by_id_.end() || without_.contains(rule)) return false;
  return !reading.public_by || public_from(*found->second) <= *reading.public_by;
}

std::optional<ValidityBounds> RuleBook::counted(const CompiledClause& compiled,
                                                const Reading& reading) const {
  const auto& clause = *compiled.clause;
  if (idle_kinds_.contains(compiled.rule->kind) || !known(compiled.rule->id, reading)) return std::nullopt;
  if (clause.addressee && reading.letters == Reading::Letters::kExclude) return std::nullopt;
  ValidityBounds bounds = clause.valid.bounds();
  if (clause.until_set_by && !known(*clause.until_set_by, reading)) {
    bounds.until_earliest = bounds.until_latest = Day::end_of_time();
  }
  if (reading.view == Reading::View::kText) return bounds;
  if (clause.operative_from) {
    bounds.from_earliest = std::max(bounds.from_earliest, *clause.operative_from);
    bounds.from_latest = std::max(bounds.from_latest, *clause.operative_from);
  }
  const bool enforced_still = clause.not_enforced_by && !known(*clause.not_enforced_by, reading);
  if (clause.not_enforced_from && !enforced_still) {
    bounds.until_earliest = std::min(bounds.until_earliest, *clause.not_enforced_from);
    bounds.until_latest = std::min(bounds.until_latest, *clause.not_enforced_from);
  }
  return bounds;
}

CountryCode RuleBook::read_as(CountryCode code, Day day, const std::string& regime,
                              const Reading& reading) const {
  for (const auto& rule : rules_) {
    if (rule->destination_aliases.empty() || rule->regime != regime) continue;
    if (idle_kinds_.contains(rule->kind) || !known(rule->id, reading)) continue;
    for (const auto& alias : rule->destination_aliases) {
      if (alias.code == code && day >= alias.from) return alias.treat_as;
    }
  }
  return code;
}

}  // namespace ecgraph::legality
