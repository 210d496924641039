#include "graph/legality/headquarters.hpp"

#include <algorithm>

namespace ecgraph::legality {

namespace {

const Decimal kHalf(50);
constexpr int kVisitsMax = 2000;

/// Of two possibilities one is the case: known only when both agree.
Finding one_or_other(const Finding& a, const Finding& b, FactNumber fact) {
  if (a.value == b.value && a.value != Kleene::kUnknown) return both(a, b);
  Finding finding = Finding::unknown(fact);
  for (const auto* possibility : {&a, &b}) {
    add_missing(finding.missing, possibility->missing);
    finding.grounds.rest_on(possibility->grounds);
  }
  return finding;
}

/// A holder that is only possible makes what it leads to possible at most.
Finding possible_at_most(Finding theirs, FactNumber fact) {
  if (theirs.value == Kleene::kFalse) return theirs;
  return {Kleene::kUnknown, theirs.grounds, {fact}};
}

}  // namespace

Finding Chain::in(const Countries& set, std::optional<CountryCode> headquarters, const std::string& whose,
                  Recorder at) {
  auto* node = part(at, "headquarters", whose);
  if (!headquarters) {
    conclude(node, Kleene::kUnknown);
    return Finding::unknown(facts_.number("headquarters of " + whose));
  }
  const auto country = input_.read_as(*headquarters);
  if (node != nullptr) node->value = country.text();
  auto finding = input_.groups.contains(set, country, input_.day, facts_, node);
  conclude(node, finding.value);
  return finding;
}

Finding Chain::holder_in(const Countries& set, const Stake& stake, Recorder at) {
  const auto& facts = input_.parties[stake.owner];
  auto* node = part(at, "holding", facts.id.text());
  if (node != nullptr) {
    node->value = stake.share.low == stake.share.high
                      ? stake.share.low.text()
                      : stake.share.low.text() + " to " + stake.share.high.text();
    node->op = ">=";
    node->threshold = kHalf.text();
    node->note = stake.shown;
    node->citation = stake.citation;
    node->verification = stake.grounds.recorded_verification();
  }
  if (++visits_ > kVisitsMax)
    return {Kleene::kUnknown, stake.grounds, {facts_.number("owners of " + facts.id.text())}};
  path_.push_back(stake.owner);
  const auto stakes = input_.holdings.on(stake.owner, input_.day);
  auto finding = top_in(set, facts.headquarters, facts.id.text(), stakes, node);
  path_.pop_back();
  finding.grounds.rest_on(stake.grounds);
  conclude(node, finding.value);
  return finding;
}

Finding Chain::top_in(const Countries& set, std::optional<CountryCode> headquarters, const std::string& whose,
                      const std::vector<Stake>& stakes, Recorder at) {
  Finding certain = Finding::of(Kleene::kFalse);
  bool has_certain = false;
  std::vector<const Stake*> possible;
  for (const auto& stake : stakes) {
    if (std::find(path_.begin(), path_.end(), stake.owner) != path_.end()) continue;
    if (stake.share.low >= kHalf) {
      certain = either(std::move(certain), holder_in(set, stake, at));
      has_certain = true;
    } else if (stake.share.high >= kHalf) {
      possible.push_back(&stake);
    }
  }
  Finding finding = has_certain ? std::move(certain) : in(set, headquarters, whose, at);
  for (const auto* stake : possible) {
    const auto fact = facts_.number("share of " + input_.parties.id(stake->owner) + " in " + whose);
    const auto theirs = holder_in(set, *stake, at);
    finding = has_certain ? either(std::move(finding), possible_at_most(theirs, fact))
                          : one_or_other(finding, theirs, fact);
  }
  return finding;
}

}  // namespace ecgraph::legality
