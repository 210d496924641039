#include "graph/legality/buyer.hpp"

#include "graph/legality/headquarters.hpp"
#include "graph/legality/ownership.hpp"

namespace ecgraph::legality {

namespace {

Chain chain_of(const BuyerDay& day, FactNames& facts) {
  return Chain(
      {day.world.parties(), day.world.holdings(), day.world.groups(), day.day,
       [&day](CountryCode code) { return day.rules.read_as(code, day.day, day.regime, day.reading); }},
      facts);
}

std::vector<Stake> stakes_of(const Buyer& buyer, const BuyerDay& day) {
  return buyer.party ? day.world.holdings().on(*buyer.party, day.day) : buyer.described;
}

BuyerFinding listed(const Buyer& buyer, const BuyerTest& test, const BuyerDay& day, FactNames& facts,
                    Recorder at) {
  auto* node = part(at, "listing", test.list_name);
  if (node != nullptr) node->value = buyer.name;
  BuyerFinding result{Finding::of(Kleene::kFalse), std::nullopt};
  if (buyer.is_named && (!buyer.party || !test.list)) {
    result.finding =
        Finding::unknown(facts.number("listing status of " + buyer.name + " on " + test.list_name));
  } else if (buyer.is_named) {
    auto status = day.world.listings().status(day.world.parties(), *buyer.party, *test.list, day.day,
                                              day.reading.public_by, facts, node);
    result = {std::move(status.finding), status.policy};
  } else if (node != nullptr) {
    node->note = "taken to be unlisted";
  }
  conclude(node, result.finding.value);
  return result;
}

BuyerFinding owned(const Buyer& buyer, const BuyerTest& test, const BuyerDay& day, FactNames& facts,
                   Recorder at) {
  auto* node = part(at, "ownership", buyer.name);
  Cascade cascade({day.world.parties(), day.world.holdings(), day.world.listings(), day.lists, day.day,
                   day.reading.public_by, test.percent},
                  stakes_of(buyer, day), buyer.name, facts);
  auto finding = cascade.owned_by_listed(node);
  return {std::move(finding), cascade.policy()};
}

Finding headquartered(const Buyer& buyer, const BuyerTest& test, const BuyerDay& day, FactNames& facts,
                      Recorder at) {
  auto chain = chain_of(day, facts);
  auto own = chain.in(test.countries, buyer.headquarters, buyer.name, at);
  if (test.kind == EndUserTest::Kind::kHeadquartersIn) return own;
  if (buyer.parent_headquarters) {
    return either(std::move(own),
                  chain.in(test.countries, buyer.parent_headquarters, buyer.name + "'s parent", at));
  }
  const auto stakes = stakes_of(buyer, day);
  if (stakes.empty()) return own;
  if (buyer.party) chain.start_from(*buyer.party);
  return either(std::move(own), chain.top_in(test.countries, buyer.headquarters, buyer.name, stakes, at));
}

void describe_owners(const World& world, const DescribedBuyer& description, Buyer& buyer) {
  std::vector<bool> stated;
  for (const auto& owner : description.owners) {
    const auto party = world.parties().find(owner.id);
    if (!party) continue;
    const auto share = owner.share.value_or(ShareRange{});
    Grounds grounds;
    buyer.described.push_back({*party, share, true, grounds, "as the question says", ""});
    stated.push_back(owner.share.has_value());
  }
  leave_remainders(buyer.described, stated);
}

}  // namespace

Buyer resolve_buyer(const World& world, const Question& question) {
  Buyer buyer;
  buyer.name = "end_user";
  buyer.headquarters = question.destination;
  if (const auto* unnamed = std::get_if<UnnamedBuyer>(&question.end_user)) buyer.military = unnamed->military;
  if (const auto* named = std::get_if<NamedBuyer>(&question.end_user)) {
    buyer.is_named = true;
    buyer.military = named->military;
    buyer.name = named->id.text();
    buyer.party = world.parties().find(named->id);
    buyer.headquarters = buyer.party ? world.parties()[*buyer.party].headquarters : std::nullopt;
  }
  if (const auto* description = std::get_if<DescribedBuyer>(&question.end_user)) {
    buyer.military = description->military;
    if (description->headquarters) buyer.headquarters = description->headquarters;
    buyer.parent_headquarters = description->ultimate_parent_headquarters;
    describe_owners(world, *description, buyer);
  }
  return buyer;
}

BuyerFinding test_buyer(const Buyer& buyer, const BuyerTest& test, const BuyerDay& day, FactNames& facts,
                        Recorder at) {
  switch (test.kind) {
    case EndUserTest::Kind::kListed:
      return listed(buyer, test, day, facts, at);
    case EndUserTest::Kind::kOwnedByListedAtLeast:
      return owned(buyer, test, day, facts, at);
    case EndUserTest::Kind::kMilitary: {
      auto* node = part(at, "military", buyer.name);
      if (node != nullptr) node->value = buyer.military ? "true" : "false";
      conclude(node, known(buyer.military == test.military));
      return {Finding::of(known(buyer.military == test.military)), std::nullopt};
    }
    case EndUserTest::Kind::kHeadquartersIn:
    case EndUserTest::Kind::kHeadquartersOrParentIn:
      return {headquartered(buyer, test, day, facts, at), std::nullopt};
  }
  return {Finding::of(Kleene::kUnknown), std::nullopt};
}

void add_change_days(const Buyer& buyer, const World& world, std::vector<Day>& days) {
  std::vector<Party> start;
  if (buyer.party) start.push_back(*buyer.party);
  for (const auto& stake : buyer.described) start.push_back(stake.owner);
  for (const auto party : world.holdings().upstream(std::move(start))) {
    world.holdings().add_change_days(party, days);
    world.listings().add_change_days(party, days);
  }
}

}  // namespace ecgraph::legality
