#include "tests/support/second_mind/facts.hpp"

#include <algorithm>
#include <regex>

namespace ecgraph::tests::naive {
namespace {

const Number kHundred = 100;

Bounds within_percent(Number low, Number high) {
  return {std::max(low, Number(0)), std::min(high, kHundred)};
}

std::optional<Bounds> share_of(const json& attributes) {
  if (!attributes.contains("share_percent")) return std::nullopt;
  const Number share = number_of(attributes["share_percent"]);
  const std::string bound = attributes.value("bound", "");
  if (bound == "about") return within_percent(share - 1, share + 1);
  if (bound == "up to" || bound == "below" || bound == "less than") return within_percent(0, share);
  if (bound == "at least" || bound == "more than" || bound == "much more than" || bound == "just over")
    return within_percent(share, kHundred);
  return within_percent(share, share);
}

/// Statuses of statements that hold, of which only a fact is certain.
bool holds(const std::string& status) {
  return status == "fact" || status == "stated" || status == "reported" || status == "alleged" ||
         status == "disputed";
}

}  // namespace

Facts::Facts(const std::vector<json>& statements) {
  for (const auto& statement : statements) {
    if (statement.at("kind") == "entity") entities[statement.at("id")] = statement;
    if (statement.at("kind") != "source" && statement.at("kind") != "claim") note_dates(statement);
  }
  for (const auto& [id, entity] : entities) {
    const auto& own = properties(id);
    headquarters_[id] = headquarters_of(id);
    if (own.contains("iso3166_1_alpha2")) country_ids[own["iso3166_1_alpha2"]] = id;
  }
  for (const auto& statement : statements) {
    if (statement.at("kind") == "relation") add_relation(statement);
    if (statement.at("kind") == "rule") add_rule(statement);
  }
}

/// Anything that looks like a date may be one.
void Facts::note_dates(const json& document) {
  if (document.is_structured()) {
    for (const auto& part : document) note_dates(part);
    return;
  }
  if (!document.is_string() || document.get_ref<const std::string&>().size() > 30) return;
  static const std::regex date(R"([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?[~?%]?)");
  std::string text = document;
  for (const auto& part :
       {text.substr(0, text.find('/')),
        text.substr(text.find('/') == std::string::npos ? text.size() : text.find('/') + 1)}) {
    if (!std::regex_match(part, date)) continue;
    const auto days = written(part);
    first_day = std::min(first_day, days.first);
    last_day = std::max(last_day, days.last + 1);
  }
}

void Facts::add_relation(const json& relation) {
  const std::string type = relation.at("type"), status = relation.at("status");
  const std::string subject = relation.at("subject"), object = relation.at("object");
  const auto attributes = relation.value("attributes", json::object());
  const bool is_fact = status == "fact";
  if (!holds(status)) return;
  const Span span = span_of(relation);
  if (type == "member_of_group" && is_fact) {
    const std::string country = properties(subject).value("iso3166_1_alpha2", "");
    const std::string group = properties(object).value("group_code", "");
    if (country.empty() || group.empty()) return;
    groups.insert(group);
    memberships[{country, group}].push_back({span, !attributes.contains("certainty")});
  } else if (type == "listed_on") {
    const std::string from = relation.value("valid", json::object()).value("from", "");
    listings[subject].push_back(
        {subject, object, attributes.value("review_policy", ""), span, public_from(relation, from), is_fact});
  } else if (type == "absent_from" && is_fact) {
    absences.push_back({subject, object, span});
  } else if (type == "owns") {
    holdings[object].push_back({subject, object, span, is_fact, share_of(attributes)});
  }
}

void Facts::add_rule(const json& document) {
  const std::string kind = document.at("rule_kind"), id = document.at("id");
  const Rule& rule =
      rules[id] = {id, document.at("regime"), public_from(document, document.value("effective", ""))};
  for (const auto& predicate : document.value("predicates", json::array()))
    predicates[predicate.at("id")] = ItemTest(predicate.at("test"));
  // Without effect; but another clause may name the rule as what closed it.
  if (kind == "bill" || kind == "draft_rule" || kind == "announcement") return;
  for (const auto& alias : document.value("destination_aliases", json::array()))
    aliases.push_back({&rule, alias.at("code"), alias.at("treat_as"), day_number(alias.at("from"))});
  for (const auto& clause : document.value("clauses", json::array())) clauses.emplace_back(rule, clause);
}

const json& Facts::properties(const std::string& entity) const {
  static const json none = json::object();
  const auto found = entities.find(entity);
  return found == entities.end() || !found->second.contains("properties") ? none
                                                                          : found->second["properties"];
}

bool Facts::is_country(const std::string& party) const {
  return properties(party).contains("iso3166_1_alpha2");
}

std::string Facts::headquarters(const std::string& party) const {
  const auto found = headquarters_.find(party);
  return found == headquarters_.end() ? "" : found->second;
}

std::string Facts::headquarters_of(const std::string& party) const {
  const auto& own = properties(party);
  if (own.contains("iso3166_1_alpha2")) return own["iso3166_1_alpha2"];
  if (!own.contains("headquarters")) return "";
  const auto& seat = own["headquarters"];
  const std::string country = seat.is_array() ? seat.at(0) : seat;
  return properties(country).value("iso3166_1_alpha2", "");
}

}  // namespace ecgraph::tests::naive
