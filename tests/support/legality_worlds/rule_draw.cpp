#include "tests/support/legality_worlds/rule_draw.hpp"

#include <algorithm>

#include "tests/support/legality_worlds/statement_parts.hpp"

namespace ecgraph::tests {

namespace {

using nlohmann::json;

const std::vector<std::string> kDefaultReviews{
    "policy_of_denial", "presumption_of_denial", "case_by_case", "presumption_of_approval",
    "unspecified",      "from_listing",          "from_owner"};

void add_clause(json& rule, json clause) { rule["clauses"].push_back(std::move(clause)); }

}  // namespace

void RuleDraw::draw() {
  const int count = random_.between(4, 8);
  for (int i = 1; i <= count; ++i) world_.rules.push_back("rule-" + std::to_string(i));
  for (const auto& id : world_.rules) {
    rules_.push_back(rule(id));
    add_predicates(rules_.back());
    add_asking_clauses(rules_.back());
  }
  for (auto& one : rules_) {
    if (!world_.clauses.empty() && random_.chance(65)) add_other_clauses(one);
  }
  for (auto& one : rules_) world_.statements.push_back(std::move(one));
}

json RuleDraw::rule(const std::string& id) {
  static const std::vector<std::string> kKinds{"item_control", "item_control", "end_user_list", "end_use",
                                               "statute",      "guidance",     "suspension",    "embargo"};
  static const std::vector<std::string> kIdleKinds{"bill", "draft_rule", "announcement"};
  const std::string regime = random_.chance(80) ? "US" : word_of(random_, {"NL", "CN"});
  if (std::find(world_.regimes.begin(), world_.regimes.end(), regime) == world_.regimes.end())
    world_.regimes.push_back(regime);
  json made{{"kind", "rule"},
            {"id", id},
            {"regime", regime},
            {"rule_kind", random_.one_of(random_.chance(8) ? kIdleKinds : kKinds)},
            {"issuer", "Issuer"},
            {"title", "The rule " + id},
            {"confidence", drawn_confidence(random_)},
            {"verification", drawn_verification(random_)},
            {"sources", {kRandomSource}}};
  add_dates(made);
  if (random_.chance(12)) made["amends"] = {random_.one_of(world_.rules)};
  if (random_.chance(8)) made["suspends"] = {random_.one_of(world_.rules)};
  if (random_.chance(25)) add_aliases(made);
  return made;
}

void RuleDraw::add_dates(json& rule) {
  for (const char* name : {"announced", "published", "effective"}) {
    if (random_.chance(50)) rule[name] = dates_.written();
  }
}

void RuleDraw::add_aliases(json& rule) {
  rule["destination_aliases"] = json::array(
      {{{"code", "HK"}, {"treat_as", random_.chance(80) ? "CN" : "MO"}, {"from", dates_.day().text()}}});
}

void RuleDraw::add_predicates(json& rule) {
  for (int left = random_.between(0, 2); left > 0; --left) {
    const auto id = "P" + std::to_string(world_.predicates.size() + 1);
    rule["predicates"].push_back({{"id", id},
                                  {"valid", dates_.interval()},
                                  {"test", tests_.item()},
                                  {"citation", "the definition of " + id},
                                  {"verification", drawn_verification(random_)}});
    world_.predicates.push_back(id);
  }
}

std::string RuleDraw::another_rule() { return random_.one_of(world_.rules); }

json RuleDraw::clause(const json& rule, const std::string& effect) {
  const auto number = rule.contains("clauses") ? rule["clauses"].size() + 1 : 1;
  json made{{"id", "c" + std::to_string(number)},
            {"effect", effect},
            {"item", tests_.item()},
            {"destination", tests_.countries()},
            {"citation", "the clause " + std::to_string(number)},
            {"confidence", drawn_confidence(random_)}};
  auto valid = random_.chance(35) ? dates_.ended_interval() : dates_.interval();
  if (valid.contains("until") && random_.chance(50)) valid["until_set_by"] = another_rule();
  made["valid"] = std::move(valid);
  if (random_.chance(50)) made["end_user"] = tests_.end_user();
  if (random_.chance(7)) made["certainty"] = "unknown";
  return made;
}

void RuleDraw::add_enforcement(json& clause) {
  if (random_.chance(12)) clause["operative_from"] = dates_.day().text();
  if (!random_.chance(12)) return;
  clause["not_enforced_from"] = dates_.day().text();
  if (random_.chance(60)) clause["not_enforced_by"] = another_rule();
}

void RuleDraw::add_asking_clauses(json& rule) {
  for (int left = random_.between(1, 3); left > 0; --left) {
    const bool forbids = random_.chance(12);
    auto made = clause(rule, forbids ? "prohibited" : "licence_required");
    if (!forbids || random_.chance(10)) made["default_review"] = random_.one_of(kDefaultReviews);
    if (random_.chance(20)) {
      made["addressee"] = world_.companies[random_.between<std::size_t>(0, 3)];
      if (random_.chance(60)) rule["rule_kind"] = "is_informed_letter";
    }
    if (random_.chance(15)) made["reaches_foreign_made"] = true;
    add_enforcement(made);
    if (!forbids)
      world_.clauses.push_back(rule["id"].get<std::string>() + "#" + made["id"].get<std::string>());
    add_clause(rule, std::move(made));
  }
}

json RuleDraw::some_requirements() {
  std::vector<std::string> names;
  for (const auto& name : world_.clauses) {
    if (random_.chance(55)) names.push_back(name);
  }
  if (names.empty()) names.push_back(random_.one_of(world_.clauses));
  return names;
}

json RuleDraw::also_named() {
  json also{{"name", "Exception renamed"}, {"from", dates_.day().text()}};
  if (random_.chance(30)) return also;
  json tests = json::array();
  for (int left = random_.between(1, 2); left > 0; --left) {
    if (random_.chance(50)) {
      tests.push_back({{"destination", tests_.countries()}});
    } else {
      tests.push_back({{"end_user", tests_.end_user()}});
    }
  }
  also["unless"] = {{"any", std::move(tests)}};
  return also;
}

json RuleDraw::exception(const json& rule) {
  auto made = clause(rule, "exception");
  // Wide enough to be met by what it lifts.
  if (random_.chance(60)) made["destination"] = {{"all_except", json::array()}};
  if (random_.chance(60)) made.erase("end_user");
  if (random_.chance(50)) made["valid"] = {{"from", ".."}};
  if (random_.chance(30)) made["item"] = {{"const", true}};
  made["name"] = "Exception of " + rule["id"].get<std::string>();
  made["overrides"] = some_requirements();
  made["usable_without_more_facts"] = random_.chance(75);
  if (random_.chance(30)) made["conditions"] = json::array({"a notice before"});
  if (random_.chance(25)) made["also_named"] = also_named();
  return made;
}

json RuleDraw::review_policy(const json& rule) {
  auto made = clause(rule, "review_policy");
  if (random_.chance(60)) made["destination"] = {{"all_except", json::array()}};
  made["policy"] = word_of(random_, {"policy_of_denial", "presumption_of_denial", "case_by_case",
                                     "presumption_of_approval", "unspecified"});
  made["applies_to"] = some_requirements();
  made["priority"] = random_.one_of(std::vector{0, 10, 10, 20, -5});
  return made;
}

void RuleDraw::add_other_clauses(json& rule) {
  for (int left = random_.between(1, 2); left > 0; --left) {
    const int what = random_.between(0, 99);
    if (what < 48) {
      add_clause(rule, exception(rule));
    } else if (what < 92) {
      add_clause(rule, review_policy(rule));
    } else {
      auto made = clause(rule, "tariff");
      made["rate_percent"] = random_.between(1, 25);
      add_clause(rule, std::move(made));
    }
  }
}

}  // namespace ecgraph::tests
