#include "tests/graph/legality/random/built_in_world.hpp"

#include <algorithm>
#include <set>

#include "graph/time/edtf_date.hpp"
#include "schema/embedded.hpp"

namespace ecgraph::tests {

namespace {

using nlohmann::json;

constexpr std::size_t kEachNth = 3;  ///< of the countries in some group

bool is_read(std::string_view path) {
  return path.starts_with("entities/") || path.starts_with("items/") || path.starts_with("relations/") ||
         path.starts_with("rules/") || path == "sources.json";
}

/// What the engine reads of relations; the rest only takes time.
bool bears_on_verdicts(const json& statement) {
  static const std::set<std::string> kTypes{"listed_on", "absent_from", "owns", "member_of_group"};
  return statement["kind"] != "relation" || kTypes.contains(statement["type"].get<std::string>());
}

std::vector<json> documents() {
  std::vector<json> all;
  for (const auto& file : embedded::seed()) {
    if (!is_read(file.path)) continue;
    auto document = json::parse(file.text);
    if (!document.is_array()) document = json::array({document});
    for (auto& statement : document) {
      if (bears_on_verdicts(statement)) all.push_back(std::move(statement));
    }
  }
  return all;
}

/// Adds the days that the dates in `valid` may mean.
void add_days(const json& valid, std::set<Day>& days) {
  for (const char* end : {"from", "until"}) {
    const auto text = valid.value(end, "..");
    if (text == "..") continue;
    const auto date = EdtfDate::parse(text).value();
    for (const Day day : {date.earliest(), date.latest()}) {
      if (day.is_finite()) days.insert(day);
    }
  }
}

/// Who is named in the built-in data, and when.
class Roster {
 public:
  explicit Roster(RandomWorld& world) : world_(world) {
    for (const auto& statement : world.statements) {
      const auto& kind = statement["kind"];
      if (kind == "entity") add_entity(statement);
      if (kind == "rule") add_rule(statement);
    }
    for (const auto& statement : world.statements) {
      if (statement["kind"] == "relation") add_relation(statement);
    }
    world.countries = {"US", "CN", "HK"};
    std::size_t number = 0;
    for (const auto& code : member_codes_) {
      if (number++ % kEachNth == 0) world.countries.push_back(code);
    }
    world.firms.assign(firms_.begin(), firms_.end());
    for (const auto& firm : firms_) {
      if (types_.at(firm) == "company") world.companies.push_back(firm);
    }
    world.regimes.assign(regimes_.begin(), regimes_.end());
    world.days.assign(days_.begin(), days_.end());
  }

 private:
  void add_entity(const json& entity) {
    const auto id = entity["id"].get<std::string>();
    const auto type = entity["type"].get<std::string>();
    types_[id] = type;
    if (type == "chip" || type == "hbm_stack") world_.chips.push_back(id);
    if (type == "chip_family") world_.families.push_back(id);
    if (type == "list") world_.lists.push_back(id);
    if (type == "country") codes_[id] = entity["properties"]["iso3166_1_alpha2"].get<std::string>();
  }

  void add_rule(const json& rule) {
    const auto id = rule["id"].get<std::string>();
    world_.rules.push_back(id);
    regimes_.insert(rule["regime"].get<std::string>());
    for (const auto& clause : rule.value("clauses", json::array())) {
      add_days(clause["valid"], days_);
      for (const char* name : {"operative_from", "not_enforced_from"}) {
        if (clause.contains(name)) days_.insert(Day::parse(clause[name].get<std::string>()).value());
      }
    }
  }

  void add_relation(const json& relation) {
    if (relation.contains("valid")) add_days(relation["valid"], days_);
    for (const char* end : {"subject", "object"}) {
      const auto id = relation[end].get<std::string>();
      if (const auto code = codes_.find(id); code != codes_.end()) member_codes_.insert(code->second);
      const auto& type = types_.at(id);
      if (type == "company" || type == "organisation") firms_.insert(id);
    }
  }

  RandomWorld& world_;
  std::map<std::string, std::string> types_, codes_;
  std::set<std::string> member_codes_, firms_, regimes_;
  std::set<Day> days_;
};

}  // namespace

RandomWorld built_in_world() {
  RandomWorld world;
  world.statements = documents();
  Roster{world};
  return world;
}

}  // namespace ecgraph::tests
