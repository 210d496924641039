#include "graph/legality/ownership.hpp"

#include <algorithm>

namespace ecgraph::legality {

namespace {

bool first_visit(std::vector<Party>& seen, Party party) {
  if (std::find(seen.begin(), seen.end(), party) != seen.end()) return false;
  seen.push_back(party);
  return true;
}

std::string shown(const ShareRange& share) {
  return share.low == share.high ? share.low.text() : share.low.text() + " to " + share.high.text();
}

}  // namespace

Cascade::Cascade(const CascadeInput& input, std::vector<Stake> stakes, std::string owned_name,
                 FactNames& facts)
    : input_(input), stakes_(std::move(stakes)), owned_name_(std::move(owned_name)), facts_(facts) {
  gather(stakes_);
  settle();
}

void Cascade::gather(const std::vector<Stake>& stakes) {
  std::vector<Party> waiting;
  for (const auto& stake : stakes) waiting.push_back(stake.owner);
  while (!waiting.empty()) {
    const Party party = waiting.back();
    waiting.pop_back();
    if (nodes_.contains(party)) continue;
    Node fresh;
    fresh.party = party;
    fresh.listed = {Finding::of(Kleene::kFalse), std::nullopt};
    for (const Party list : input_.lists) {
      auto status =
          input_.listings.status(input_.parties, party, list, input_.day, input_.public_by, facts_, nullptr);
      fresh.listed.finding = either(std::move(fresh.listed.finding), status.finding);
      if (status.policy) {
        fresh.listed.policy =
            fresh.listed.policy ? std::min(*fresh.listed.policy, *status.policy) : *status.policy;
      }
    }
    fresh.stakes = input_.holdings.on(party, input_.day);
    for (const auto& stake : fresh.stakes) waiting.push_back(stake.owner);
    nodes_.emplace(party, std::move(fresh));
  }
}

void Cascade::settle() {
  for (auto& [party, node] : nodes_) {
    node.surely = node.listed.finding.value == Kleene::kTrue;
    node.possibly = node.listed.finding.value != Kleene::kFalse;
    if (node.surely) node.policy = node.listed.policy;
  }
  bool changed = true;
  while (changed) {  // monotone: each round settles at least one node or policy
    changed = false;
    for (auto& [party, node] : nodes_) {
      const bool surely = node.surely || lower(node.stakes) >= input_.threshold;
      const bool possibly = node.possibly || upper(node.stakes) >= input_.threshold;
      auto policy = node.policy;
      if (lower(node.stakes) >= input_.threshold) {
        const auto owners = strictest(node.stakes);
        if (owners && (!policy || *owners < *policy)) policy = owners;
      }
      changed = changed || surely != node.surely || possibly != node.possibly || policy != node.policy;
      node.surely = surely;
      node.possibly = possibly;
      node.policy = policy;
    }
  }
}

Decimal Cascade::lower(const std::vector<Stake>& stakes) const {
  Decimal sum(0);
  for (const auto& stake : stakes) {
    if (nodes_.at(stake.owner).surely) sum = add_percent(sum, stake.share.low);
  }
  return sum;
}

Decimal Cascade::upper(const std::vector<Stake>& stakes) const {
  Decimal sum(0);
  for (const auto& stake : stakes) {
    if (nodes_.at(stake.owner).possibly) sum = add_percent(sum, stake.share.high);
  }
  return sum;
}

std::optional<ReviewPolicy> Cascade::strictest(const std::vector<Stake>& stakes) const {
  std::optional<ReviewPolicy> policy;
  for (const auto& stake : stakes) {
    const auto& owner = nodes_.at(stake.owner);
    if (!owner.surely || stake.share.low == Decimal(0) || !owner.policy) continue;
    policy = policy ? std::min(*policy, *owner.policy) : *owner.policy;
  }
  return policy;
}

std::optional<ReviewPolicy> Cascade::policy() const { return strictest(stakes_); }

void Cascade::add_reasons(const std::vector<Stake>& stakes, const std::string& owned,
                          std::vector<FactNumber>& missing, std::vector<Party>& seen) const {
  for (const auto& stake : stakes) {
    const auto& owner = nodes_.at(stake.owner);
    if (!owner.possibly) continue;
    const auto& id = input_.parties.id(stake.owner);
    if (!(stake.share.low == stake.share.high)) {
      add_missing(missing, {facts_.number("share of " + id + " in " + owned)});
    }
    if (owner.surely || !first_visit(seen, stake.owner)) continue;
    add_missing(missing, owner.listed.finding.missing);
    if (upper(owner.stakes) >= input_.threshold) add_reasons(owner.stakes, id, missing, seen);
  }
}

/// Reached: the shares of those that count as listed. Between: of those that may. Not reached: all.
bool Cascade::counts_for(const Stake& stake, Kleene reached) const {
  const auto& owner = nodes_.at(stake.owner);
  if (reached == Kleene::kTrue) return owner.surely && stake.share.low != Decimal(0);
  return reached == Kleene::kFalse || owner.possibly;
}

void Cascade::rest_on(const std::vector<Stake>& stakes, Kleene reached, Grounds& grounds,
                      std::vector<Party>& seen) const {
  // What the others hold may be all that keeps an open share low.
  const bool is_left_by_others = std::any_of(stakes.begin(), stakes.end(), [this](const Stake& stake) {
    return nodes_.at(stake.owner).possibly && !(stake.share.low == stake.share.high);
  });
  for (const auto& stake : stakes) {
    if (!counts_for(stake, reached)) continue;
    const auto& owner = nodes_.at(stake.owner);
    if (owner.possibly || is_left_by_others) grounds.rest_on(stake.grounds);
    const bool too_little = reached == Kleene::kFalse && owner.possibly;  // listed or not
    if (too_little || !first_visit(seen, stake.owner)) continue;
    const bool listed = owner.listed.finding.value == Kleene::kTrue;
    if (listed || reached != Kleene::kTrue) grounds.rest_on(owner.listed.finding.grounds);
    if (!listed) rest_on(owner.stakes, reached, grounds, seen);
  }
}

void Cascade::record(const std::vector<Stake>& stakes, Recorder at, std::vector<Party>& seen) const {
  for (const auto& stake : stakes) {
    const auto& owner = nodes_.at(stake.owner);
    auto* node = part(at, "holding", input_.parties.id(stake.owner));
    node->value = shown(stake.share);
    node->note = stake.shown;
    node->citation = stake.citation;
    node->verification = stake.grounds.recorded_verification();
    node->confidence = stake.grounds.recorded_confidence();
    node->result = owner.surely ? Kleene::kTrue : (owner.possibly ? Kleene::kUnknown : Kleene::kFalse);
    if (!first_visit(seen, stake.owner)) continue;
    for (const Party list : input_.lists) {
      auto* entry = part(node, "listing", input_.parties.id(list));
      entry->value = input_.parties.id(stake.owner);
      const auto status = input_.listings.status(input_.parties, stake.owner, list, input_.day,
                                                 input_.public_by, facts_, entry);
      conclude(entry, status.finding.value);
    }
    record(owner.stakes, node, seen);
  }
}

Finding Cascade::owned_by_listed(Recorder at) {
  const Decimal low = lower(stakes_);
  const Decimal high = upper(stakes_);
  Finding finding = Finding::of(Kleene::kFalse);
  std::vector<Party> seen;
  if (low >= input_.threshold) {
    finding.value = Kleene::kTrue;
  } else if (high >= input_.threshold) {
    finding.value = Kleene::kUnknown;
    add_reasons(stakes_, owned_name_, finding.missing, seen);
  }
  std::vector<Party> rested_on;
  rest_on(stakes_, finding.value, finding.grounds, rested_on);
  if (at != nullptr) {
    at->value = shown({low, high});
    at->op = ">=";
    at->threshold = input_.threshold.text();
    at->numbers = Comparand{Quotient{low}, Quotient{high}, input_.threshold};
    at->result = finding.value;
    std::vector<Party> recorded;
    record(stakes_, at, recorded);
  }
  return finding;
}

}  // namespace ecgraph::legality
