#include "graph/legality/diff.hpp"

#include <algorithm>

#include "graph/legality/causes.hpp"
#include "graph/legality/change.hpp"
#include "graph/legality/verdicts.hpp"

namespace ecgraph::legality {
namespace {

Difference difference(const World& world, const ItemPieces& one, Piece before, Piece after) {
  std::optional<EntityId> family;
  if (one.item->family) family = world.parties()[*one.item->family].id;
  return {one.id, std::move(family), std::move(before), std::move(after), {}};
}

/// Both laws' pieces on the days that they share, where they say different things.
void add_stretches(const World& world, const ItemPieces& without, const ItemPieces& with,
                   const std::set<RuleId>& because, std::vector<Difference>& differences) {
  for (const auto& before : without.pieces) {
    for (const auto& after : with.pieces) {
      const auto days = before.days.intersect(after.days);
      if (!days || !change_between(before, after).of_status()) continue;
      auto found = difference(world, without, before, after);
      found.before.days = found.after.days = *days;
      found.because = because;
      differences.push_back(std::move(found));
    }
  }
}

}  // namespace

std::vector<Difference> diff_days(const World& world, const Question& question, Day before, Day after,
                                  const GoOn& go_on) {
  Question asked = question;
  asked.during = Interval::day(std::max(before, after));
  const auto items = items_asked(world, asked);
  asked.items.clear();
  for (const auto* item : items) asked.items.push_back(world.parties()[*item->party].id);
  asked.asked = Question::Asked::kByName;
  asked.during = Interval::day(before);
  const auto first = verdicts(world, asked, go_on);
  asked.during = Interval::day(after);
  const auto second = verdicts(world, asked, go_on);
  std::vector<Difference> differences;
  if (!first || !second) return differences;
  for (std::size_t i = 0; i < first->size(); ++i) {
    const auto& one = (*first)[i].pieces.front();
    const auto& other = (*second)[i].pieces.front();
    if (change_between(one, other).of_status())
      differences.push_back(difference(world, (*first)[i], one, other));
  }
  find_causes(world, asked, before, after, differences, go_on);
  return differences;
}

std::vector<Difference> diff_rules(const World& world, const Question& question, const GoOn& go_on) {
  const auto without = verdicts(world, question, go_on);
  Question as_it_is = question;
  as_it_is.without_rules.clear();
  as_it_is.with_rules.clear();
  auto because = question.without_rules;
  for (const auto& rule : question.with_rules) because.insert(rule.id);
  const auto with = verdicts(world, as_it_is, go_on);
  std::vector<Difference> differences;
  if (!without || !with) return differences;
  for (std::size_t i = 0; i < without->size(); ++i)
    add_stretches(world, (*without)[i], (*with)[i], because, differences);
  return differences;
}

}  // namespace ecgraph::legality
