#include "graph/legality/law_span.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <set>

namespace ecgraph::legality {
namespace {

/// The rules of the regime with a clause that counts from a day which nothing recorded tells.
std::set<std::string> rules_without_first_day(const World& world, const Question& question) {
  const auto& rules = world.rules();
  std::set<std::string> ids;
  for (const auto& clause : rules.clauses()) {
    const auto counted = rules.counted(clause, question.reading);
    if (clause.rule->regime == regime_of(world, question) && counted && !counted->from_earliest.is_finite())
      ids.insert(clause.rule->id.text());
  }
  return ids;
}

std::optional<std::string> before_the_first_rule(const World& world, const Question& question,
                                                 const Interval& days) {
  Question recorded;  // the rules as they are recorded, whatever the question leaves out or does not know
  recorded.regime = question.regime;
  const auto first = first_day_of_law(world, recorded);
  if (!first || days.from() >= *first) return std::nullopt;
  const auto others = rules_without_first_day(world, recorded);
  return fmt::format(
      "No rule of {} with a first day is recorded before {}: what its law asked for earlier is "
      "not known here{}.",
      regime_of(world, question), first->text(),
      others.empty() ? ""
                     : fmt::format(", but for rules that are recorded without a first day ({})",
                                   fmt::join(others, ", ")));
}

std::optional<std::string> after_what_was_read(const World& world, const Question& question,
                                               const Interval& days) {
  const auto read = world.law_read().find(regime_of(world, question));
  if (read == world.law_read().end() || !read->second.until) return std::nullopt;
  const auto& [until, text_of] = read->second;
  const Day sure = until->earliest();
  if (!sure.is_finite() || days.until() <= sure.plus(1)) return std::nullopt;
  return fmt::format("The law of {} was read up to {}{}; later days assume that nothing changed.",
                     regime_of(world, question), until->text(),
                     text_of ? fmt::format(" (its consolidated text as of {})", text_of->text()) : "");
}

}  // namespace

const std::string& regime_of(const World& world, const Question& question) {
  return question.regime.empty() ? world.vocabulary().legality.regime : question.regime;
}

std::optional<Day> first_day_of_law(const World& world, const Question& question) {
  const auto rules = world.rules(question.without_rules, question.with_rules);
  std::optional<Day> first;
  for (const auto& clause : rules->clauses()) {
    const auto counted = rules->counted(clause, question.reading);
    if (clause.rule->regime != regime_of(world, question) || !counted || !counted->from_earliest.is_finite())
      continue;
    if (!first || counted->from_earliest < *first) first = counted->from_earliest;
  }
  return first;
}

std::vector<std::string> beyond_the_law(const World& world, const Question& question, const Interval& days) {
  std::vector<std::string> sentences;
  if (auto early = before_the_first_rule(world, question, days)) sentences.push_back(*std::move(early));
  if (auto late = after_what_was_read(world, question, days)) sentences.push_back(*std::move(late));
  return sentences;
}

}  // namespace ecgraph::legality
