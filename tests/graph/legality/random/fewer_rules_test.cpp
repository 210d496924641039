// What must hold of any world when a rule that only asks or forbids, or every notice to a single firm, is
// left out: nothing new is asked for.
//
// Such a rule has no exception, no alias of a destination, sets no clause's end and no clause's
// non-enforcement, and names no list that no other rule of its regime names. (An exception lifts, an alias
// changes what is read where, an end that is not set leaves a clause open, and a list decides who counts as
// listed.) Its predicates stay defined. On every day then:
//   (a) none of its clauses is among the requirements;
//   (b) where the answer without it is licence_required or prohibited, so is the answer with it;
//   (c) where both are the same of these two, the requirements are the same, less those of the rule.
// A legal answer may turn to unknown: what was asked for and lifted is no longer asked for, and whether
// another clause applies may then decide.

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "tests/graph/legality/random/worlds_to_ask.hpp"
#include "tests/support/legality_worlds/told.hpp"

namespace ecgraph::tests {
namespace {

using legality::Piece;
using legality::Question;
using legality::Verdict;

bool asks(Verdict verdict) { return verdict == Verdict::kLicenceRequired || verdict == Verdict::kProhibited; }

std::set<std::string> lists_of(const Rule& rule) {
  std::set<std::string> lists;
  for (const auto& clause : rule.clauses) {
    if (clause.end_user && clause.end_user->list) lists.insert(clause.end_user->list->text());
  }
  return lists;
}

bool only_asks(const Rule& rule, const std::vector<Rule>& rules) {
  const auto other_than_asking = [](const Clause& clause) {
    return clause.effect == Clause::Effect::kException;
  };
  if (!rule.destination_aliases.empty() || std::ranges::any_of(rule.clauses, other_than_asking)) return false;
  auto own_lists = lists_of(rule);
  for (const auto& other : rules) {
    for (const auto& clause : other.clauses) {
      if (clause.until_set_by == rule.id || clause.not_enforced_by == rule.id) return false;
    }
    if (other.id == rule.id || other.regime != rule.regime) continue;
    for (const auto& list : lists_of(other)) own_lists.erase(list);
  }
  return own_lists.empty();
}

/// Whether a clause, by its name, is one that is left out.
using IsLeftOut = std::function<bool(const std::string& clause)>;

std::set<std::string> requirements(const Piece& piece, const IsLeftOut& is_left_out) {
  std::set<std::string> names;
  for (const auto& requirement : piece.requirements) {
    if (!is_left_out(requirement.clause)) names.insert(requirement.clause);
  }
  return names;
}

/// What (a), (b) or (c) says against the two pieces, or nothing.
std::string complaint(const Piece& with, const Piece& without, const IsLeftOut& is_left_out) {
  for (const auto& requirement : without.requirements) {
    if (is_left_out(requirement.clause)) return requirement.clause + " is left out and asked for";
  }
  if (!asks(without.verdict)) return {};
  if (!asks(with.verdict)) return "asked for only without it";
  if (with.verdict != without.verdict) return {};
  return requirements(with, is_left_out) == requirements(without, is_left_out)
             ? ""
             : "other requirements are left";
}

std::size_t check(const legality::Answer& with, const legality::Answer& without, const IsLeftOut& is_left_out,
                  const nlohmann::json& body) {
  std::size_t fewer = 0;
  REQUIRE(with.items.size() == without.items.size());
  for (std::size_t i = 0; i < with.items.size(); ++i) {
    for (const auto& piece : with.items[i].pieces) {
      for (const auto& other : without.items[i].pieces) {
        const auto both = piece.days.intersect(other.days);
        if (!both) continue;
        fewer += requirements(piece, is_left_out).size() < piece.requirements.size() ? 1 : 0;
        const auto found = complaint(piece, other, is_left_out);
        if (!found.empty())
          FAIL_CHECK(found << " on " << both->from().text() << "\n"
                           << body.dump() << "\nwith " << told_pieces({piece}).dump() << "\nwithout "
                           << told_pieces({other}).dump());
      }
    }
  }
  return fewer;
}

std::vector<Rule> rules_of(const EngineWorld& world) {
  std::vector<Rule> rules;
  for (const auto& statement : world.statements()) {
    if (const auto* rule = std::get_if<Rule>(&statement)) rules.push_back(*rule);
  }
  return rules;
}

TEST_CASE("leaving out a rule that only asks or forbids never adds a requirement") {
  Random random;
  INFO(random.replay());
  std::size_t dropped = 0;
  for_random_questions(
      random, {150, 30, 60}, [&](const AskedWorld& asked, const nlohmann::json& body, Question question) {
        const auto rules = rules_of(asked.engine);
        const auto with = asked.engine.answer(question);
        for (const auto& rule : rules) {
          if (question.without_rules.contains(rule.id) || !only_asks(rule, rules)) continue;
          auto fewer = question;
          fewer.without_rules.insert(rule.id);
          dropped += check(
              with, asked.engine.answer(fewer),
              [&](const std::string& clause) { return clause.starts_with(rule.id.text() + "#"); }, body);
        }
      });
  MESSAGE(dropped << " pieces lost a requirement, " << random.replay());
  CHECK(dropped > 40);
}

TEST_CASE("leaving out the notices to single firms never adds a requirement") {
  Random random;
  INFO(random.replay());
  std::size_t dropped = 0;
  for_random_questions(random, {150, 60, 400},
                       [&](const AskedWorld& asked, const nlohmann::json& body, Question question) {
                         std::set<std::string> letters;
                         for (const auto& clause : asked.engine.world().rules().clauses()) {
                           if (clause.clause->addressee) letters.insert(clause.name);
                         }
                         question.reading.letters = legality::Reading::Letters::kInclude;
                         auto published = question;
                         published.reading.letters = legality::Reading::Letters::kExclude;
                         dropped += check(
                             asked.engine.answer(question), asked.engine.answer(published),
                             [&](const std::string& clause) { return letters.contains(clause); }, body);
                       });
  MESSAGE(dropped << " pieces lost a requirement, " << random.replay());
  CHECK(dropped > 20);
}

}  // namespace
}  // namespace ecgraph::tests
