#include "tests/support/legality_worlds/party_draw.hpp"

#include <algorithm>

#include "tests/support/legality_worlds/statement_parts.hpp"

namespace ecgraph::tests {

namespace {

using nlohmann::json;

const std::vector<std::string> kPolicies{"policy_of_denial", "presumption_of_denial", "case_by_case",
                                         "presumption_of_approval", "unspecified"};

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
  return text;
}

}  // namespace

std::string country_id(const std::string& code) { return "country-" + lower(code); }

void PartyDraw::draw() {
  countries();
  groups();
  lists();
  firms();
  listings();
  owners();
}

void PartyDraw::add_relation(const std::string& type, const std::string& subject, const std::string& object,
                             json valid, json attributes, int fact_percent) {
  world_.statements.push_back(
      a_relation_document(random_, world_.statements.size(),
                          {type, subject, object, std::move(valid), std::move(attributes), fact_percent}));
}

void PartyDraw::countries() {
  world_.countries = {"US", "CN", "HK", "MO", "AE", "DE", "KH", "MY"};
  for (const auto& code : world_.countries) {
    world_.statements.push_back(
        an_entity_document(random_, "country", country_id(code), {{"iso3166_1_alpha2", code}}));
  }
}

void PartyDraw::groups() {
  world_.groups = {"D:1", "D:5", "A:5", "A:6"};
  for (std::size_t i = 0; i < world_.groups.size(); ++i) {
    const auto id = "group-" + std::to_string(i + 1);
    world_.statements.push_back(
        an_entity_document(random_, "country_group", id, {{"group_code", world_.groups[i]}}));
    for (const auto& country : world_.countries) {
      if (!random_.chance(country == "US" ? 4 : 30)) continue;
      json attributes = json::object();
      if (random_.chance(4)) attributes["certainty"] = "unknown";
      add_relation("member_of_group", country_id(country), id, dates_.interval(), attributes, 95);
      if (random_.chance(10))
        add_relation("member_of_group", country_id(country), id, dates_.interval(), json::object(), 95);
    }
  }
}

void PartyDraw::lists() {
  for (int i = 1; i <= 2; ++i) {
    json properties = json::object();
    if (random_.chance(40)) {
      json days = json::array();
      for (int left = random_.between(1, 2); left > 0; --left) days.push_back(dates_.day().text());
      properties["complete_as_of"] = std::move(days);
    }
    world_.lists.push_back("list-" + std::to_string(i));
    world_.statements.push_back(an_entity_document(random_, "list", world_.lists.back(), properties));
  }
}

void PartyDraw::firms() {
  const std::vector<std::string> types{"company", "company", "company", "company", "company",     "company",
                                       "company", "company", "fund",    "person",  "organisation"};
  for (std::size_t i = 0; i < types.size(); ++i) {
    const auto id = types[i] + "-" + std::to_string(i + 1);
    json properties = json::object();
    if (types[i] != "person" && !random_.chance(12))
      properties["headquarters"] =
          country_id(random_.chance(i < 4 ? 65 : 15) ? "US" : random_.one_of(world_.countries));
    world_.statements.push_back(an_entity_document(random_, types[i], id, properties));
    if (types[i] != "person" && types[i] != "fund") world_.firms.push_back(id);
    if (types[i] == "company") world_.companies.push_back(id);
    if (types[i] != "fund") listable_.push_back(id);
    if (types[i] != "organisation") holders_.push_back(id);
  }
  holders_.push_back(country_id(random_.one_of(world_.countries)));
}

json PartyDraw::listing_attributes() {
  json attributes = json::object();
  if (random_.chance(80)) attributes["review_policy"] = random_.one_of(kPolicies);
  if (random_.chance(30)) {
    json footnote{{"footnote", random_.between(1, 5)}};
    if (random_.chance(50)) footnote["from"] = dates_.day().text();
    attributes["footnotes"] = json::array({footnote});
  }
  return attributes;
}

void PartyDraw::listed(const std::string& firm, const std::string& list) {
  const bool rewritten = random_.chance(25);
  auto valid = rewritten ? dates_.ended_interval() : dates_.interval();
  const auto until = valid.value("until", "");
  add_relation("listed_on", firm, list, valid, listing_attributes(), 80);
  auto& first = world_.statements.back();
  if (random_.chance(25)) first[random_.chance(50) ? "announced" : "published"] = dates_.written();
  if (!rewritten || until.starts_with("..")) return;
  add_relation("listed_on", firm, list, {{"from", until}}, listing_attributes(), 95);
  if (random_.chance(40)) world_.statements.back()["announced"] = dates_.written();
}

void PartyDraw::listings() {
  for (const auto& firm : listable_) {
    for (const auto& list : world_.lists) {
      if (random_.chance(30)) listed(firm, list);
      if (random_.chance(60)) {
        auto valid = random_.chance(75) ? json{{"from", ".."}} : dates_.interval();
        add_relation("absent_from", firm, list, valid, json::object(), 95);
      }
    }
  }
}

void PartyDraw::owners() {
  for (const auto& owned : world_.companies) owners_of(owned);
}

void PartyDraw::owners_of(const std::string& owned) {
  // A little short of half, half, a little more; sums of two that meet the line.
  static const std::vector<int> kShares{500,  1000, 2000, 2400, 2500, 2600, 3000, 4900,
                                        4999, 5000, 5001, 5100, 6000, 7500, 10000};
  static const std::vector<std::string> kBounds{"about", "up to", "at least", "more than"};
  const int most = random_.chance(8) ? 20000 : 10000;  // sometimes more than there is
  int held = 0;
  std::vector<std::string> taken{owned};
  for (int left = random_.between(0, 3); left > 0; --left) {
    const auto& owner = random_.one_of(holders_);
    if (std::find(taken.begin(), taken.end(), owner) != taken.end()) continue;
    taken.push_back(owner);
    json attributes = json::object();
    const int share = random_.one_of(kShares);
    if (random_.chance(85) && held + share <= most) {
      held += share;
      attributes["share_percent"] = hundredths(share);
      if (random_.chance(25)) attributes["bound"] = random_.one_of(kBounds);
    }
    auto valid = random_.chance(50) ? json{{"from", ".."}} : dates_.interval();
    add_relation("owns", owner, owned, valid, attributes, 88);
  }
}

}  // namespace ecgraph::tests
