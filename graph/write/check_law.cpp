#include "graph/write/check_law.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "graph/write/rule_references.hpp"
#include "schema/nearest.hpp"

namespace ecgraph::write {
namespace {

using Target = Reference::Target;

bool touches_rules(const Transaction& transaction) {
  return std::ranges::any_of(transaction.changes, [](const Change& change) {
    return key_of_change(change).kind == StatementKind::kRule;
  });
}

/// All rules as they would stand.
class Law {
 public:
  Law(std::vector<Rule> rules, const Proposed& proposed, Faults& faults)
      : rules_(std::move(rules)), proposed_(proposed), faults_(faults) {
    for (const Rule& rule : rules_) {
      for (const Clause& clause : rule.clauses) clauses_.insert(rule.id.text() + "#" + clause.id);
    }
  }

  void check() {
    collect_predicates();
    for (const Rule& rule : rules_) check_names(rule);
    for (const Rule& rule : rules_) check_circles(rule);
  }

 private:
  struct Owner {
    const Rule* rule;
    const Predicate* predicate;
  };

  [[nodiscard]] std::optional<std::size_t> change_to(std::string_view rule) const {
    return proposed_.change_to(StatementKind::kRule, rule);
  }

  /// Reports in the changed rule, or when the rule itself is unchanged, in the change that took away what it
  /// names.
  void report(const Rule& rule, const Pointer& below, const std::string& detail,
              std::optional<std::size_t> culprit) {
    const Transaction& transaction = proposed_.transaction();
    if (const auto change = change_to(rule.id.text())) {
      faults_.add(*change, Pointer(pointer_to(transaction, *change).text() + below.text()), detail);
    } else if (culprit) {
      faults_.add_conflict(*culprit, pointer_to(transaction, *culprit),
                           fmt::format("The rule `{}` still refers to it. {}", rule.id.text(), detail));
    }
  }

  void collect_predicates() {
    // Rules that are not changed first: a predicate that comes twice is the fault of the newcomer.
    for (const bool changed : {false, true}) {
      for (const Rule& rule : rules_) {
        if (change_to(rule.id.text()).has_value() == changed) collect_predicates_of(rule);
      }
    }
  }

  void collect_predicates_of(const Rule& rule) {
    for (std::size_t i = 0; i < rule.predicates.size(); ++i) {
      const Predicate& predicate = rule.predicates[i];
      const auto [known, added] = predicates_.try_emplace(predicate.id, Owner{&rule, &predicate});
      if (added) continue;
      report(rule, Pointer("/predicates") / i / "id",
             fmt::format("The predicate `{}` is already defined in the rule `{}`: ids of predicates are "
                         "unique in the graph.",
                         predicate.id, known->second.rule->id.text()),
             std::nullopt);
    }
  }

  void check_names(const Rule& rule) {
    for_each_reference_of_rule(rule, Pointer(), [&](const Reference& reference) {
      if (reference.target == Target::kClause && !clauses_.contains(std::string(reference.id))) {
        report(rule, reference.at, missing_clause(reference.id),
               change_to(reference.id.substr(0, reference.id.find('#'))));
      }
      if (reference.target == Target::kPredicate && !predicates_.contains(reference.id)) {
        report(rule, reference.at, missing_predicate(reference.id), former_owner(reference.id));
      }
    });
  }

  [[nodiscard]] std::string missing_clause(std::string_view name) const {
    if (name.find('#') == std::string_view::npos) {
      return fmt::format("\"{}\" names no clause: write rule#clause.", name);
    }
    const std::vector<std::string> close = nearest(name, {clauses_.begin(), clauses_.end()});
    return fmt::format("There is no clause `{}`.{}", name,
                       close.empty() ? "" : " The nearest: " + listed(close, " or ") + ".");
  }

  [[nodiscard]] std::string missing_predicate(std::string_view name) const {
    std::vector<std::string> known;
    for (const auto& [id, owner] : predicates_) known.emplace_back(id);
    const std::vector<std::string> close = nearest(name, known);
    return fmt::format("There is no predicate `{}`.{}", name,
                       close.empty() ? "" : " The nearest: " + listed(close, " or ") + ".");
  }

  /// The change to the rule that defined a predicate until now.
  [[nodiscard]] std::optional<std::size_t> former_owner(std::string_view predicate) const {
    const Transaction& transaction = proposed_.transaction();
    for (std::size_t i = 0; i < transaction.changes.size(); ++i) {
      const StatementKey key = key_of_change(transaction.changes[i]);
      if (key.kind != StatementKind::kRule) continue;
      const auto before = proposed_.newest().rule(RuleId::trusted(key.id));
      if (before &&
          std::ranges::find(before->predicates, predicate, &Predicate::id) != before->predicates.end())
        return i;
    }
    return std::nullopt;
  }

  /// A predicate that rests on itself, however far around.
  void check_circles(const Rule& rule) {
    for (std::size_t i = 0; i < rule.predicates.size(); ++i) {
      std::set<std::string_view> seen;
      if (!reaches(rule.predicates[i].test, rule.predicates[i].id, seen)) continue;
      report(rule, Pointer("/predicates") / i / "test",
             fmt::format("The predicate `{}` rests on itself.", rule.predicates[i].id), std::nullopt);
    }
  }

  [[nodiscard]] bool reaches(const ItemTest& test, std::string_view sought,
                             std::set<std::string_view>& seen) const {
    bool reached = false;
    for_each_reference_of_test(test, Pointer(), [&](const Reference& reference) {
      if (reached || reference.target != Target::kPredicate) return;
      reached = reference.id == sought;
      const auto owner = predicates_.find(reference.id);
      if (reached || owner == predicates_.end() || !seen.insert(owner->first).second) return;
      reached = reaches(owner->second.predicate->test, sought, seen);
    });
    return reached;
  }

  std::vector<Rule> rules_;
  const Proposed& proposed_;
  Faults& faults_;
  std::set<std::string, std::less<>> clauses_;
  std::map<std::string_view, Owner> predicates_;
};

}  // namespace

Result<void> check_law(const Proposed& proposed, Faults& faults) {
  if (!touches_rules(proposed.transaction())) return {};
  std::vector<Rule> rules;
  for (const std::string& id : proposed.ids(StatementKind::kRule)) {
    auto rule = proposed.rule(id);
    if (!rule) return fail(std::move(rule.error()));
    rules.push_back(*std::move(rule));
  }
  Law(std::move(rules), proposed, faults).check();
  return {};
}

}  // namespace ecgraph::write
