#include "graph/legality/scene.hpp"

#include <algorithm>

namespace ecgraph::legality {

namespace {

/// The clauses that the reading counts, with the days on which they do.
struct Counted {
  const CompiledClause* clause;
  ValidityBounds days;
};

void add_days(const ValidityBounds& valid, std::vector<Day>& days) {
  for (const auto day : {valid.from_earliest, valid.from_latest, valid.until_earliest, valid.until_latest})
    days.push_back(day);
}

/// Makes the scene of one day.
class SceneMaker {
 public:
  SceneMaker(const Setting& setting, FactNames& facts, Day day)
      : setting_(setting),
        facts_(facts),
        day_{setting.world, *setting.rules, setting.reading, setting.regime, day, setting.lists},
        destination_(
            setting.rules->read_as(setting.question.destination, day, setting.regime, setting.reading)) {}

  Scene make(const std::vector<Counted>& counted, const Interval& days) {
    Scene scene{days, destination_.text() == setting_.regime, {}, {}, {}};
    for (const auto& one : counted) add(one, scene);
    for (const auto country : setting_.maker_countries) scene.makers[country] = maker(country);
    return scene;
  }

 private:
  void add(const Counted& counted, Scene& scene) {
    const Holds holds = counted.days.on(day_.day);
    if (holds == Holds::kNo) return;
    ClauseScene one;
    one.clause = counted.clause;
    if (setting_.question.proof == Question::Proof::kFull) one.proof.emplace();
    Recorder at = one.proof ? &*one.proof : nullptr;
    one.outside = dates(*counted.clause, holds, at);
    one.outside = both(std::move(one.outside), destination(*counted.clause, at));
    if (one.outside.value != Kleene::kFalse) test_end_user(one, at);
    if (one.outside.value == Kleene::kFalse) {
      scene.floor.rest_on(one.outside.grounds);
      if (!one.proof || one.proof->parts.size() < 3) return;  // other destinations prove nothing
    }
    if (counted.clause->clause->effect == Clause::Effect::kException)
      one.exception_name = exception_name(*counted.clause);
    scene.clauses.push_back(std::move(one));
  }

  Finding dates(const CompiledClause& clause, Holds holds, Recorder at) {
    auto* node = part(at, "dates", clause.name);
    const auto& valid = clause.clause->valid;
    if (node != nullptr) {
      node->value = day_.day.text();
      node->threshold = "[" + (valid.from() ? valid.from()->text() : "..") + ", " +
                        (valid.until() ? valid.until()->text() : "..") + ")";
    }
    conclude(node, holding(holds));
    return holds == Holds::kCertainly ? Finding::of(Kleene::kTrue)
                                      : Finding::unknown(facts_.number("dates of " + clause.name));
  }

  Finding destination(const CompiledClause& clause, Recorder at) {
    auto* node = part(at, "destination", destination_.text());
    auto finding = setting_.world.groups().contains(clause.destination, destination_, day_.day, facts_, node);
    conclude(node, finding.value);
    return finding;
  }

  void test_end_user(ClauseScene& one, Recorder at) {
    one.review = one.clause->review;
    if (!one.clause->buyer) return;
    auto* node = part(at, "end_user", setting_.buyer.name);
    auto found = test_buyer(setting_.buyer, *one.clause->buyer, day_, facts_, node);
    conclude(node, found.finding.value);
    one.outside = both(std::move(one.outside), found.finding);
    if (!one.review) one.review = found.policy;
  }

  std::string exception_name(const CompiledClause& clause) {
    const auto& also = clause.clause->also_named;
    if (!also || day_.day < also->from) return clause.clause->name;
    Kleene unless = Kleene::kFalse;
    for (const auto& set : clause.unless_destination) {
      unless = either(unless,
                      setting_.world.groups().contains(set, destination_, day_.day, facts_, nullptr).value);
    }
    for (const auto& test : clause.unless_buyer) {
      unless = either(unless, test_buyer(setting_.buyer, test, day_, facts_, nullptr).finding.value);
    }
    if (unless == Kleene::kTrue) return clause.clause->name;
    return unless == Kleene::kFalse ? also->name : clause.clause->name + " or " + also->name;
  }

  std::vector<Finding> maker(CountryCode headquarters) {
    const auto country = setting_.rules->read_as(headquarters, day_.day, setting_.regime, setting_.reading);
    std::vector<Finding> findings;
    for (const auto& set : setting_.maker_sets) {
      findings.push_back(setting_.world.groups().contains(set, country, day_.day, facts_, nullptr));
    }
    return findings;
  }

