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

/// Two statements about one owner: the share lies within both, at least as high as the higher lower bound.
void merge(Stake& into, const Stake& other) {
  into.share.low = std::max(into.share.low, other.share.low);
  into.share.high = std::max(into.share.high, other.share.high);
  into.certain = into.certain || other.certain;
  into.grounds.rest_on(other.grounds);
  into.shown += "; " + other.shown;
  if (into.citation != other.citation) into.citation += "; " + other.citation;
}

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
  std::vector<Stake> stakes;
  std::vector<bool> stated;
  const auto found = by_owned_.find(owned);
  if (found == by_owned_.end()) return stakes;
  for (const auto& holding : found->second) {
    const auto holds = holding.valid.on(day);
    if (holds == Holds::kNo) continue;
    const bool certain = holds == Holds::kCertainly && holding.decides;
    Stake stake{holding.owner, holding.share.value_or(ShareRange{}),
                certain,       holding.grounds,
                holding.shown, holding.citation};
    if (!certain) stake.share.low = kNothing;
    const auto same =
        std::find_if(stakes.begin(), stakes.end(), [&](const Stake& s) { return s.owner == stake.owner; });
    if (same != stakes.end()) {
      merge(*same, stake);
      continue;
    }
    stakes.push_back(std::move(stake));
    stated.push_back(holding.share.has_value());
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
