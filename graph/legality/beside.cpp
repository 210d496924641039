#include "graph/legality/beside.hpp"

#include <algorithm>
#include <set>

namespace ecgraph::legality {

namespace {

std::string from_text(const Validity& valid) { return valid.from() ? valid.from()->text() : ""; }
std::string until_text(const Validity& valid) { return valid.until() ? valid.until()->text() : ""; }

/// Whether a relation speaks of this item and of somebody in the shipment.
class Relevance {
 public:
  Relevance(const Setting& setting, const Item& item) : setting_(setting), item_(item) {
    if (setting.exporter) parties_.insert(*setting.exporter);
    if (!setting.exporter_is_given) parties_.insert(item.makers.begin(), item.makers.end());
    if (setting.buyer.party) parties_.insert(*setting.buyer.party);
  }

  [[nodiscard]] bool touches(const Relation& relation) const {
    if (relation.valid.bounds().during(setting_.question.during) == Holds::kNo) return false;
    bool somebody = false;
    for (const auto& id : {relation.subject, relation.object}) {
      const auto party = setting_.world.parties().find(id);
      if (!party) continue;
      somebody = somebody || parties_.contains(*party);
      const auto& facts = setting_.world.parties()[*party];
      if (facts.is_country && facts.headquarters != setting_.question.destination) return false;
    }
    return somebody && names_no_other_item(relation);
  }

 private:
  [[nodiscard]] bool names_no_other_item(const Relation& relation) const {
    bool names_items = false;
    for (const auto& attribute : relation.attributes.all()) {
      for (const auto& value : attribute.values) {
        const auto party = referred(value);
        if (!party || !setting_.world.is_item_or_family(*party)) continue;
        if (party == item_.party || party == item_.family) return true;
        names_items = true;
      }
    }
    return !names_items;
  }

  /// The entity that a value names, as a reference or as text that is the id of an item.
  [[nodiscard]] std::optional<Party> referred(const Scalar& value) const {
    if (const auto* id = std::get_if<EntityId>(&value)) return setting_.world.parties().find(*id);
    const auto* text = std::get_if<std::string>(&value);
    if (text == nullptr || !is_id(*text)) return std::nullopt;
    return setting_.world.parties().find(EntityId::trusted(*text));
  }

  const Setting& setting_;
  const Item& item_;
  std::set<Party> parties_;
};

Beside shown(const Setting& setting, const Relation& relation) {
  const auto& vocabulary = setting.world.vocabulary();
  const auto label = [&](const EntityId& id) {
    const auto party = setting.world.parties().find(id);
    return party ? setting.world.parties()[*party].label : id.text();
  };
  Beside beside;
  beside.kind = Beside::Kind::kRelation;
  beside.id = relation.id.text();
  beside.type = vocabulary[relation.type].id;
  beside.text =
      label(relation.subject) + " " + vocabulary[relation.type].label + " " + label(relation.object) + ".";
  beside.from = from_text(relation.valid);
  beside.until = until_text(relation.valid);
  beside.matches = holding(relation.valid.bounds().during(setting.question.during));
  beside.citation = setting.world.citation(relation.sources);
  beside.status = vocabulary[relation.status].id;
  return beside;
}

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
      view.emplace(setting.world.vocabulary(), setting.rules->definitions(), item.figures, item.party, facts);
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

std::vector<Beside> beside_of(const Setting& setting, const std::vector<Scene>& scenes, const Item& item,
                              FactNames& facts) {
  std::vector<Beside> beside;
  const Relevance relevance(setting, item);
  for (const auto& relation : setting.world.beside()) {
    if (relevance.touches(relation)) beside.push_back(shown(setting, relation));
  }
  for (const auto& scene : scenes) add_clauses(setting, scene, item, facts, beside);
  return beside;
}

}  // namespace ecgraph::legality
