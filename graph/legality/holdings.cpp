#include "graph/legality/holdings.hpp"

#include <algorithm>

namespace ecgraph::legality {

namespace {

const Decimal kNothing(0);
const Decimal kAll(100);

/// What the certain shares of the others leave of 100.
Decimal left_by_others(const std::vector<Stake>& stakes, std::size_t except) {
  Decimal held = kNothing;
  for (std::size_t i = 0; i < stakes.size(); ++i) {
    if (i != except) held = add_percent(held, stakes[i].share.low, Rounding::kDown);
  }
  return subtract_percent(kAll, held, Rounding::kUp);
}

/// What is stated of one owner's share on a day.
class OwnerStatements {
 public:
  explicit OwnerStatements(Party owner) : stake_{owner, {}, false, {}, "", ""} {}

  [[nodiscard]] Party owner() const { return stake_.owner; }
  [[nodiscard]] bool is_stated() const { return is_stated_; }

  void add(const Holding& holding, Holds holds) {
    const auto share = holding.share.value_or(ShareRange{});
    if (holds == Holds::kCertainly && holding.decides) {
      within_ = common(within_, share);
      around_ = stake_.certain
                    ? ShareRange{std::min(around_.low, share.low), std::max(around_.high, share.high)}
                    : share;
      stake_.certain = true;
    } else {
      possible_high_ = std::max(possible_high_, share.high);
    }
    is_stated_ = is_stated_ || holding.share.has_value();
    stake_.statements.push_back(holding.id);
    stake_.grounds.rest_on(holding.grounds);
    stake_.shown += (stake_.shown.empty() ? "" : "; ") + holding.shown;
    if (stake_.citation == holding.citation) return;
    stake_.citation += (stake_.citation.empty() ? "" : "; ") + holding.citation;
  }

  /// Within all that is certain, or, where that contradicts itself, anywhere around it. What is only possible
  /// may raise the share, and takes nothing from what is certain.
  [[nodiscard]] Stake stake() const {
    Stake stake = stake_;
    stake.share = {kNothing, kNothing};
    stake.contradicts = stake.certain && within_.low > within_.high;
    if (stake.certain) stake.share = stake.contradicts ? around_ : within_;
    stake.share.high = std::max(stake.share.high, possible_high_);
    return stake;
  }

 private:
  Stake stake_;
  ShareRange within_, around_;        ///< of the certain statements: common to all, and covering all
  Decimal possible_high_ = kNothing;  ///< of the others
  bool is_stated_ = false;
};

}  // namespace

void Holdings::add(Party owned, Holding holding) {
  by_owner_[holding.owner].insert(owned);
  by_owned_[owned].push_back(std::move(holding));
}

std::vector<Party> Holdings::owned_by(Party owner) const {
  const auto found = by_owner_.find(owner);
  if (found == by_owner_.end()) return {};
  return {found->second.begin(), found->second.end()};
}

std::vector<Party> Holdings::owned() const {
  std::vector<Party> owned;
  for (const auto& [party, holdings] : by_owned_) owned.push_back(party);
  return owned;
}

void leave_remainders(std::vector<Stake>& stakes, const std::vector<bool>& stated) {
  std::vector<Decimal> highs;
  for (std::size_t i = 0; i < stakes.size(); ++i) {
    const Decimal left = left_by_others(stakes, i);
    const auto& share = stakes[i].share;
    const bool contradicts = left < share.low || (!stated[i] && left == kNothing);
    highs.push_back(contradicts ? share.high : std::min(share.high, left));
  }
  for (std::size_t i = 0; i < stakes.size(); ++i) stakes[i].share.high = highs[i];
}

std::vector<Stake> Holdings::on(Party owned, Day day, std::optional<Day> public_by) const {
  const auto found = by_owned_.find(owned);
  if (found == by_owned_.end()) return {};
  std::vector<OwnerStatements> owners;
  for (const auto& holding : found->second) {
    const auto holds = holding.valid.on(day);
    if (holds == Holds::kNo || (public_by && holding.public_from > *public_by)) continue;
    auto same = std::find_if(owners.begin(), owners.end(),
                             [&](const OwnerStatements& one) { return one.owner() == holding.owner; });
    if (same == owners.end()) same = owners.emplace(owners.end(), holding.owner);
    same->add(holding, holds);
  }
  std::vector<Stake> stakes;
  std::vector<bool> stated;
  for (const auto& owner : owners) {
    stakes.push_back(owner.stake());
    stated.push_back(owner.is_stated());
  }
  leave_remainders(stakes, stated);
  return stakes;
}

void Holdings::add_change_days(Party owned, std::vector<Day>& days) const {
  const auto found = by_owned_.find(owned);
  if (found == by_owned_.end()) return;
  for (const auto& holding : found->second) {
    const auto& valid = holding.valid;
    for (const auto day :
         {valid.from_earliest, valid.from_latest, valid.until_earliest, valid.until_latest}) {
      days.push_back(day);
    }
  }
}

std::vector<Party> Holdings::upstream(std::vector<Party> start) const {
  for (std::size_t next = 0; next < start.size(); ++next) {
    const auto found = by_owned_.find(start[next]);
    if (found == by_owned_.end()) continue;
    for (const auto& holding : found->second) {
      if (std::find(start.begin(), start.end(), holding.owner) == start.end()) start.push_back(holding.owner);
    }
  }
  return start;
}

}  // namespace ecgraph::legality
