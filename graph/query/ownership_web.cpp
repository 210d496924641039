#include "graph/query/ownership_web.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace ecgraph {
namespace {

using legality::ShareRange;

const Decimal kNothing(0);
const Decimal kAll(100);

}  // namespace

OwnershipCount::OwnershipCount(const legality::World& world, const OwnershipQuestion& question,
                               const std::vector<legality::Party>& start, Effort& effort)
    : world_(world),
      question_(question),
      counting_({world.parties(), world.holdings(), world.listings(), question_.lists, question.at,
                 question.public_by, question.method->threshold, question.method->computation, true},
                start, facts_, [&effort] { return effort.visit(); }) {}

const EntityId& OwnershipCount::id(std::size_t place) const {
  return world_.parties()[web().party(place)].id;
}

std::vector<ShareRange> OwnershipCount::belongs_to(std::size_t place, Effort& effort) const {
  std::vector<ShareRange> itself(web().size(), ShareRange{kNothing, kNothing});
  itself[place] = {kAll, kAll};
  return legality::parts_that_count(web(), std::move(itself),
                                    {OwnershipMethod::Computation::kProduct, question_.method->threshold},
                                    [&effort] { return effort.go_on(); });
}

HeldByListed OwnershipCount::by_listed(std::size_t place) const {
  const auto& stakes = web().stakes(place);
  const auto finding = counting_.reached(stakes, id(place).text());
  HeldByListed held{counting_.held(stakes), finding.value, {}, {}};
  for (const auto fact : finding.missing) held.missing.push_back(facts_.name(fact));
  for (const auto& stake : stakes) {
    const auto& part = counting_.part(stake.owner);
    if (part.high == kNothing) continue;
    held.owners.push_back({world_.parties()[stake.owner].id, stake.share, part,
                           counting_.listed(stake.owner).finding.value, counting_.counts(stake.owner)});
  }
  std::ranges::sort(held.owners, {}, &CountedOwner::owner);
  return held;
}

std::vector<std::string> OwnershipCount::contradictions(std::size_t place) const {
  std::vector<std::string> sentences;
  Decimal least = kNothing;
  for (const auto& stake : web().stakes(place)) {
    least = Decimal::sum(least, stake.share.low).value_or(least);
    if (stake.contradicts)
      sentences.push_back(fmt::format("The statements about the share of {} contradict each other: {}.",
                                      world_.parties().id(stake.owner), stake.shown));
  }
  if (least > kAll)
    sentences.push_back(
        fmt::format("The least shares stated of all owners add up to {} percent.", least.text()));
  return sentences;
}

OwnershipRow OwnershipCount::row(std::size_t place) const {
  const auto party = web().party(place);
  OwnershipRow row{OwnershipRow::Side::kItself, id(place)};
  row.listed = counting_.listed(party).finding.value;
  row.counts = counting_.counts(party);
  row.by_listed = by_listed(place);
  row.contradictions = contradictions(place);
  return row;
}

std::vector<OwnershipChains::End> OwnershipChains::follow(std::size_t from, Following way, std::size_t depth,
                                                          Effort& effort) {
  steps_ = {{from, 0, 0, 0, ShareRange{kAll, kAll}}};
  for (std::size_t next = 0; next < steps_.size() && !effort.is_over(); ++next) {
    if (steps_[next].depth < depth) go_on(next, way, effort);
  }
  std::map<std::size_t, std::size_t> places;
  std::vector<End> ends;
  for (std::size_t number = 1; number < steps_.size(); ++number) {
    const auto& step = steps_[number];
    const auto [found, is_new] = places.try_emplace(step.place, ends.size());
    if (is_new) ends.push_back({step.place, step.depth, {}});
    ends[found->second].chains.push_back(chain(number, way));
  }
  std::ranges::sort(ends, [this](const End& a, const End& b) {
    return a.depth != b.depth ? a.depth < b.depth : count_.id(a.place) < count_.id(b.place);
  });
  return ends;
}

void OwnershipChains::go_on(std::size_t number, Following way, Effort& effort) {
  const auto& web = count_.web();
  const auto place = steps_[number].place;
  const auto step = [&](std::size_t to, std::size_t owned, std::size_t stake) {
    if ((only_ && !web.stakes(owned)[stake].certain) || passes(number, to)) return true;
    if (!effort.visit() || !effort.keep_path()) return false;
    add(number, to, owned, stake);
    return true;
  };
  if (way == Following::kDown) {
    for (const auto& held : web.held_by(place)) {
      if (!step(held.owned, held.owned, held.stake)) return;
    }
    return;
  }
  for (std::size_t stake = 0; stake < web.stakes(place).size(); ++stake) {
    if (!step(web.owners(place)[stake], place, stake)) return;
  }
}

void OwnershipChains::add(std::size_t before, std::size_t to, std::size_t owned, std::size_t stake) {
  const auto share = portion(count_.web().stakes(owned)[stake].share, steps_[before].share);
  steps_.push_back({to, steps_[before].depth + 1, before, link(owned, stake), share});
}

bool OwnershipChains::passes(std::size_t number, std::size_t place) const {
  for (; steps_[number].depth > 0; number = steps_[number].before) {
    if (steps_[number].place == place) return true;
  }
  return steps_[number].place == place;
}

OwnershipChain OwnershipChains::chain(std::size_t number, Following way) const {
  OwnershipChain chain{{}, steps_[number].share};
  for (; steps_[number].depth > 0; number = steps_[number].before) chain.links.push_back(steps_[number].link);
  if (way == Following::kDown) std::ranges::reverse(chain.links);
  return chain;
}

std::size_t OwnershipChains::link(std::size_t owned, std::size_t stake) {
  const auto [found, is_new] = numbers_.try_emplace({owned, stake}, links_.size());
  if (!is_new) return found->second;
  const auto& web = count_.web();
  const auto& held = web.stakes(owned)[stake];
  links_.push_back({count_.id(web.owners(owned)[stake]), count_.id(owned), held.share, held.certain,
                    held.contradicts, held.statements});
  return found->second;
}

}  // namespace ecgraph
