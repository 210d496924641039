#include "graph/legality/timeline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "graph/legality/legality.hpp"
#include "graph/legality/verdicts.hpp"

namespace ecgraph::legality {
namespace {

/// The first day on which a clause of the regime counts; none where no such day is recorded.
std::optional<Day> first_day_of_law(const World& world, const Question& question) {
  const auto rules = world.rules(question.without_rules, question.with_rules);
  const auto& regime = question.regime.empty() ? world.vocabulary().legality.regime : question.regime;
  std::optional<Day> first;
  for (const auto& clause : rules->clauses()) {
    const auto counted = rules->counted(clause, question.reading);
    if (clause.rule->regime != regime || !counted || !counted->from_earliest.is_finite()) continue;
    if (!first || counted->from_earliest < *first) first = counted->from_earliest;
  }
  return first;
}

/// Where an item's timeline begins, and what has to be said of that.
struct Beginning {
  Day day;
  std::string note;
};
Beginning beginning_of(const World& world, const Question& question, const Item& item) {
  if (item.launch && item.launch->earliest().is_finite()) {
    const Day day = item.launch->earliest();
    if (item.launch->is_exact()) return {day, ""};
    return {day,
            fmt::format("{} was launched {}: its timeline begins on {}, the earliest day that this may be.",
                        item.label, item.launch->text(), day.text())};
  }
  const auto first = first_day_of_law(world, question);
  const Day day = first.value_or(question.during.from());
  return {day,
          fmt::format("No launch of {} is recorded: its timeline begins on {}, {}.", item.label, day.text(),
                      first ? "the first day of the law that is recorded" : "the day asked about")};
}

}  // namespace

Result<Answer> timeline_since_launch(const World& world, const Question& question) {
  Answer answer;
  answer.notes = notes_of(world, question);
  std::string later;
  for (const auto& id : expand_families(world, question.items)) {
    const auto& item = *world.item(id);
    const auto beginning = beginning_of(world, question, item);
    Question one = question;
    one.items = {id};
    if (const auto days = Interval::make(beginning.day, question.during.until())) {
      one.during = *days;
    } else {
      later = fmt::format(
          "{} was launched on {} at the earliest, after the last day asked about. To see what "
          "the law said before, give \"during\" a period.",
          item.label, beginning.day.text());
      answer.notes.push_back(later);
      continue;
    }
    if (!beginning.note.empty()) answer.notes.push_back(beginning.note);
    auto told = legality::answer(world, one);
    std::move(told.items.begin(), told.items.end(), std::back_inserter(answer.items));
  }
  if (answer.items.empty() && !later.empty()) return fail(ErrorKind::kUnprocessable, later, "at");
  return answer;
}

}  // namespace ecgraph::legality
