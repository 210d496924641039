#include "graph/legality/beside.hpp"

#include <algorithm>

#include "graph/legality/said_beside.hpp"

namespace ecgraph::legality {

namespace {

std::string from_text(const Validity& valid) { return valid.from() ? valid.from()->text() : ""; }
std::string until_text(const Validity& valid) { return valid.until() ? valid.until()->text() : ""; }

Beside shown(const CompiledClause& compiled, Kleene matches, std::string text) {
  const auto& clause = *compiled.clause;
  Beside beside;
  beside.id = compiled.name;
  beside.type = word(clause.effect);
  beside.text = std::move(text);
  beside.from = from_text(clause.valid);
  beside.until = until_text(clause.valid);
  beside.matches = matches;
  beside.citation = clause.citation;
  beside.rate_percent = clause.rate_percent;
  return beside;
}

/// Adds the clause, or the stronger match if it is there already.
void add(std::vector<Beside>& to, Beside beside) {
  const auto same =
      std::find_if(to.begin(), to.end(), [&](const Beside& other) { return other.id == beside.id; });
  if (same == to.end()) return to.push_back(std::move(beside));
  same->matches = either(same->matches, beside.matches);
}

bool is_elsewhere(const Setting& setting, const CompiledClause& clause) {
  const auto effect = clause.clause->effect;
  if (effect == Clause::Effect::kTariff) return true;
  const bool asks = effect == Clause::Effect::kLicenceRequired || effect == Clause::Effect::kProhibited;
  return asks && clause.rule->regime != setting.regime;
}

bool is_letter_to_nobody(const Setting& setting, const Item& item, const CompiledClause& clause) {
  return clause.clause->addressee && clause.clause->effect == Clause::Effect::kLicenceRequired &&
         clause.rule->regime == setting.regime && !setting.exporter_is_given && item.makers.empty();
}

void add_clauses(const Setting& setting, const Scene& scene, const Item& item, FactNames& facts,
                 std::vector<Beside>& to) {
  std::optional<ItemView> view;
  std::optional<Matcher> matcher;
  for (const auto& clause : scene.clauses) {
    const bool elsewhere = is_elsewhere(setting, *clause.clause);
    const bool letter = is_letter_to_nobody(setting, item, *clause.clause);
    if (!elsewhere && !letter) continue;
    if (!matcher) {
      view.emplace(setting.world.vocabulary(), setting.rules->definitions(), item.figures, item.party,
                   item.family, facts);
      matcher.emplace(setting, scene, item, *view, facts);
    }
    const auto& rule = *clause.clause->rule;
    const auto value = elsewhere ? matcher->match(clause, nullptr).finding.value
                                 : matcher->match_whoever_ships(clause).value;
    if (value == Kleene::kFalse) continue;
    const auto text = elsewhere ? rule.title + " (" + rule.regime + ")."
                                : "Would bind " + clause.clause->clause->addressee->text() +
                                      " as the exporter: " + rule.title + ".";
    add(to, shown(*clause.clause, value, text));
  }
}

}  // namespace

std::vector<Beside> beside_of(const Setting& setting, const std::vector<Scene>& scenes,
                              const std::vector<NamingRule>& rules, const Item& item, FactNames& facts) {
  std::vector<Beside> beside;
  add_relations(setting, item, beside);
  add_rules(setting, rules, item, beside);
  add_claims(setting, item, beside);
  for (const auto& scene : scenes) add_clauses(setting, scene, item, facts, beside);
  return beside;
}

}  // namespace ecgraph::legality
