#include "tests/support/second_mind/law.hpp"

#include <algorithm>

namespace ecgraph::tests::naive {

Law::Law(const Facts& all, const json& question) : facts(all) {
  if (question.contains("public_by")) public_by = written(question["public_by"]).last;
  letters = question.value("letters", "include") == "include";
  operative = question.value("view", "operative") == "operative";
  regime = question.value("regime", "US");
  for (const auto& rule : question.value("without_rules", json::array()))
    without.insert(rule.get<std::string>());
  choose_clauses();
}

void Law::choose_clauses() {
  clauses.clear();
  for (const auto& clause : facts.clauses)
    if (clause.rule->regime == regime && counts(*clause.rule) && (letters || clause.addressee.empty()))
      clauses[clause.effect].push_back(&clause);
}

Law Law::published() const {
  Law law = *this;
  law.letters = false;
  law.choose_clauses();
  return law;
}

bool Law::counts(const Rule& rule) const {
  return !without.contains(rule.id) && rule.public_day <= public_by;
}

bool Law::counts(const std::string& rule) const {
  const auto found = facts.rules.find(rule);
  return found != facts.rules.end() && counts(found->second);
}

Maybe Law::in_force(const Clause& clause, int day) const {
  if (operative && day < clause.operative_from) return Maybe::kNo;
  if (operative && day >= clause.not_enforced_from &&
      (clause.not_enforced_by.empty() || counts(clause.not_enforced_by)))
    return Maybe::kNo;
  Span span = clause.span;
  if (!clause.until_set_by.empty() && !counts(clause.until_set_by)) span.until = {kEver, kEver};
  return span.holds(day);
}

std::string Law::read_as(const std::string& country, int day) const {
  for (const auto& alias : facts.aliases)
    if (alias.code == country && day >= alias.from && alias.rule->regime == regime && counts(*alias.rule))
      return alias.treat_as;
  return country;
}

Maybe Law::member(const std::string& country, const std::string& group, int day) const {
  if (!facts.groups.contains(group)) return Maybe::kOpen;
  Maybe found = Maybe::kNo;
  const auto all = facts.memberships.find({country, group});
  if (all == facts.memberships.end()) return found;
  for (const auto& membership : all->second) {
    const Maybe holds = membership.span.holds(day);
    found = found || (membership.certain ? holds : at_most_open(holds));
  }
  return found;
}

Maybe Law::contains(const Countries& countries, const std::string& country, int day) const {
  Maybe inside = maybe((countries.everywhere && !countries.except.contains(country)) ||
                       countries.codes.contains(country));
  for (const auto& group : countries.groups) inside = inside || member(country, group, day);
  for (const auto& part : countries.any) inside = inside || contains(part, country, day);
  for (const auto& group : countries.except_groups) inside = inside && !member(country, group, day);
  return inside;
}

bool Law::is_recorded() const {
  return std::any_of(facts.clauses.begin(), facts.clauses.end(), [&](const Clause& clause) {
    return clause.rule->regime == regime &&
           (clause.effect == "licence_required" || clause.effect == "prohibited");
  });
}

std::set<std::string> Law::lists() const {
  std::set<std::string> all;
  for (const auto& clause : facts.clauses) {
    if (clause.rule->regime != regime || clause.effect != "licence_required" ||
        without.contains(clause.rule->id))
      continue;
    for (const auto& test : clause.end_user)
      if (test.kind == "listed") all.insert(test.list);
  }
  return all;
}

/// An entry that was rewritten is two adjoining ones; while the later is not public, the earlier stays open.
Maybe Law::entry_holds(const Listing& entry, int day) const {
  if (entry.public_day > public_by) return Maybe::kNo;
  Span span = entry.span;
  for (const auto& later : facts.listings.at(entry.party)) {
    const bool adjoins = later.list == entry.list && later.span.from.first == entry.span.until.first &&
                         later.span.from.last == entry.span.until.last && entry.span.until.first != kEver;
    if (adjoins && later.public_day > public_by) span.until = {kEver, kEver};
  }
  const Maybe holds = span.holds(day);
  return entry.certain ? holds : at_most_open(holds);
}

Maybe Law::listed(const std::string& party, const std::string& list, int day,
                  std::set<std::string>* policies) const {
  Maybe found = Maybe::kNo;
  const auto entries = facts.listings.find(party);
  for (const auto& entry : entries == facts.listings.end() ? std::vector<Listing>() : entries->second) {
    if (entry.list != list) continue;
    const Maybe holds = entry_holds(entry, day);
    if (holds == Maybe::kYes && policies != nullptr)
      policies->insert(entry.policy.empty() ? "unspecified" : entry.policy);
    found = found || holds;
  }
  if (found != Maybe::kNo || facts.is_country(party)) return found;
  for (const auto& absence : facts.absences)
    if (absence.party == party && absence.list == list && absence.span.holds(day) == Maybe::kYes)
      return Maybe::kNo;
  for (const auto& complete : facts.properties(list).value("complete_as_of", json::array()))
    if (day_number(complete) == day) return Maybe::kNo;
  return Maybe::kOpen;
}

}  // namespace ecgraph::tests::naive
