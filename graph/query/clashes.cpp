#include "graph/query/clashes.hpp"

#include <map>
#include <numeric>

namespace ecgraph {

Clashes::Clashes(std::size_t count) : parents_(count) { std::iota(parents_.begin(), parents_.end(), 0); }

std::size_t Clashes::root(std::size_t member) {
  while (parents_[member] != member) {
    parents_[member] = parents_[parents_[member]];
    member = parents_[member];
  }
  return member;
}

void Clashes::add(std::size_t one, std::size_t other, const Clash& clash) {
  const auto [first, second] = std::minmax({root(one), root(other)});
  parents_[second] = first;
  edges_.push_back({one, clash});
}

std::vector<Clashes::Group> Clashes::groups() {
  std::map<std::size_t, Group> by_root;
  for (std::size_t member = 0; member < parents_.size(); ++member)
    by_root[root(member)].members.push_back(member);
  for (const auto& [member, clash] : edges_) {
    auto& joined = by_root[root(member)].joined;
    joined.holds = std::max(joined.holds, clash.holds);
    joined.days = spanning(joined.days, clash.days);
  }
  std::vector<Group> groups;
  for (auto& [first, group] : by_root)
    if (group.members.size() > 1) groups.push_back(std::move(group));
  return groups;
}

std::optional<Interval> spanning(const std::optional<Interval>& a, const std::optional<Interval>& b) {
  if (!a || !b) return a ? a : b;
  return Interval::make(std::min(a->from(), b->from()), std::max(a->until(), b->until()));
}

}  // namespace ecgraph
