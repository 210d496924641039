#include "graph/legality/ownership.hpp"

#include <algorithm>

namespace ecgraph::legality {

namespace {

std::vector<Party> owners_of(const std::vector<Stake>& stakes) {
  std::vector<Party> owners;
  for (const auto& stake : stakes) owners.push_back(stake.owner);
  return owners;
}

}  // namespace

Cascade::Cascade(const CountingInput& input, std::vector<Stake> stakes, std::string owned_name,
                 FactNames& facts)
    : stakes_(std::move(stakes)),
      owned_name_(std::move(owned_name)),
      facts_(facts),
      counting_(input, owners_of(stakes_), facts) {
  settle_policies();
}

void Cascade::settle_policies() {
  const auto& web = counting_.web();
  for (std::size_t place = 0; place < web.size(); ++place) {
    const auto& listed = counting_.listed(web.party(place));
    policies_.push_back(listed.finding.value == Kleene::kTrue ? listed.policy : std::nullopt);
  }
  bool changed = true;
  while (changed) {  // monotone: each round makes at least one policy stricter
    changed = false;
    for (std::size_t place = 0; place < web.size(); ++place) {
      const auto& stakes = web.stakes(place);
      if (counting_.held(stakes).low < counting_.input().threshold) continue;
      const auto owners = strictest(stakes);
      auto& policy = policies_[place];
      if (!owners || (policy && *policy <= *owners)) continue;
      policy = owners;
      changed = true;
    }
  }
}

std::optional<ReviewPolicy> Cascade::strictest(const std::vector<Stake>& stakes) const {
  std::optional<ReviewPolicy> policy;
  for (const auto& stake : stakes) {
    const auto& theirs = policies_[*counting_.web().place(stake.owner)];
    if (counting_.counts(stake.owner) != Kleene::kTrue || stake.share.low == Decimal(0) || !theirs) continue;
    policy = policy ? std::min(*policy, *theirs) : *theirs;
  }
  return policy;
}

void Cascade::record(const std::vector<Stake>& stakes, Recorder at, std::set<Party>& seen) const {
  const auto& input = counting_.input();
  for (const auto& stake : stakes) {
    auto* node = part(at, "holding", input.parties.id(stake.owner));
    node->value = text(stake.share);
    node->note = stake.shown;
    node->citation = stake.citation;
    node->verification = stake.grounds.recorded_verification();
    node->confidence = stake.grounds.recorded_confidence();
    node->result = counting_.counts(stake.owner);
    if (!seen.insert(stake.owner).second) continue;
    for (const Party list : input.lists) {
      auto* entry = part(node, "listing", input.parties.id(list));
      entry->value = input.parties.id(stake.owner);
      const auto status =
          input.listings.status(input.parties, stake.owner, list, input.day, input.public_by, facts_, entry);
      conclude(entry, status.finding.value);
    }
    record(counting_.stakes(stake.owner), node, seen);
  }
}

Finding Cascade::owned_by_listed(Recorder at) {
  auto finding = counting_.reached(stakes_, owned_name_);
  if (at == nullptr) return finding;
  const auto share = counting_.held(stakes_);
  const auto& threshold = counting_.input().threshold;
  at->value = text(share);
  at->op = ">=";
  at->threshold = threshold.text();
  at->numbers = Comparand{Quotient{share.low}, Quotient{share.high}, threshold};
  at->result = finding.value;
  std::set<Party> recorded;
  record(stakes_, at, recorded);
  return finding;
}

}  // namespace ecgraph::legality
