#include "graph/legality/causes.hpp"

#include <algorithm>
#include <map>

#include "graph/legality/change.hpp"
#include "graph/legality/verdicts.hpp"

namespace ecgraph::legality {
namespace {

using Rules = std::set<RuleId>;

/// One difference whose cause is looked for.
struct Case {
  Difference* difference;
  Rules candidates, tested;  ///< tested: each alone
  [[nodiscard]] bool is_open() const { return difference->because.empty(); }
};

class CauseSearch {
 public:
  CauseSearch(const World& world, const Question& question, Day before, Day after, const GoOn& go_on)
      : world_(world),
        question_(question),
        rules_(world.rules({}, question.with_rules)),
        before_(before),
        after_(after),
        go_on_(go_on) {}

  void run(std::vector<Difference>& differences) {
    for (auto& difference : differences) {
      Case one{&difference, {}, {}};
      add_candidates(change_between(difference.before, difference.after), one.candidates);
      cases_.push_back(std::move(one));
    }
    search();
    // Where what changed names no clause (another review policy, a verdict that became unknown), every rule
    // that changed between the days may be it; where none is (an entry of a list was rewritten), the rules of
    // the clauses that are reviewed otherwise.
    const auto changed = rules_that_changed();
    search_further([&](const Case&) { return changed; });
    search_further([&](const Case& one) { return rules_altered(*one.difference); });
  }

 private:
  /// Each candidate alone; then, where none suffices, all together.
  void search() {
    while (test_alone() || test_together()) {
    }
  }

  /// Goes on with more candidates for the cases that are open.
  template <class More>
  void search_further(More more) {
    for (auto& one : cases_) {
      if (one.is_open()) one.candidates.merge(more(one));
    }
    search();
  }

  /// The rules of clauses that came or went, and those that closed the ones that went.
  void add_candidates(const Change& change, Rules& candidates) const {
    for (const auto* clauses : {&change.came, &change.went}) {
      for (const auto& name : *clauses) {
        const auto* compiled = clause(name);
        if (compiled == nullptr) continue;
        candidates.insert(compiled->rule->id);
        if (clauses == &change.went && compiled->clause->until_set_by)
          candidates.insert(*compiled->clause->until_set_by);
      }
    }
    for (const auto& already : question_.without_rules) candidates.erase(already);
  }

  /// The rules of clauses that one of these rules closed: without it they stand again.
  void add_reopened(const Rules& rules, Rules& candidates) const {
    for (const auto& compiled : rules_->clauses()) {
      const auto& clause = *compiled.clause;
      for (const auto* closing : {&clause.until_set_by, &clause.not_enforced_by}) {
        if (*closing && rules.contains(**closing)) candidates.insert(compiled.rule->id);
      }
    }
    for (const auto& already : question_.without_rules) candidates.erase(already);
  }

  [[nodiscard]] const CompiledClause* clause(const std::string& name) const {
    for (const auto& compiled : rules_->clauses()) {
      if (compiled.name == name) return &compiled;
    }
    return nullptr;
  }

  [[nodiscard]] Rules rules_altered(const Difference& difference) const {
    Rules rules;
    for (const auto& name : change_between(difference.before, difference.after).altered) {
      if (const auto* compiled = clause(name)) rules.insert(compiled->rule->id);
    }
    for (const auto& already : question_.without_rules) rules.erase(already);
    return rules;
  }

  [[nodiscard]] Rules rules_that_changed() const {
    const auto& book = *rules_;
    const auto between = [&](Day day) {
      return std::min(before_, after_) < day && day <= std::max(before_, after_);
    };
    Rules changed;
    for (const auto& compiled : book.clauses()) {
      const auto counted = book.counted(compiled, question_.reading);
      if (!counted || !(between(counted->from_earliest) || between(counted->from_latest) ||
                        between(counted->until_earliest) || between(counted->until_latest)))
        continue;
      changed.insert(compiled.rule->id);
      if (compiled.clause->until_set_by) changed.insert(*compiled.clause->until_set_by);
    }
    for (const auto& rule : book.rules()) {
      for (const auto& alias : rule->destination_aliases) {
        if (between(alias.from)) changed.insert(rule->id);
      }
    }
    return changed;
  }

