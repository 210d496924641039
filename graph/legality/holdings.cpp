#include "graph/legality/holdings.hpp"

#include <algorithm>

namespace ecgraph::legality {

namespace {

const Decimal kNothing(0);
const Decimal kAll(100);
const Decimal kAbout(1);  ///< points on either side of "about"

Decimal within(const Decimal& percent) { return std::clamp(percent, kNothing, kAll); }

/// What the certain shares of the others leave of 100.
Decimal left_by_others(const std::vector<Stake>& stakes, std::size_t except) {
  Decimal held = kNothing;
  for (std::size_t i = 0; i < stakes.size(); ++i) {
    if (i != except) held = add_percent(held, stakes[i].share.low);
  }
  return Decimal::difference(kAll, held).value_or(kNothing);
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
      within_ = {std::max(within_.low, share.low), std::min(within_.high, share.high)};
      around_ = stake_.certain
                    ? ShareRange{std::min(around_.low, share.low), std::max(around_.high, share.high)}
                    : share;
      stake_.certain = true;
    } else {
      possible_high_ = std::max(possible_high_, share.high);
    }
    is_stated_ = is_stated_ || holding.share.has_value();
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
    if (stake.certain) stake.share = within_.low <= within_.high ? within_ : around_;
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

Decimal add_percent(const Decimal& a, const Decimal& b) { return within(Decimal::sum(a, b).value_or(kAll)); }

ShareRange share_range(const Decimal& percent, std::string_view bound) {
  if (bound == "about") {
    return {within(Decimal::difference(percent, kAbout).value_or(kNothing)),
            within(Decimal::sum(percent, kAbout).value_or(kAll))};
  }
  if (bound == "up to") return {kNothing, within(percent)};
  if (bound == "at least" || bound == "more than") return {within(percent), kAll};
  return {within(percent), within(percent)};
}

void Holdings::add(Party owned, Holding holding) { by_owned_[owned].push_back(std::move(holding)); }

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

std::vector<Stake> Holdings::on(Party owned, Day day) const {
  const auto found = by_owned_.find(owned);
  if (found == by_owned_.end()) return {};
  std::vector<OwnerStatements> owners;
  for (const auto& holding : found->second) {
    const auto holds = holding.valid.on(day);
    if (holds == Holds::kNo) continue;
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