  const Setting& setting_;
  FactNames& facts_;
  BuyerDay day_;
  CountryCode destination_;
};

bool same(const ClauseScene& a, const ClauseScene& b) {
  return a.clause == b.clause && a.outside == b.outside && a.review == b.review &&
         a.exception_name == b.exception_name;
}

bool same(const Scene& a, const Scene& b) {
  return a.inside_own_country == b.inside_own_country && a.floor == b.floor && a.makers == b.makers &&
         std::equal(a.clauses.begin(), a.clauses.end(), b.clauses.begin(), b.clauses.end(),
                    [](const ClauseScene& x, const ClauseScene& y) { return same(x, y); });
}

std::vector<Counted> counted_clauses(const Setting& setting) {
  std::vector<Counted> counted;
  for (const auto& clause : setting.rules->clauses()) {
    const auto days = setting.rules->counted(clause, setting.reading);
    if (!days) continue;
    const auto possible = days->possible();
    if (possible && possible->overlaps(setting.question.during)) counted.push_back({&clause, *days});
  }
  return counted;
}

/// The days of the period on which something may change, its first day among them.
std::vector<Day> change_days(const Setting& setting, const std::vector<Counted>& counted) {
  std::vector<Day> days;
  for (const auto& one : counted) {
    add_days(one.days, days);
    if (one.clause->clause->also_named) days.push_back(one.clause->clause->also_named->from);
  }
  for (const auto& rule : setting.rules->rules()) {
    for (const auto& alias : rule->destination_aliases) days.push_back(alias.from);
  }
  setting.world.groups().add_change_days(days);
  add_change_days(setting.buyer, setting.world, days);
  const auto& during = setting.question.during;
  std::erase_if(days, [&](Day day) { return !during.contains(day); });
  days.push_back(during.from());
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  return days;
}

CountrySet foreign_makers(const LegalityTerms& terms) {
  CountrySet set;
  for (const auto& code : terms.jurisdiction.maker_codes) {
    if (const auto country = CountryCode::parse(code, "codes")) set.codes.push_back(*country);
  }
  set.groups = terms.jurisdiction.maker_groups;
  return set;
}

}  // namespace

Setting make_setting(const World& world, const Question& question, const Reading& reading,
                     const std::vector<const Item*>& items) {
  const auto& terms = world.vocabulary().legality;
  Setting setting{world,
                  question,
                  world.rules(question.without_rules, question.with_rules),
                  reading,
                  question.regime.empty() ? terms.regime : question.regime,
                  resolve_buyer(world, question),
                  std::nullopt,
                  question.exporter.has_value(),
                  false,
                  false,
                  {},
                  {},
                  {}};
  setting.limits_jurisdiction = setting.regime == terms.jurisdiction.regime;
  setting.has_clauses = setting.rules->has_clauses(setting.regime);
  if (question.exporter) setting.exporter = world.parties().find(*question.exporter);
  for (const auto& figure : terms.figures) {
    CountrySet set;
    for (const auto& code : figure.codes) {
      if (const auto country = CountryCode::parse(code, "codes")) set.codes.push_back(*country);
    }
    set.groups = figure.groups;
    setting.maker_sets.push_back(world.groups().compile(set));
  }
  setting.maker_sets.push_back(world.groups().compile(foreign_makers(terms)));
  setting.lists = setting.rules->lists(setting.regime);
  for (const auto* item : items) {
    for (const auto& country : item->maker_headquarters) {
      if (country) setting.maker_countries.push_back(*country);
    }
  }
  auto& countries = setting.maker_countries;
  std::sort(countries.begin(), countries.end());
  countries.erase(std::unique(countries.begin(), countries.end()), countries.end());
  return setting;
}

const RecordedStatement& statement(const Setting& setting, StatementNumber number) {
  const auto* found = setting.world.statements().find(number);
  return found != nullptr ? *found : *setting.rules->statements().find(number);
}

std::vector<Scene> make_scenes(const Setting& setting, FactNames& facts) {
  const auto counted = counted_clauses(setting);
  const auto days = change_days(setting, counted);
  std::vector<Scene> scenes;
  for (std::size_t i = 0; i < days.size(); ++i) {
    const Day until = i + 1 < days.size() ? days[i + 1] : setting.question.during.until();
    const auto stretch = Interval::make(days[i], until);
    if (!stretch) continue;
    auto scene = SceneMaker(setting, facts, days[i]).make(counted, *stretch);
    if (!scenes.empty() && same(scenes.back(), scene)) {
      scenes.back().days = *Interval::make(scenes.back().days.from(), until);
    } else {
      scenes.push_back(std::move(scene));
    }
  }
  return scenes;
}

}  // namespace ecgraph::legality