  /// What is left of the changes of these cases without the rules; nothing when the work has to end.
  [[nodiscard]] std::optional<std::vector<Change>> changes_without(const Rules& rules,
                                                                   const std::vector<Case*>& cases) const {
    Question asked = question_;
    asked.items.clear();
    for (const auto* one : cases) asked.items.push_back(one->difference->item);
    asked.without_rules.insert(rules.begin(), rules.end());
    asked.during = Interval::day(before_);
    const auto first = verdicts(world_, asked, go_on_);
    asked.during = Interval::day(after_);
    const auto second = verdicts(world_, asked, go_on_);
    if (!first || !second) return std::nullopt;
    std::vector<Change> changes;
    for (std::size_t i = 0; i < first->size(); ++i)
      changes.push_back(change_between((*first)[i].pieces.front(), (*second)[i].pieces.front()));
    return changes;
  }

  /// Tests every candidate that was not tested yet, for all cases at once. Whether some case is still open
  /// and has new candidates, which leaving out a rule brought to light.
  bool test_alone() {
    std::map<RuleId, std::vector<Case*>> by_rule;
    for (auto& one : cases_) {
      if (!one.is_open()) continue;
      for (const auto& rule : one.candidates) {
        if (one.tested.insert(rule).second) by_rule[rule].push_back(&one);
      }
    }
    for (const auto& [rule, cases] : by_rule) {
      const auto left = changes_without({rule}, cases);
      if (!left) return false;
      for (std::size_t i = 0; i < cases.size(); ++i) {
        if ((*left)[i].of_status())
          add_candidates((*left)[i], cases[i]->candidates);
        else
          cases[i]->difference->because.insert(rule);
      }
    }
    return std::ranges::any_of(cases_, has_untested);
  }

  static bool has_untested(const Case& one) {
    return one.is_open() && !std::ranges::includes(one.tested, one.candidates);
  }

  /// All candidates of each open case together. Whether new ones came to light.
  bool test_together() {
    std::map<Rules, std::vector<Case*>> by_rules;
    for (auto& one : cases_) {
      if (one.is_open() && one.candidates.size() > 1) by_rules[one.candidates].push_back(&one);
    }
    for (const auto& [rules, cases] : by_rules) {
      const auto left = changes_without(rules, cases);
      if (!left) return false;
      for (std::size_t i = 0; i < cases.size(); ++i) {
        auto& candidates = cases[i]->candidates;
        if (!(*left)[i].of_status()) {
          cases[i]->difference->because = needed_of(rules, cases[i]);
          continue;
        }
        add_candidates((*left)[i], candidates);
        if (candidates == rules) add_reopened(rules, candidates);
      }
    }
    return std::ranges::any_of(cases_, has_untested);
  }

  /// Without those that the others do not need. Once one is put back another may be spare that was not
  /// before: an exception of the one may lift what the other asks.
  [[nodiscard]] Rules needed_of(Rules rules, Case* one) const {
    for (auto spare = rules.begin(); spare != rules.end();) {
      auto fewer = rules;
      fewer.erase(*spare);
      const auto left = changes_without(fewer, {one});
      if (!left) return rules;
      if (left->front().of_status()) {
        ++spare;
      } else {
        rules = std::move(fewer);
        spare = rules.begin();
      }
    }
    return rules;
  }

  const World& world_;
  const Question& question_;
  std::shared_ptr<const RuleBook> rules_;  ///< also those that the question leaves out
  Day before_, after_;
  const GoOn& go_on_;
  std::vector<Case> cases_;
};

}  // namespace

void find_causes(const World& world, const Question& question, Day before, Day after,
                 std::vector<Difference>& differences, const GoOn& go_on) {
  CauseSearch(world, question, before, after, go_on).run(differences);
}

std::vector<std::set<RuleId>> causes_of_pieces(const World& world, const Question& question,
                                               const EntityId& item, const std::vector<Piece>& pieces,
                                               const GoOn& go_on) {
  Question asked = question;
  asked.items = {item};
  asked.proof = Question::Proof::kNone;
  std::vector<std::set<RuleId>> causes(pieces.size());
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    if (!change_between(pieces[i - 1], pieces[i]).of_status()) continue;
    std::vector<Difference> one{{item, std::nullopt, pieces[i - 1], pieces[i], {}}};
    const Day day = pieces[i].days.from();
    find_causes(world, asked, day.plus(-1), day, one, go_on);
    causes[i] = std::move(one.front().because);
  }
  return causes;
}

}  // namespace ecgraph::legality
