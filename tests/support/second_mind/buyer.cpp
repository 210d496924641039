#include "tests/support/second_mind/buyer.hpp"

#include <algorithm>

namespace ecgraph::tests::naive {
namespace {

const Number kHundred = 100, kHalf = 50;

/// One owner's holdings on one day.
struct Held {
  bool certain = false;   ///< some holding is certain
  bool stated = false;    ///< some certain holding states its share
  Bounds within{0, 100};  ///< of the certain ones that state a share: what all of them allow
  Bounds around{100, 0};  ///< and what any of them allows
  std::vector<std::optional<Bounds>> possible;
};

/// Shares that are not stated are anything that the certain ones of the others leave; where these leave
/// nothing, anything.
Number left_by_others(const std::map<std::string, Held>& owners, const std::string& except) {
  Number left = kHundred;
  for (const auto& [owner, held] : owners) {
    if (owner == except || !held.stated) continue;
    left -= held.within.low <= held.within.high ? held.within.low : held.around.low;
  }
  return left > 0 ? left : kHundred;
}

std::vector<Stake> stakes_of(const std::map<std::string, Held>& owners) {
  std::vector<Stake> stakes;
  for (const auto& [owner, held] : owners) {
    const Number rest = left_by_others(owners, owner);
    Bounds share{0, 0};
    if (held.certain)
      share =
          !held.stated ? Bounds{0, rest} : (held.within.low <= held.within.high ? held.within : held.around);
    for (const auto& possible : held.possible)
      share.high = std::max(share.high, possible ? possible->high : rest);
    stakes.push_back({owner, share});
  }
  // No share is more than the least shares of the others leave.
  const auto least = stakes;
  for (auto& stake : stakes) {
    Number left = kHundred;
    for (const auto& other : least)
      if (other.owner != stake.owner) left -= other.share.low;
    if (left > 0) stake.share.high = std::min(stake.share.high, std::max(left, stake.share.low));
  }
  return stakes;
}

void add(Held& held, Maybe holds, const std::optional<Bounds>& share) {
  if (holds == Maybe::kNo) return;
  if (holds == Maybe::kOpen) return held.possible.push_back(share);
  held.certain = true;
  if (!share) return;
  held.stated = true;
  held.within = {std::max(held.within.low, share->low), std::min(held.within.high, share->high)};
  held.around = {std::min(held.around.low, share->low), std::max(held.around.high, share->high)};
}

Maybe some(const std::vector<Maybe>& of) {
  Maybe found = Maybe::kNo;
  for (const Maybe one : of) found = found || one;
  return found;
}

}  // namespace

Buyer::Buyer(const Law& law, const json& question) : law_(law), destination_(question.at("destination")) {
  if (!question.contains("end_user")) return;
  if (question["end_user"].is_string()) {
    id_ = question["end_user"];
  } else {
    described_ = question["end_user"];
    military_ = described_.value("military", false);
  }
}

std::vector<Stake> Buyer::stakes_in(const std::string& party, int day) const {
  const auto found = law_.facts.holdings.find(party);
  if (found == law_.facts.holdings.end()) return {};
  std::map<std::string, Held> owners;
  for (const auto& holding : found->second) {
    const Maybe holds = holding.span.holds(day);
    add(owners[holding.owner], holding.certain ? holds : at_most_open(holds), holding.share);
  }
  std::erase_if(owners,
                [](const auto& entry) { return !entry.second.certain && entry.second.possible.empty(); });
  return stakes_of(owners);
}

std::vector<Stake> Buyer::stakes(int day) const {
  if (!id_.empty()) return stakes_in(id_, day);
  std::map<std::string, Held> owners;
  for (const auto& owner : described_.is_object() ? described_.value("owners", json::array()) : json::array())
    add(owners[owner.at("id")], Maybe::kYes,
        owner.contains("share") ? std::optional(bounds_of(owner["share"])) : std::nullopt);
  return stakes_of(owners);
}

std::string Buyer::seat() const {
  if (!id_.empty()) return law_.facts.headquarters(id_);
  return described_.is_object() ? described_.value("hq", destination_) : destination_;
}

Maybe Buyer::seat_in(const Countries& countries, const std::string& seat, int day) const {
  return seat.empty() ? Maybe::kOpen : law_.contains(countries, law_.read_as(seat, day), day);
}

/// Whether the tops of the chains above are in the countries: of holders of half or more for sure, and of
/// those that may hold it. A chain that leads back ends there.
Buyer::Tops Buyer::tops_in(const Countries& countries, const std::vector<Stake>& holders,
                           const std::set<std::string>& passed, int day) const {
  Tops tops;
  for (const auto& holder : holders) {
    if (holder.share.high < kHalf || passed.contains(holder.owner)) continue;
    auto further = passed;
    further.insert(holder.owner);
    (holder.share.low >= kHalf ? tops.sure : tops.perhaps)
        .push_back(top_in(countries, holder.owner, further, day));
  }
  return tops;
}

Maybe Buyer::top_in(const Countries& countries, const std::string& party, const std::set<std::string>& passed,
                    int day) const {
  const auto above = tops_in(countries, stakes_in(party, day), passed, day);
  if (!above.sure.empty()) return some(above.sure) || at_most_open(some(above.perhaps));
  // It is the top itself, or one of those that may hold half of it is.
  const Maybe own = seat_in(countries, law_.facts.headquarters(party), day);
  const Maybe any = own || some(above.perhaps);
  const bool all = own == any && std::all_of(above.perhaps.begin(), above.perhaps.end(),
                                             [&](Maybe top) { return top == any; });
  return all ? any : Maybe::kOpen;
}

void Buyer::add_upstream(const std::vector<Stake>& holders, int day,
                         std::map<std::string, std::vector<Stake>>& all) const {
  for (const auto& holder : holders) {
    if (all.contains(holder.owner)) continue;
    all[holder.owner] = stakes_in(holder.owner, day);
    add_upstream(all[holder.owner], day, all);
  }
}

Buyer::Cascade Buyer::cascade(const Number& line, int day) const {
  std::map<std::string, std::vector<Stake>> parties;
  add_upstream(stakes(day), day, parties);
  Cascade listed;
  for (const auto& [party, holders] : parties) {
    Maybe on_some = Maybe::kNo;
    for (const auto& list : law_.lists()) on_some = on_some || law_.listed(party, list, day);
    if (on_some == Maybe::kYes) listed.sure.insert(party);
    if (on_some != Maybe::kNo) listed.perhaps.insert(party);
  }
  for (bool grew = true; grew;) {
    grew = false;
    for (const auto& [party, holders] : parties) {
      Number sure = 0, perhaps = 0;
      for (const auto& holder : holders) {
        if (listed.sure.contains(holder.owner)) sure += holder.share.low;
        if (listed.perhaps.contains(holder.owner)) perhaps += holder.share.high;
      }
      if (sure >= line && listed.sure.insert(party).second) grew = true;
      if (perhaps >= line && listed.perhaps.insert(party).second) grew = true;
    }
  }
  return listed;
}

Maybe Buyer::fits(const EndUserTest& test, int day) const {
  if (test.kind == "military") return maybe(test.military == military_);
  if (test.kind == "listed") return id_.empty() ? Maybe::kNo : law_.listed(id_, test.list, day);
  if (test.kind == "hq_in") return seat_in(test.countries, seat(), day);
  if (test.kind == "hq_or_ultimate_parent_in") {
    const auto& countries = test.countries;
    const Maybe own = seat_in(countries, seat(), day);
    if (described_.is_object() && described_.contains("ultimate_parent_hq"))
      return own || seat_in(countries, described_["ultimate_parent_hq"], day);
    const auto above = tops_in(countries, stakes(day), {id_}, day);
    return own || some(above.sure) || at_most_open(some(above.perhaps));
  }
  const Number& threshold = test.threshold;
  const auto listed = cascade(test.threshold, day);
  Number sure = 0, perhaps = 0;
  for (const auto& holder : stakes(day)) {
    if (listed.sure.contains(holder.owner)) sure += holder.share.low;
    if (listed.perhaps.contains(holder.owner)) perhaps += holder.share.high;
  }
  if (sure >= threshold) return Maybe::kYes;
  return std::min(perhaps, kHundred) < threshold ? Maybe::kNo : Maybe::kOpen;
}

/// Of the holders that count as listed: their own entries, and where their owners reach the line, those of
/// these.
void Buyer::add_policies(const std::vector<Stake>& holders, const Cascade& listed, const Number& line,
                         int day, std::set<std::string>& seen, std::set<std::string>& found) const {
  for (const auto& holder : holders) {
    if (!listed.sure.contains(holder.owner) || holder.share.low == 0 || !seen.insert(holder.owner).second)
      continue;
    for (const auto& list : law_.lists()) (void)law_.listed(holder.owner, list, day, &found);
    const auto above = stakes_in(holder.owner, day);
    if (sure_share(above, listed) >= line) add_policies(above, listed, line, day, seen, found);
  }
}

Number Buyer::sure_share(const std::vector<Stake>& holders, const Cascade& listed) {
  Number sure = 0;
  for (const auto& holder : holders)
    if (listed.sure.contains(holder.owner)) sure += holder.share.low;
  return sure;
}

std::set<std::string> Buyer::policies(const EndUserTest& test, int day) const {
  std::set<std::string> found;
  if (test.kind == "listed" && !id_.empty()) (void)law_.listed(id_, test.list, day, &found);
  if (test.kind == "owned_by_listed_at_least") {
    std::set<std::string> seen;
    add_policies(stakes(day), cascade(test.threshold, day), test.threshold, day, seen, found);
  }
  return found;
}

}  // namespace ecgraph::tests::naive
