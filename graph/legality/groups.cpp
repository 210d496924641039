#include "graph/legality/groups.hpp"

#include <algorithm>

namespace ecgraph::legality {

void Groups::add(const std::string& group, Membership membership) {
  const auto [place, added] = numbers_.try_emplace(group, static_cast<std::uint16_t>(members_.size()));
  if (added) members_.emplace_back();
  const auto country = membership.country;
  members_[place->second].emplace(country, std::move(membership));
}

GroupNumber Groups::find(const std::string& group) const {
  const auto found = numbers_.find(group);
  return {found == numbers_.end() ? GroupNumber::kNone : found->second};
}

Countries Groups::compile(const CountrySet& set) const {
  Countries compiled;
  compiled.all = set.all;
  compiled.codes = set.codes;
  compiled.group_names = set.groups;
  for (const auto& group : set.groups) compiled.groups.push_back(find(group));
  for (const auto& part : set.any) compiled.any.push_back(compile(part));
  compiled.except_codes = set.except_codes;
  compiled.except_group_names = set.except_groups;
  for (const auto& group : set.except_groups) compiled.except_groups.push_back(find(group));
  return compiled;
}

Finding Groups::member(GroupNumber group, const std::string& name, CountryCode country, Day day,
                       FactNames& facts, Recorder at) const {
  auto* node = part(at, "group", name);
  if (node != nullptr) node->value = country.text();
  Finding finding = Finding::of(Kleene::kFalse);
  if (group.number == GroupNumber::kNone) {
    finding = Finding::unknown(facts.number("members of country group " + name));
  } else {
    const auto [first, last] = members_[group.number].equal_range(country);
    for (auto it = first; it != last; ++it) {
      const auto& membership = it->second;
      Kleene holds = holding(membership.valid.on(day));
      if (!membership.certain) holds = both(holds, Kleene::kUnknown);
      if (holds == Kleene::kFalse) continue;
      Finding one{holds, membership.grounds, {}};
      if (holds == Kleene::kUnknown)
        one.missing = {facts.number("membership of " + country.text() + " in " + name)};
      finding = either(std::move(finding), one);
      if (node != nullptr) node->note = "member [" + membership.from + ", " + membership.until + ")";
    }
  }
  conclude(node, finding.value);
  return finding;
}

Finding Groups::inside(const Countries& set, CountryCode country, Day day, FactNames& facts,
                       Recorder at) const {
  if (set.all) return Finding::of(Kleene::kTrue);
  if (std::find(set.codes.begin(), set.codes.end(), country) != set.codes.end()) {
    auto* node = part(at, "country", country.text());
    if (node != nullptr) node->note = "named";
    conclude(node, Kleene::kTrue);
    return Finding::of(Kleene::kTrue);
  }
  Finding finding = Finding::of(Kleene::kFalse);
  for (std::size_t i = 0; i < set.groups.size(); ++i) {
    finding = either(std::move(finding), member(set.groups[i], set.group_names[i], country, day, facts, at));
  }
  for (const auto& inner : set.any) {
    finding = either(std::move(finding), contains(inner, country, day, facts, at));
  }
  return finding;
}

Finding Groups::contains(const Countries& set, CountryCode country, Day day, FactNames& facts,
                         Recorder at) const {
  Finding finding = inside(set, country, day, facts, at);
  if (finding.value == Kleene::kFalse) return finding;
  if (std::find(set.except_codes.begin(), set.except_codes.end(), country) != set.except_codes.end()) {
    auto* node = part(at, "country", country.text());
    if (node != nullptr) node->note = "excepted";
    conclude(node, Kleene::kTrue);
    return Finding::of(Kleene::kFalse);
  }
  for (std::size_t i = 0; i < set.except_groups.size(); ++i) {
    auto excepted = member(set.except_groups[i], set.except_group_names[i], country, day, facts, at);
    finding = both(std::move(finding), negation(std::move(excepted)));
  }
  return finding;
}

void Groups::add_change_days(std::vector<Day>& days) const {
  for (const auto& group : members_) {
    for (const auto& [country, membership] : group) {
      const auto& valid = membership.valid;
      for (const auto day :
           {valid.from_earliest, valid.from_latest, valid.until_earliest, valid.until_latest}) {
        days.push_back(day);
      }
    }
  }
}

}  // namespace ecgraph::legality
