#include "graph/legality/counting.hpp"

#include <algorithm>
#include <set>

namespace ecgraph::legality {

namespace {

const Decimal kNothing(0);
const Decimal kAll(100);

}  // namespace

Counting::Counting(const CountingInput& input, const std::vector<Party>& start, FactNames& facts,
                   const GoOn& go_on)
    : input_(input),
      facts_(facts),
      web_({input.holdings, input.day, input.holdings_public_too ? input.public_by : std::nullopt}, start,
           go_on) {
  std::vector<ShareRange> counts_itself;
  for (std::size_t place = 0; place < web_.size(); ++place) {
    look_up(place);
    const auto value = listed_[place].finding.value;
    counts_itself.push_back(
        {value == Kleene::kTrue ? kAll : kNothing, value == Kleene::kFalse ? kNothing : kAll});
  }
  parts_ = parts_that_count(web_, std::move(counts_itself), {input_.computation, input_.threshold}, go_on);
  if (web_.is_whole()) return;
  for (auto& part : parts_) part.high = kAll;
}

void Counting::look_up(std::size_t place) {
  ListingStatus listed{Finding::of(Kleene::kFalse), std::nullopt};
  for (const Party list : input_.lists) {
    auto status = input_.listings.status(input_.parties, web_.party(place), list, input_.day,
                                         input_.public_by, facts_, nullptr);
    listed.finding = either(std::move(listed.finding), status.finding);
    if (status.policy)
      listed.policy = listed.policy ? std::min(*listed.policy, *status.policy) : *status.policy;
  }
  listed_.push_back(std::move(listed));
}

Kleene Counting::counts(Party party) const {
  const auto& part = parts_[place(party)];
  if (part.low == kAll) return Kleene::kTrue;
  return part.high == kAll ? Kleene::kUnknown : Kleene::kFalse;
}

ShareRange Counting::held(const std::vector<Stake>& stakes) const {
  ShareRange sum{kNothing, kNothing};
  for (const auto& stake : stakes) {
    const auto theirs = portion(stake.share, part(stake.owner));
    sum = {add_percent(sum.low, theirs.low, Rounding::kDown),
           add_percent(sum.high, theirs.high, Rounding::kUp)};
  }
  if (!web_.is_whole()) sum.high = kAll;
  return sum;
}

Finding Counting::reached(const std::vector<Stake>& stakes, const std::string& owned) const {
  const auto share = held(stakes);
  Finding finding = Finding::of(Kleene::kFalse);
  if (share.low >= input_.threshold) {
    finding.value = Kleene::kTrue;
  } else if (share.high >= input_.threshold) {
    finding.value = Kleene::kUnknown;
    finding.missing = missing(stakes, owned);
  }
  finding.grounds = grounds(stakes, finding.value);
  return finding;
}

std::vector<FactNumber> Counting::missing(const std::vector<Stake>& stakes, const std::string& owned) const {
  std::vector<FactNumber> missing;
  std::set<Party> seen;
  std::vector<std::pair<const std::vector<Stake>*, const std::string*>> waiting{{&stakes, &owned}};
  for (std::size_t next = 0; next < waiting.size(); ++next) {
    const auto [held, name] = waiting[next];
    for (const auto& stake : *held) {
      const auto& theirs = part(stake.owner);
      if (theirs.high == kNothing) continue;
      const auto& id = input_.parties.id(stake.owner);
      if (!stake.share.is_exact()) add_missing(missing, {facts_.number("share of " + id + " in " + *name)});
      if (theirs.is_exact() || !seen.insert(stake.owner).second) continue;
      add_missing(missing, listed(stake.owner).finding.missing);
      if (may_count_by_owners(stake.owner)) waiting.emplace_back(&this->stakes(stake.owner), &id);
    }
  }
  if (!web_.is_whole()) add_missing(missing, {facts_.number("owners beyond the bounds of a question")});
  if (missing.empty()) missing = {facts_.number("end of the cycle above " + owned)};
  return missing;
}

bool Counting::may_count_by_owners(Party party) const {
  return input_.computation == OwnershipMethod::Computation::kProduct ||
         held(stakes(party)).high >= input_.threshold;
}

/// Reached: the shares of those that count as listed. Between: of those that may. Not reached: all.
bool Counting::matters(const Stake& stake, Kleene reached) const {
  const auto& theirs = part(stake.owner);
  if (reached == Kleene::kTrue) return theirs.low != kNothing && stake.share.low != kNothing;
  return reached == Kleene::kFalse || theirs.high != kNothing;
}

Grounds Counting::grounds(const std::vector<Stake>& stakes, Kleene reached) const {
  Grounds grounds;
  std::set<Party> seen;
  std::vector<const std::vector<Stake>*> waiting{&stakes};
  for (std::size_t next = 0; next < waiting.size(); ++next) {
    // What the others hold may be all that keeps an open share low.
    const bool is_left_by_others = std::ranges::any_of(*waiting[next], [this](const Stake& stake) {
      return part(stake.owner).high != kNothing && !stake.share.is_exact();
    });
    for (const auto& stake : *waiting[next]) {
      if (!matters(stake, reached)) continue;
      const bool may_count = part(stake.owner).high != kNothing;
      if (may_count || is_left_by_others) grounds.rest_on(stake.grounds);
      const bool too_little = reached == Kleene::kFalse && may_count;  // listed or not
      if (too_little || !seen.insert(stake.owner).second) continue;
      const auto& finding = listed(stake.owner).finding;
      const bool is_listed = finding.value == Kleene::kTrue;
      if (is_listed || reached != Kleene::kTrue) grounds.rest_on(finding.grounds);
      if (!is_listed) waiting.push_back(&this->stakes(stake.owner));
    }
  }
  return grounds;
}

}  // namespace ecgraph::legality
