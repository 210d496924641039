// What must hold of any world: the other forms of the question say nothing that the question itself would not
// say.

#include <doctest/doctest.h>

#include <algorithm>

#include "graph/legality/change.hpp"
#include "graph/legality/diff.hpp"
#include "graph/legality/matrix.hpp"
#include "graph/legality/verdicts.hpp"
#include "tests/graph/legality/random/worlds_to_ask.hpp"

namespace ecgraph::tests {
namespace {

using legality::Difference;
using legality::Question;

const Difference* difference_of(const std::vector<Difference>& all, const EntityId& item, Day day) {
  const auto found = std::ranges::find_if(
      all, [&](const Difference& one) { return one.item == item && one.before.days.contains(day); });
  return found == all.end() ? nullptr : &*found;
}

/// Whether the item's status on the one day, under the rules that are left, is that on the other.
bool same_status(const legality::World& world, Question question, const EntityId& item, Day day, Day other,
                 const std::set<RuleId>& left_out) {
  question.items = {item};
  question.asked = Question::Asked::kByName;
  question.without_rules.insert(left_out.begin(), left_out.end());
  question.during = Interval::day(day);
  const auto first = *verdicts(world, question);
  question.during = Interval::day(other);
  const auto second = *verdicts(world, question);
  return !change_between(first.at(0).pieces.at(0), second.at(0).pieces.at(0)).of_status();
}

/// Each cause alone undoes the difference; or none alone, and all together with none to spare.
bool are_causes(const legality::World& world, const Question& question, const Difference& one, Day before,
                Day after) {
  std::size_t enough = 0;
  for (const auto& rule : one.because)
    enough += same_status(world, question, one.item, before, after, {rule}) ? 1U : 0U;
  if (enough == one.because.size()) return true;
  if (enough > 0 || !same_status(world, question, one.item, before, after, one.because)) return false;
  return std::ranges::none_of(one.because, [&](const RuleId& rule) {
    auto fewer = one.because;
    fewer.erase(rule);
    return same_status(world, question, one.item, before, after, fewer);
  });
}

TEST_CASE("a diff lists the items whose status differs, and its causes undo the difference") {
  Random random;
  INFO(random.replay());
  std::size_t differences = 0, without_cause = 0, together = 0;
  for_random_questions(random, {400, 8, 12},
                       [&](const AskedWorld& asked, const nlohmann::json& body, Question question) {
                         if (question.specs) return;
                         question.asked = Question::Asked::kByName;
                         CAPTURE(body.dump());
                         const auto& world = asked.engine.world();
                         const Day before = random.one_of(asked.drawn.days).plus(random.between(-1, 1));
                         const Day after = random.one_of(asked.drawn.days).plus(random.between(-1, 1));
                         const auto all = diff_days(world, question, before, after);
                         for (const auto& id : legality::expand_families(world, question.items)) {
                           const auto* one = difference_of(all, id, before);
                           CHECK((one == nullptr) == same_status(world, question, id, before, after, {}));
                           if (one == nullptr) continue;
                           ++differences;
                           without_cause += one->because.empty() ? 1U : 0U;
                           together += one->because.size() > 1 ? 1U : 0U;
                           CHECK(are_causes(world, question, *one, before, after));
                         }
                       });
  MESSAGE(differences << " differences, " << together << " of several causes, " << without_cause
                      << " of none");
  CHECK(differences > 100);
}

TEST_CASE("what differs without a rule is listed on the days on which it differs") {
  Random random;
  INFO(random.replay());
  std::size_t listed = 0;
  for_random_questions(
      random, {400, 8, 12}, [&](const AskedWorld& asked, const nlohmann::json& body, Question question) {
        if (question.specs || asked.drawn.rules.empty()) return;
        CAPTURE(body.dump());
        question.asked = Question::Asked::kByName;
        question.without_rules = {RuleId::trusted(random.one_of(asked.drawn.rules))};
        const auto& world = asked.engine.world();
        const auto all = diff_rules(world, question);
        listed += all.size();
        auto alone = question;
        auto as_it_is = question;
        as_it_is.without_rules.clear();
        for (const Day day : asked.drawn.days) {
          if (!question.during.contains(day)) continue;
          alone.during = as_it_is.during = Interval::day(day);
          const auto without = *verdicts(world, alone), with = *verdicts(world, as_it_is);
          for (std::size_t i = 0; i < with.size(); ++i) {
            const bool differs = change_between(without[i].pieces.at(0), with[i].pieces.at(0)).of_status();
            CHECK((difference_of(all, with[i].id, day) != nullptr) == differs);
          }
        }
      });
  CHECK(listed > 100);
}

TEST_CASE("a matrix says of each month what the month alone is answered") {
  Random random;
  INFO(random.replay());
  std::size_t cells = 0;
  for_random_questions(random, {80, 5, 8},
                       [&](const AskedWorld& asked, const nlohmann::json& body, Question question) {
                         if (question.specs) return;
                         CAPTURE(body.dump());
                         question.asked = Question::Asked::kByName;
                         std::vector<Interval> months;
                         Day from = Day::parse("2022-01-01").value();
                         for (int left = 30; left > 0; --left) {
                           const Day until = from.plus(random.between(1, 60));
                           months.push_back(*Interval::make(from, until));
                           from = until;
                         }
                         question.during = *Interval::make(months.front().from(), from);
                         const auto rows = matrix_by_period(asked.engine.world(), question, months);
                         for (std::size_t i = 0; i < months.size(); ++i) {
                           question.during = months[i];
                           const auto answer = asked.engine.answer(question);
                           REQUIRE(answer.items.size() == rows.size());
                           for (std::size_t row = 0; row < rows.size(); ++row) {
                             CHECK(word(rows[row].cells.at(i)) == word(answer.items[row].legal));
                             ++cells;
                           }
                         }
                       });
  CHECK(cells > 1000);
}

}  // namespace
}  // namespace ecgraph::tests
