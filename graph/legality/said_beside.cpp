#include "graph/legality/said_beside.hpp"

#include <algorithm>

namespace ecgraph::legality {

namespace {

std::string label(const Setting& setting, const EntityId& id) {
  const auto party = setting.world.parties().find(id);
  return party ? setting.world.parties()[*party].label : id.text();
}

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
    if (relation.type == setting_.world.vocabulary().legality.licence && is_at_home(relation.subject))
      return false;
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
  /// Whether the shipment stays in the country of the regime, or of who grants: nothing is granted for it.
  [[nodiscard]] bool is_at_home(const EntityId& grantor) const {
    const auto destination = setting_.question.destination;
    const auto party = setting_.world.parties().find(grantor);
    return destination.text() == setting_.regime ||
           (party && setting_.world.parties()[*party].headquarters == destination);
  }
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

/// The values of an attribute as text: ids and words as written, or the labels of entities.
std::string listed(const Setting& setting, const Relation& relation, const std::string& attribute,
                   bool by_label) {
  const auto* values = attribute.empty() ? nullptr : relation.attributes.find(attribute);
  std::string text;
  if (values == nullptr) return text;
  for (const auto& value : *values) {
    const auto* id = std::get_if<EntityId>(&value);
    const auto* words = std::get_if<std::string>(&value);
    if (id == nullptr && words == nullptr) continue;
    text += text.empty() ? "" : ", ";
    text += id == nullptr ? *words : (by_label ? label(setting, *id) : id->text());
  }
  return text;
}

/// ", from 2025-08, until 2026": "not later than" where only that is known of the start.
std::string dates(const Validity& valid) {
  constexpr std::string_view kNotLaterThan = "../";
  std::string text;
  if (valid.from()) {
    const auto& from = valid.from()->text();
    text = from.starts_with(kNotLaterThan) ? ", from " + from.substr(kNotLaterThan.size()) + " or before"
                                           : ", from " + from;
  }
  if (valid.until()) text += ", until " + valid.until()->text();
  return text;
}

/// "BIS grants a licence to Nvidia for nvidia-h20 (customers in China), from 2025-08."
std::string sentence(const Setting& setting, const Relation& relation) {
  const auto& vocabulary = setting.world.vocabulary();
  const auto& terms = vocabulary.legality;
  const auto goods = listed(setting, relation, terms.goods, false);
  const auto counterparty = listed(setting, relation, terms.counterparty, true);
  return label(setting, relation.subject) + " " + vocabulary[relation.type].label + " " +
         label(setting, relation.object) + (goods.empty() ? "" : " for " + goods) +
         (counterparty.empty() ? "" : " (" + counterparty + ")") + dates(relation.valid) + ".";
}

Beside shown(const Setting& setting, const Relation& relation) {
  const auto& vocabulary = setting.world.vocabulary();
  Beside beside;
  beside.kind = Beside::Kind::kRelation;
  beside.id = relation.id.text();
  beside.type = vocabulary[relation.type].id;
  beside.text = sentence(setting, relation);
  beside.from = relation.valid.from() ? relation.valid.from()->text() : "";
  beside.until = relation.valid.until() ? relation.valid.until()->text() : "";
  beside.matches = holding(relation.valid.bounds().during(setting.question.during));
  beside.citation = setting.world.citation(relation.sources);
  beside.status = vocabulary[relation.status].id;
  return beside;
}

/// What came first of its announcement and its effect; null when it has neither date.
const EdtfDate* first_date(const Rule& rule) {
  const auto* announced = rule.announced ? &*rule.announced : nullptr;
  const auto* effective = rule.effective ? &*rule.effective : nullptr;
  if (announced == nullptr || effective == nullptr) return announced == nullptr ? effective : announced;
  return announced->earliest() <= effective->earliest() ? announced : effective;
}

/// When a rule without clauses stands.
ValidityBounds standing(const Rule& rule) {
  ValidityBounds bounds;
  bounds.from_latest = Day::beginning_of_time();
  if (const auto* from = first_date(rule)) {
    bounds.from_earliest = from->earliest();
    bounds.from_latest = from->latest();
  }
  if (rule.ended) {
    bounds.until_earliest = rule.ended->earliest();
    bounds.until_latest = rule.ended->latest();
  }
  return bounds;
}

Beside shown(const Setting& setting, const Rule& rule) {
  Beside beside;
  beside.kind = Beside::Kind::kRule;
  beside.id = rule.id.text();
  beside.type = rule.kind;
  beside.text = rule.title + " (" + rule.regime + ").";
  const auto* from = first_date(rule);
  beside.from = from != nullptr ? from->text() : "";
  beside.until = rule.ended ? rule.ended->text() : "";
  beside.matches = holding(standing(rule).during(setting.question.during));
  beside.citation = setting.world.citation(rule.sources);
  return beside;
}

/// The days that a claim speaks of: all, where it does not say.
Interval days_of(const Claim& claim) {
  if (!claim.holds) return Interval::always();
  const Day last = claim.holds->latest();
  const Day until = last.is_finite() ? last.plus(1) : Day::end_of_time();
  return Interval::make(claim.holds->earliest(), until).value_or(Interval::always());
}

std::string claimants(const Setting& setting, const Claim& claim) {
  std::string text;
  for (const auto& id : claim.asserted_by) text += (text.empty() ? "" : ", told by ") + label(setting, id);
  if (claim.attribution.empty()) return text;
  return text.empty() ? claim.attribution : claim.attribution + ", told by " + text;
}

/// "Bloomberg on Nvidia H800 SXM5: export to China allowed until October 2023."
Beside shown(const Setting& setting, const Claim& claim) {
  const auto who = claimants(setting, claim);
  const auto days = days_of(claim);
  Beside beside;
  beside.kind = Beside::Kind::kClaim;
  beside.id = claim.id.text();
  beside.type = claim.topic;
  beside.text =
      (who.empty() ? "Said of " : who + " on ") + label(setting, claim.subject) + ": " + claim.value + ".";
  beside.from = days.from().is_finite() ? days.from().text() : "";
  beside.until = days.until().is_finite() ? days.until().text() : "";
  beside.matches = claim.holds ? Kleene::kTrue : Kleene::kUnknown;
  beside.citation = setting.world.citation(claim.sources);
  beside.status = setting.world.vocabulary()[claim.status].id;
  return beside;
}

bool is_item_or_its_family(const Setting& setting, const Item& item, const EntityId& id) {
  const auto party = setting.world.parties().find(id);
  return party && (party == item.party || party == item.family);
}

bool is_about(const Setting& setting, const Claim& claim, const Item& item) {
  return is_item_or_its_family(setting, item, claim.subject) ||
         std::any_of(claim.about.begin(), claim.about.end(),
                     [&](const EntityId& id) { return is_item_or_its_family(setting, item, id); });
}

}  // namespace

std::vector<NamingRule> naming_rules(const Setting& setting) {
  std::vector<NamingRule> rules;
  for (const auto& rule : setting.rules->rules()) {
    const auto* kind = setting.world.vocabulary().rule_kind(rule->kind);
    if (kind == nullptr || !kind->shown_beside || !rule->clauses.empty()) continue;
    if (!setting.rules->known(rule->id, setting.reading)) continue;
    if (standing(*rule).during(setting.question.during) == Holds::kNo) continue;
    auto named = setting.world.item_names().in(rule->title);
    if (!named.empty()) rules.push_back({rule.get(), std::move(named)});
  }
  return rules;
}

void add_relations(const Setting& setting, const Item& item, std::vector<Beside>& to) {
  const Relevance relevance(setting, item);
  for (const auto& relation : setting.world.beside()) {
    if (relevance.touches(relation)) to.push_back(shown(setting, relation));
  }
}

void add_rules(const Setting& setting, const std::vector<NamingRule>& rules, const Item& item,
               std::vector<Beside>& to) {
  for (const auto& [rule, named] : rules) {
    const bool names_it =
        (item.party && named.contains(*item.party)) || (item.family && named.contains(*item.family));
    if (names_it) to.push_back(shown(setting, *rule));
  }
}

void add_claims(const Setting& setting, const Item& item, std::vector<Beside>& to) {
  for (const auto& claim : setting.world.claims()) {
    if (is_about(setting, claim, item) && days_of(claim).overlaps(setting.question.during))
      to.push_back(shown(setting, claim));
  }
}

}  // namespace ecgraph::legality
