#include "graph/legality/next_change.hpp"

#include <algorithm>

#include "graph/legality/change.hpp"
#include "graph/legality/period.hpp"

namespace ecgraph::legality {

namespace {

bool begins_or_ends(const ValidityBounds& days, Day day) {
  return days.from_earliest == day || days.from_latest == day || days.until_earliest == day ||
         days.until_latest == day;
}

/// The rules of clauses of which something begins or ends on the day, and those that end them.
std::set<RuleId> rules_of(const Setting& setting, Day day, const std::vector<std::string>* clauses) {
  std::set<RuleId> rules;
  for (const auto& compiled : setting.rules->clauses()) {
    if (clauses != nullptr && std::ranges::find(*clauses, compiled.name) == clauses->end()) continue;
    const auto counted = setting.rules->counted(compiled, setting.reading);
    const bool is_due = counted && begins_or_ends(*counted, day);
    if (clauses != nullptr || is_due) rules.insert(compiled.rule->id);
    const auto& clause = *compiled.clause;
    if (is_due && clause.until_set_by && counted->until_earliest <= day) rules.insert(*clause.until_set_by);
    if (is_due && clause.not_enforced_from == day && clause.not_enforced_by)
      rules.insert(*clause.not_enforced_by);
  }
  return rules;
}

std::set<RuleId> due_rules(const Setting& setting, const Piece& before, const Piece& after) {
  auto change = change_between(before, after);
  auto names = std::move(change.came);
  names.insert(names.end(), change.went.begin(), change.went.end());
  names.insert(names.end(), change.altered.begin(), change.altered.end());
  auto rules = rules_of(setting, after.days.from(), &names);
  // Where no clause comes or goes, whatever begins or ends that day may be it.
  if (rules.empty()) rules = rules_of(setting, after.days.from(), nullptr);
  return rules;
}

bool differ(const Piece& a, const Piece& b) {
  const auto change = change_between(a, b);
  return change.of_status() || change.missing;
}

}  // namespace

std::vector<std::optional<NextChange>> next_changes(const World& world, const Question& question,
                                                    const std::vector<const Item*>& items,
                                                    const GoOn& go_on) {
  std::vector<std::optional<NextChange>> found(items.size());
  if (!question.during.until().is_finite()) return found;
  Question ahead = question;
  ahead.proof = Question::Proof::kNone;
  ahead.during = *Interval::make(question.during.until().plus(-1), Day::end_of_time());
  const auto setting = make_setting(world, ahead, ahead.reading, items);
  FactNames facts;
  const auto scenes = make_scenes(setting, facts);
  for (std::size_t i = 0; i < items.size() && go_on(); ++i) {
    const auto pieces = pieces_of(setting, scenes, *items[i], facts);
    const auto next =
        std::ranges::find_if(pieces, [&](const Piece& one) { return differ(pieces.front(), one); });
    if (next == pieces.end()) continue;
    found[i] = {next->days.from(), next->verdict, due_rules(setting, *(next - 1), *next)};
  }
  return found;
}

}  // namespace ecgraph::legality
