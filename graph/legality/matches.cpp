#include "graph/legality/matches.hpp"

#include <algorithm>

namespace ecgraph::legality {

namespace {

/// What an exception could lift, for its proof.
std::string lifts(const Clause& exception) {
  std::string text;
  for (const auto& name : exception.overrides) text += (text.empty() ? "lifts only " : ", ") + name;
  return text + (exception.usable_without_more_facts ? "" : "; needs more facts, so it is possible only");
}

}  // namespace

Matcher::Matcher(const Setting& setting, const Scene& scene, const Item& item, ItemView& view,
                 FactNames& facts)
    : setting_(setting), scene_(scene), item_(item), view_(view), facts_(facts) {
  std::vector<Finding> figures;
  for (std::size_t set = 0; set + 1 < setting.maker_sets.size(); ++set) {
    const auto& declaration = setting.world.vocabulary().legality.figures[set];
    const bool from_maker = declaration.derivation == FigureDeclaration::Derivation::kMakerHeadquartersIn;
    figures.push_back(from_maker ? by_makers(set) : Finding::of(Kleene::kUnknown));
  }
  view.set_maker_figures(std::move(figures));
  foreign_ =
      setting.limits_jurisdiction ? by_makers(setting.maker_sets.size() - 1) : Finding::of(Kleene::kFalse);
  jurisdiction_ = facts.number("whether subject to the rules of " + setting.regime + " (jurisdiction)");
}

Finding Matcher::by_makers(std::size_t set) {
  if (item_.maker_headquarters.empty()) return Finding::unknown(facts_.number("maker"));
  std::optional<Finding> all, any;
  for (std::size_t i = 0; i < item_.maker_headquarters.size(); ++i) {
    const auto& headquarters = item_.maker_headquarters[i];
    Finding one =
        headquarters
            ? scene_.makers.at(*headquarters)[set]
            : Finding::unknown(facts_.number(
                  "headquarters of " + (i < item_.makers.size() ? setting_.world.parties().id(item_.makers[i])
                                                                : std::string("maker"))));
    all = all ? both(std::move(*all), one) : one;
    any = any ? either(std::move(*any), one) : one;
  }
  if (all->value == Kleene::kTrue) return *all;
  if (any->value == Kleene::kFalse) return *any;
  if (all->value == any->value) return *any;
  auto mixed = Finding::unknown(facts_.number("maker"));
  mixed.grounds = all->grounds;
  mixed.grounds.rest_on(any->grounds);
  return mixed;
}

Finding Matcher::addressed(const CompiledClause& clause, Recorder at) {
  if (!clause.clause->addressee) return Finding::of(Kleene::kTrue);
  auto* node = part(at, "addressee", clause.clause->addressee->text());
  auto finding = Finding::of(Kleene::kFalse);
  const auto& makers = item_.makers;
  if (setting_.exporter_is_given) {
    finding = Finding::of(known(setting_.exporter && setting_.exporter == clause.addressee));
    if (node != nullptr) node->value = setting_.question.exporter->text();
  } else if (clause.addressee && std::find(makers.begin(), makers.end(), *clause.addressee) != makers.end()) {
    finding = makers.size() == 1 ? Finding::of(Kleene::kTrue) : Finding::unknown(facts_.number("exporter"));
  }
  if (node != nullptr && node->value.empty()) {
    node->value = makers.empty() ? "no exporter" : setting_.world.parties().id(makers.front());
  }
  conclude(node, finding.value);
  return finding;
}

void Matcher::limit_by_certainty(const CompiledClause& clause, Finding& finding, Recorder at) {
  if (!clause.clause->certainty_unknown || finding.value == Kleene::kFalse) return;
  finding.value = Kleene::kUnknown;
  add_missing(finding.missing, {facts_.number("whether " + clause.name + " applies")});
  if (at != nullptr) at->note = clause.clause->note;
}

void Matcher::limit_by_jurisdiction(const CompiledClause& clause, Finding& finding, Recorder at) {
  if (clause.clause->reaches_foreign_made || foreign_.value == Kleene::kFalse ||
      finding.value == Kleene::kFalse)
    return;
  finding.value = Kleene::kUnknown;
  add_missing(finding.missing, {jurisdiction_});
  add_missing(finding.missing, foreign_.missing);
  conclude(part(at, "jurisdiction", setting_.regime), Kleene::kUnknown);
}

Match Matcher::match(const ClauseScene& clause, Recorder at) {
  const auto& compiled = *clause.clause;
  auto* node = part(at, "clause", compiled.name);
  if (node != nullptr) {
    if (clause.proof) node->parts = clause.proof->parts;
    node->value = word(compiled.clause->effect);
    node->citation = compiled.clause->citation;
    node->confidence = compiled.grounds.recorded_confidence();
    node->verification = compiled.grounds.recorded_verification();
    node->note = compiled.clause->effect == Clause::Effect::kException ? lifts(*compiled.clause)
                                                                       : compiled.clause->note;
  }
  Finding finding = clause.outside;
  finding = both(std::move(finding), addressed(compiled, node));
  if (finding.value != Kleene::kFalse) finding = both(std::move(finding), view_.test(compiled.item, node));
  limit_by_certainty(compiled, finding, node);
  const bool is_requirement = compiled.clause->effect == Clause::Effect::kLicenceRequired ||
                              compiled.clause->effect == Clause::Effect::kProhibited;
  if (is_requirement && compiled.rule->regime == setting_.regime)
    limit_by_jurisdiction(compiled, finding, node);
  if (finding.value != Kleene::kFalse) finding.grounds.rest_on(compiled.grounds);
  conclude(node, finding.value);
  return {&clause, std::move(finding)};
}

Finding Matcher::match_whoever_ships(const ClauseScene& clause) {
  return both(clause.outside, view_.test(clause.clause->item, nullptr));
}

std::vector<Match> Matcher::of(Clause::Effect effect, Recorder at) {
  std::vector<Match> matches;
  for (const auto& clause : scene_.clauses) {
    if (clause.clause->clause->effect != effect || clause.clause->rule->regime != setting_.regime) continue;
    matches.push_back(match(clause, at));
  }
  return matches;
}

}  // namespace ecgraph::legality
