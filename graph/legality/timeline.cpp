#include "graph/legality/timeline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "graph/legality/law_span.hpp"
#include "graph/legality/legality.hpp"
#include "graph/legality/verdicts.hpp"

namespace ecgraph::legality {
namespace {

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

Result<Answer> timeline_since_launch(const World& world, const Question& question, const GoOn& go_on) {
  Answer answer;
  std::vector<std::string> notes;
  auto days = question.during;
  std::string later;
  for (const auto& id : expand_families(world, question.items)) {
    if (!go_on()) return answer;
    const auto& item = *world.item(id);
    const auto beginning = beginning_of(world, question, item);
    Question one = question;
    one.items = {id};
    if (const auto since = Interval::make(beginning.day, question.during.until())) {
      one.during = *since;
    } else {
      later = fmt::format(
          "{} was launched on {} at the earliest, after the last day asked about. To see what "
          "the law said before, give \"during\" a period.",
          item.label, beginning.day.text());
      notes.push_back(later);
      continue;
    }
    if (!beginning.note.empty()) notes.push_back(beginning.note);
    if (one.during.from() < days.from()) days = one.during;
    auto told = legality::answer(world, one, go_on);
    std::move(told.items.begin(), told.items.end(), std::back_inserter(answer.items));
  }
  if (answer.items.empty() && !later.empty()) return fail(ErrorKind::kUnprocessable, later, "at");
  answer.notes = notes_of(world, question, days);
  std::ranges::move(notes, std::back_inserter(answer.notes));
  return answer;
}

}  // namespace ecgraph::legality
