#include "graph/legality/web.hpp"

#include <algorithm>

namespace ecgraph::legality {

namespace {

const Decimal kNothing(0);
const Decimal kAll(100);
constexpr int kRoundsMax = 400;  ///< products that go round in a cycle come as near as this takes them

/// The parties that a part can come to: those that count, and everyone downstream of them.
class Flow {
 public:
  Flow(const Web& web, std::vector<ShareRange> counts_itself, const Computation& computation)
      : web_(web), itself_(std::move(counts_itself)), computation_(computation), parts_(itself_) {
    std::vector<bool> met(web_.size(), false);
    for (std::size_t place = 0; place < web_.size(); ++place) {
      if (itself_[place].high == kNothing) continue;
      met[place] = true;
      order_.push_back(place);
    }
    for (std::size_t next = 0; next < order_.size(); ++next) {
      for (const auto& held : web_.held_by(order_[next])) {
        if (web_.stakes(held.owned)[held.stake].share.high == kNothing) continue;
        incoming_[held.owned].push_back(held.stake);
        if (met[held.owned]) continue;
        met[held.owned] = true;
        order_.push_back(held.owned);
      }
    }
    if (is_product()) start_from_above();
  }

  std::vector<ShareRange> settled(const GoOn& go_on) {
    for (int round = 0; !is_product() || round < kRoundsMax; ++round) {
      bool changed = false;
      for (const auto place : order_) {
        if (!go_on()) return cut_off();
        const auto part = part_of(place);
        changed = changed || part != parts_[place];
        parts_[place] = part;
      }
      if (!changed) break;
    }
    return std::move(parts_);
  }

 private:
  [[nodiscard]] bool is_product() const {
    return computation_.kind == OwnershipMethod::Computation::kProduct;
  }

  /// An upper bound of products comes down on them from all; that of a cascade, which only ever grows, is
  /// reached from below.
  void start_from_above() {
    for (const auto place : order_) parts_[place].high = kAll;
  }

  [[nodiscard]] ShareRange part_of(std::size_t place) const {
    ShareRange held{kNothing, kNothing};
    const auto incoming = incoming_.find(place);
    if (incoming == incoming_.end()) return itself_[place];
    for (const auto number : incoming->second) {
      const auto part = portion(web_.stakes(place)[number].share, parts_[web_.owners(place)[number]]);
      held.low = add_percent(held.low, part.low, Rounding::kDown);
      held.high = add_percent(held.high, part.high, Rounding::kUp);
    }
    if (!is_product()) {
      held.low = held.low >= computation_.threshold ? kAll : kNothing;
      held.high = held.high >= computation_.threshold ? kAll : kNothing;
    }
    return {std::max(held.low, itself_[place].low), std::max(held.high, itself_[place].high)};
  }

  /// What is known before everything settled: lower bounds alone.
  std::vector<ShareRange> cut_off() {
    for (const auto place : order_) parts_[place].high = kAll;
    return std::move(parts_);
  }

  const Web& web_;
  std::vector<ShareRange> itself_;
  Computation computation_;
  std::vector<ShareRange> parts_;
  std::vector<std::size_t> order_;                            ///< from those that count downwards
  std::map<std::size_t, std::vector<std::size_t>> incoming_;  ///< the stakes of owners that are among them
};

}  // namespace

Web::Web(const WebInput& input, const std::vector<Party>& start, const GoOn& go_on) {
  for (const auto party : start) add(party);
  for (std::size_t place = 0; place < parties_.size() && is_whole_; ++place)
    is_whole_ = look_up(place, input, go_on);
  stakes_.resize(parties_.size());
  owners_.resize(parties_.size());
}

std::size_t Web::add(Party party) {
  const auto [found, is_new] = places_.try_emplace(party, parties_.size());
  if (is_new) {
    parties_.push_back(party);
    held_by_.emplace_back();
  }
  return found->second;
}

bool Web::look_up(std::size_t place, const WebInput& input, const GoOn& go_on) {
  if (!go_on()) return false;
  auto stakes = input.holdings.on(parties_[place], input.day, input.public_by);
  for (std::size_t i = 0; i < stakes.size(); ++i) {
    if (!go_on()) return false;
  }
  std::vector<std::size_t> owners;
  for (std::size_t i = 0; i < stakes.size(); ++i) {
    owners.push_back(add(stakes[i].owner));
    held_by_[owners.back()].push_back({place, i});
  }
  stakes_.push_back(std::move(stakes));
  owners_.push_back(std::move(owners));
  return true;
}

std::optional<std::size_t> Web::place(Party party) const {
  const auto found = places_.find(party);
  if (found == places_.end()) return std::nullopt;
  return found->second;
}

std::vector<ShareRange> parts_that_count(const Web& web, std::vector<ShareRange> counts_itself,
                                         const Computation& computation, const GoOn& go_on) {
  return Flow(web, std::move(counts_itself), computation).settled(go_on);
}

}  // namespace ecgraph::legality
