#include "graph/legality/world.hpp"

#include <algorithm>

namespace ecgraph::legality {

namespace {

template <class T>
bool contains(const std::vector<T>& list, const T& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

std::string from_text(const Validity& valid) {
  if (valid.open_start()) return "..";
  return valid.from() ? valid.from()->text() : "";
}

std::string until_text(const Validity& valid) { return valid.until() ? valid.until()->text() : ".."; }

Day public_from(const Relation& relation) {
  if (relation.announced) return relation.announced->earliest();
  if (relation.published) return relation.published->earliest();
  return relation.valid.from() ? relation.valid.from()->earliest() : Day::beginning_of_time();
}

/// `51`, `25 to 50`, `not stated`
std::string stated_share(const Share* share, const DecimalRange* band) {
  if (share == nullptr && band == nullptr) return "not stated";
  std::string stated = share == nullptr ? "" : share->percent().text();
  if (band != nullptr) stated += (stated.empty() ? "" : ", ") + band->low.text() + " to " + band->high.text();
  return stated;
}

/// What a share and a band leave together; anywhere around them when they exclude each other.
ShareRange within_both(const ShareRange& share, const ShareRange& band) {
  const auto both = common(share, band);
  if (both.low <= both.high) return both;
  return {std::min(share.low, band.low), std::max(share.high, band.high)};
}

std::string footnote_text(const std::vector<Scalar>* values) {
  std::string text;
  if (values == nullptr) return text;
  for (const auto& value : *values) {
    const auto* footnote = std::get_if<Footnote>(&value);
    if (footnote == nullptr) continue;
    text += (text.empty() ? "footnote " : ", footnote ") + std::to_string(footnote->number);
    if (footnote->from) text += " from " + footnote->from->text();
  }
  return text;
}

}  // namespace

World::World(const Vocabulary& vocabulary, const std::vector<const Statement*>& statements)
    : vocabulary_(&vocabulary) {
  std::vector<std::shared_ptr<const Rule>> rules;
  for (const auto* statement : statements) {
    if (const auto* source = std::get_if<Source>(statement)) {
      citations_[source->id] = source->citation.empty() ? source->title : source->citation;
    } else if (const auto* rule = std::get_if<Rule>(statement)) {
      rules.push_back(std::make_shared<const Rule>(*rule));
    }
  }
  std::sort(rules.begin(), rules.end(), [](const auto& a, const auto& b) { return a->id < b->id; });
  add_entities(statements);
  for (const auto* statement : statements) {
    if (const auto* relation = std::get_if<Relation>(statement)) add_relation(*relation);
    if (const auto* claim = std::get_if<Claim>(statement)) add_claim(*claim);
  }
  rules_ = std::make_shared<const RuleBook>(vocabulary, groups_, parties_, std::move(rules),
                                            std::set<RuleId>{}, statements_.next());
}

void World::add_entities(const std::vector<const Statement*>& statements) {
  for (const auto* statement : statements) {
    if (const auto* entity = std::get_if<Entity>(statement)) add_entity(*entity);
  }
  for (const auto* statement : statements) {
    if (const auto* entity = std::get_if<Entity>(statement)) add_headquarters(*entity);
  }
  for (const auto* statement : statements) {
    const auto* entity = std::get_if<Entity>(statement);
    if (entity == nullptr) continue;
    const auto& terms = vocabulary_->legality;
    const bool is_family = contains(terms.family_types, entity->type);
    if (contains(terms.item_types, entity->type)) add_item(*entity);
    if (is_family) item_like_.insert(parties_.number(entity->id));
    if (is_family || contains(terms.item_types, entity->type)) add_item_names(*entity);
  }
  std::sort(items_.begin(), items_.end(),
            [this](const Item& a, const Item& b) { return parties_.id(*a.party) < parties_.id(*b.party); });
  for (std::size_t i = 0; i < items_.size(); ++i) item_places_[*items_[i].party] = i;
}

void World::add_entity(const Entity& entity) {
  const auto& terms = vocabulary_->legality;
  const auto party = parties_.number(entity.id);
  auto& facts = parties_[party];
  facts.label = entity.label();
  facts.is_known = true;
  facts.grounds = statements_.add(
      {RecordedStatement::Kind::kEntity, entity.id.text(), entity.confidence, entity.verification, ""});
  if (const auto* code = entity.properties.get<std::string>(terms.country_code)) {
    if (const auto country = CountryCode::parse(*code, terms.country_code)) {
      facts.headquarters = *country;
      facts.is_country = true;
    }
  }
  if (const auto* group = entity.properties.get<std::string>(terms.group_code)) group_codes_[party] = *group;
  add_law_read(entity);
  add_controls(entity);
  const auto* complete = entity.properties.find(terms.complete_as_of);
  if (complete == nullptr) return;
  for (const auto& value : *complete) {
    const auto* date = std::get_if<EdtfDate>(&value);
    if (date != nullptr && date->is_exact()) listings_.add_complete_day(party, date->earliest());
  }
}

void World::add_controls(const Entity& entity) {
  for (const auto& property : vocabulary_->ownership.control_properties) {
    const auto* values = entity.properties.find(property);
    if (values == nullptr) continue;
    for (const auto& value : *values) {
      if (const auto* controller = std::get_if<EntityId>(&value))
        controls_.push_back({parties_.number(*controller), parties_.number(entity.id), property});
    }
  }
}

void World::add_law_read(const Entity& entity) {
  const auto& terms = vocabulary_->legality;
  const auto* code = entity.properties.get<std::string>(terms.country_code);
  const auto* until = entity.properties.get<EdtfDate>(terms.law_read_until);
  const auto* text_of = entity.properties.get<EdtfDate>(terms.law_text_of);
  if (code == nullptr || (until == nullptr && text_of == nullptr)) return;
  LawRead& read = law_read_[*code];
  if (until != nullptr) read.until = *until;
  if (text_of != nullptr) read.text_of = *text_of;
}

void World::add_headquarters(const Entity& entity) {
  const auto* place = entity.properties.get<EntityId>(vocabulary_->legality.headquarters);
  if (place == nullptr) return;
  auto& facts = parties_[parties_.number(entity.id)];
  const auto country = parties_.find(*place);
  if (facts.is_country || !country) return;
  const auto& country_facts = parties_[*country];
  if (country_facts.is_country) facts.headquarters = country_facts.headquarters;
}

void World::add_item(const Entity& entity) {
  const auto& terms = vocabulary_->legality;
  Item item;
  item.party = parties_.number(entity.id);
  item.label = entity.label();
  item.figures = figures_of(*vocabulary_, entity.properties, parties_[*item.party].grounds);
  if (const auto* makers = entity.properties.find(terms.maker)) {
    for (const auto& value : *makers) {
      const auto* maker = std::get_if<EntityId>(&value);
      if (maker == nullptr) continue;
      item.makers.push_back(parties_.number(*maker));
      item.maker_headquarters.push_back(parties_[item.makers.back()].headquarters);
    }
  }
  if (const auto* family = entity.properties.get<EntityId>(terms.family))
    item.family = parties_.number(*family);
  if (const auto* launch = entity.properties.get<EdtfDate>(terms.launch)) item.launch = *launch;
  item_like_.insert(*item.party);
  items_.push_back(std::move(item));
}

void World::add_item_names(const Entity& entity) {
  const auto party = parties_.number(entity.id);
  for (const auto& name : entity.names) item_names_.add(name.name, party);
}

void World::add_claim(const Claim& claim) {
  const auto& topic = vocabulary_->legality.legality_topic;
  if (!topic.empty() && claim.topic == topic && (*vocabulary_)[claim.status].holds) claims_.push_back(claim);
}

void World::add_relation(const Relation& relation) {
  const auto& terms = vocabulary_->legality;
  if (!(*vocabulary_)[relation.status].holds) return;
  if (relation.type == terms.group_membership) return add_membership(relation);
  if (relation.type == terms.listing || relation.type == terms.not_listed) return add_listing(relation);
  if (relation.type == terms.ownership) return add_holding(relation);
  if (contains(terms.beside, relation.type)) beside_.push_back(relation);
}

Grounds World::grounds_of(const Relation& relation) {
  const bool is_fact = relation.status == vocabulary_->default_status;
  return statements_.add({RecordedStatement::Kind::kRelation, relation.id.text(), relation.confidence,
                          relation.verification, is_fact ? "" : (*vocabulary_)[relation.status].id});
}

void World::add_membership(const Relation& relation) {
  if (relation.status != vocabulary_->default_status) return;
  const auto country = parties_.find(relation.subject);
  const auto group = parties_.find(relation.object);
  if (!country || !group || !parties_[*country].headquarters || !group_codes_.contains(*group)) return;
  Membership membership;
  membership.country = *parties_[*country].headquarters;
  membership.valid = relation.valid.bounds();
  membership.from = from_text(relation.valid);
  membership.until = until_text(relation.valid);
  membership.certain = relation.attributes.find(vocabulary_->legality.membership_certainty) == nullptr;
  membership.grounds = grounds_of(relation);
  groups_.add(group_codes_.at(*group), std::move(membership));
}

void World::add_listing(const Relation& relation) {
  const auto& terms = vocabulary_->legality;
  const auto party = parties_.number(relation.subject);
  const auto list = parties_.number(relation.object);
  const auto grounds = grounds_of(relation);
  const bool is_fact = relation.status == vocabulary_->default_status;
  if (relation.type == terms.not_listed) {
    if (is_fact)
      listings_.add(party, list, Absence{relation.valid.bounds(), citation(relation.sources), grounds});
    return;
  }
  Listing listing{relation.id,
                  relation.valid.bounds(),
                  from_text(relation.valid),
                  until_text(relation.valid),
                  is_fact,
                  std::nullopt,
                  footnote_text(relation.attributes.find(terms.footnotes)),
                  public_from(relation),
                  citation(relation.sources),
                  grounds};
  if (const auto* policy = relation.attributes.get<std::string>(terms.review_policy)) {
    listing.policy = vocabulary_->review_policy(*policy);
  }
  listings_.add(party, list, std::move(listing));
}

void World::add_holding(const Relation& relation) {
  const auto& terms = vocabulary_->legality;
  const auto* share = relation.attributes.get<Share>(terms.share);
  const auto* bound = relation.attributes.get<std::string>(terms.share_bound);
  const auto* band = relation.attributes.get<DecimalRange>(terms.share_range);
  Holding holding{relation.id,
                  parties_.number(relation.subject),
                  std::nullopt,
                  relation.valid.bounds(),
                  relation.status == vocabulary_->default_status,
                  "",
                  citation(relation.sources),
                  grounds_of(relation),
                  public_from(relation)};
  if (share != nullptr) {
    holding.share =
        share_range(share->percent(), bound == nullptr ? std::string_view{} : std::string_view{*bound});
  }
  if (band != nullptr) {
    const ShareRange range{within_percent(band->low), within_percent(band->high)};
    holding.share = holding.share ? within_both(*holding.share, range) : range;
  }
  holding.shown = (bound == nullptr ? "" : *bound + " ") + stated_share(share, band) + " [" +
                  from_text(relation.valid) + ", " + until_text(relation.valid) + ")";
  if (!holding.decides) holding.shown += " " + (*vocabulary_)[relation.status].id;
  holdings_.add(parties_.number(relation.object), std::move(holding));
}

std::shared_ptr<const RuleBook> World::rules(const std::set<RuleId>& without,
                                             const std::vector<Rule>& with) const {
  if (without.empty() && with.empty()) return rules_;
  std::map<RuleId, std::shared_ptr<const Rule>> by_id;
  for (const auto& rule : rules_->rules()) by_id[rule->id] = rule;
  for (const auto& rule : with) by_id[rule.id] = std::make_shared<const Rule>(rule);
  std::vector<std::shared_ptr<const Rule>> rules;
  for (auto& [id, rule] : by_id) rules.push_back(std::move(rule));
  return std::make_shared<const RuleBook>(*vocabulary_, groups_, parties_, std::move(rules), without,
                                          statements_.next());
}

const Item* World::item(const EntityId& id) const {
  const auto party = parties_.find(id);
  if (!party) return nullptr;
  const auto found = item_places_.find(*party);
  return found == item_places_.end() ? nullptr : &items_[found->second];
}

std::vector<const Item*> World::members(const EntityId& family) const {
  std::vector<const Item*> members;
  const auto party = parties_.find(family);
  if (!party) return members;
  for (const auto& item : items_) {
    if (item.family == *party) members.push_back(&item);
  }
  return members;
}

std::string World::citation(const std::vector<SourceId>& sources) const {
  std::string text;
  for (const auto& source : sources) {
    const auto found = citations_.find(source);
    text += (text.empty() ? "" : "; ") + (found == citations_.end() ? source.text() : found->second);
  }
  return text;
}

}  // namespace ecgraph::legality
