// Random worlds of dated holdings, with cycles, bands, partial dates and contradictions, asked by each method
// and held against the slow way.

#include <doctest/doctest.h>

#include <array>
#include <cmath>

#include "tests/graph/query/naive_ownership.hpp"
#include "tests/graph/query/owned_world.hpp"
#include "tests/support/random.hpp"

namespace ecgraph::tests {
namespace {

using legality::Kleene;

struct WrittenDate {
  const char *text, *earliest, *latest;
};
constexpr std::array<WrittenDate, 8> kDates{{{"2022-01-01", "2022-01-01", "2022-01-01"},
                                             {"2023", "2023-01-01", "2023-12-31"},
                                             {"2024-02-10", "2024-02-10", "2024-02-10"},
                                             {"2024-03", "2024-03-01", "2024-03-31"},
                                             {"2024-06-15", "2024-06-15", "2024-06-15"},
                                             {"2024-06", "2024-06-01", "2024-06-30"},
                                             {"2024-09-01", "2024-09-01", "2024-09-01"},
                                             {"2025", "2025-01-01", "2025-12-31"}}};
constexpr std::array<const char*, 6> kDays{"2023-06-01", "2024-03-15", "2024-06-15",
                                           "2024-06-20", "2024-12-31", "2025-06-30"};

/// One world of a few firms, among many in a graph.
struct SmallWorld {
  std::vector<std::string> firms;
  std::vector<NaiveHolding> holdings;
  NaiveListings listings;
};

/// A share as it is written, with its bounds.
std::string random_share(Random& random, NaiveHolding& holding) {
  static const std::vector<std::string> kNumbers{"10", "20", "25.5", "30", "33.33",
                                                 "40", "50", "51",   "60", "100"};
  const std::string number = random.one_of(kNumbers);
  const Fraction share = number == "25.5"    ? Fraction(51, 2)
                         : number == "33.33" ? Fraction(3333, 100)
                                             : Fraction(std::stoi(number));
  holding.low = holding.high = share;
  switch (random.between(0, 13)) {
    case 0:
      holding.low = std::max(Fraction(share - 1), Fraction(0));
      holding.high = std::min(Fraction(share + 1), Fraction(100));
      return "about " + number;
    case 1:
      holding.low = 0;
      return "up to " + number;
    case 2:
      holding.high = 100;
      return (random.chance(50) ? "at least " : "more than ") + number;
    case 3:
      holding.low = 10;
      holding.high = std::max(Fraction(10), share);
      return "10.." + number;
    case 4:
      holding.low = 0;
      holding.high = 100;
      holding.stated = false;
      return "?";
    default:
      return number;
  }
}

std::string random_holding(Random& random, SmallWorld& world) {
  NaiveHolding holding;
  // Mostly downwards, so that many worlds have no cycle and many have one.
  auto a = random.between<std::size_t>(0, world.firms.size() - 1),
       b = random.between<std::size_t>(0, world.firms.size() - 1);
  if (a == b) b = (a + 1) % world.firms.size();
  if (a > b && random.chance(75)) std::swap(a, b);
  holding.owner = world.firms[a];
  holding.owned = world.firms[b];
  std::string text = holding.owner + ">" + holding.owned + " " + random_share(random, holding);
  const auto from = random.between(0, random.chance(75) ? 2 : 7);
  holding.from_earliest = kDates[static_cast<std::size_t>(from)].earliest;
  holding.from_latest = kDates[static_cast<std::size_t>(from)].latest;
  holding.until_earliest = holding.until_latest = "9999";
  text += std::string(" from=") + kDates[static_cast<std::size_t>(from)].text;
  if (from < 7 && random.chance(25)) {
    const auto& until = kDates[static_cast<std::size_t>(random.between(from + 1, 7))];
    holding.until_earliest = until.earliest;
    holding.until_latest = until.latest;
    text += std::string(" until=") + until.text;
  }
  holding.fact = !random.chance(10);
  if (!holding.fact) text += " reported";
  world.holdings.push_back(holding);
  return text;
}

/// Adds a world to a graph, its firms called after its number.
SmallWorld random_world(Random& random, int number, OwnedWorld& graph) {
  SmallWorld world;
  for (int firm = random.between(3, 7); firm > 0; --firm)
    world.firms.push_back("w" + std::to_string(number) + "-" + std::to_string(firm));
  for (const auto& firm : world.firms) {
    graph.firms(firm);
    world.listings[firm] = 0;
    if (random.chance(25)) {
      world.listings[firm] = random.chance(75) ? 2 : 1;
      graph.listed(world.listings[firm] == 2 ? firm : firm + "?");
    } else if (random.chance(10)) {
      world.listings[firm] = 1;  // the list is not whole
    } else {
      graph.with(relation("absent_from--" + firm, "absent_from", firm, "the-list", valid("..")));
    }
  }
  std::string holdings;
  for (int left = random.between(3, 12); left > 0; --left)
    holdings += (holdings.empty() ? "" : "; ") + random_holding(random, world);
  graph.holdings(holdings);
  return world;
}

/// The ways in which what is open may be: the least, the most, and some between.
std::vector<NaiveCorner> corners(Random& random, const NaiveShares& shares, const NaiveListings& listings) {
  constexpr int kLeast = 0, kMost = 1, kCount = 12;
  std::vector<NaiveCorner> made;
  for (int number = 0; number < kCount; ++number) {
    const auto high = [&] { return number == kMost || (number != kLeast && random.chance(50)); };
    NaiveCorner corner;
    for (const auto& [owned, owners] : shares.all()) {
      for (const auto& [owner, share] : owners)
        corner.shares[{owned, owner}] = high() ? share.high : share.low;
    }
    for (const auto& [firm, how] : listings) {
      if (how == 2 || (how == 1 && high())) corner.listed.insert(firm);
    }
    made.push_back(std::move(corner));
  }
  return made;
}

double number(const Decimal& decimal) { return decimal.approximately(); }
Fraction fraction(const Decimal& decimal) {
  Fraction value = decimal.coefficient();
  for (int place = 0; place < decimal.scale(); ++place) value /= 10;
  return value;
}

/// What is asked of one firm on one day, and by how much it was held against.
class Comparison {
 public:
  Comparison(Random& random, const SmallWorld& world, const std::string& day)
      : world_(world), shares_(world.holdings, day), corners_(corners(random, shares_, world.listings)) {}

  void check_cascade(const OwnershipRow& row) const {
    const auto& held = row.by_listed;
    const Fraction threshold = 50;
    bool some_reach = false, all_reach = true;
    for (const auto& corner : corners_) {
      const auto total = cascaded(corner, row.entity.text(), threshold);
      CHECK(fraction(held.share.low) <= total);
      CHECK(total <= fraction(held.share.high));
      some_reach = some_reach || total >= threshold;
      all_reach = all_reach && total >= threshold;
    }
    CHECK(cascaded(corners_[0], row.entity.text(), threshold) == fraction(held.share.low));
    CHECK(cascaded(corners_[1], row.entity.text(), threshold) == fraction(held.share.high));
    CHECK(said(held.reached) == (all_reach ? "yes" : some_reach ? "unknown" : "no"));
    CHECK(held.missing.empty() == (held.reached != Kleene::kUnknown));
  }

  void check_product(const OwnershipRow& row) const {
    check_enclosed(row.by_listed.share, row.entity.text(), corners_);
    const auto& held = row.by_listed;
    const bool yes = held.share.low >= Decimal(50), no = held.share.high < Decimal(50);
    CHECK(said(held.reached) == (yes ? "yes" : no ? "no" : "unknown"));
  }

  /// What belongs to one owner: as if it alone were listed.
  void check_through(const OwnershipRow& row, const std::string& asked) const {
    const bool is_owner = row.side == OwnershipRow::Side::kOwner;
    auto alone = corners_;
    for (auto& corner : alone) corner.listed = {is_owner ? row.entity.text() : asked};
    check_enclosed(row.share, is_owner ? asked : row.entity.text(), alone);
  }

  void check_chains(const Ownership& found, const std::string& asked) const {
    NaiveChains up;
    walk_up(shares_, asked, {}, {100, 100}, up);
    std::size_t seen = 0;
    for (const auto& row : found.rows) {
      if (row.side != OwnershipRow::Side::kOwner) continue;
      for (const auto& chain : row.chains) {
        ++seen;
        std::string text = row.entity.text();
        for (const auto link : chain.links) text += ">" + found.links[link].owned.text();
        INFO(text);
        REQUIRE(up.contains(text));
        const auto& [low, high] = up.at(text);
        CHECK(fraction(chain.share.low) <= low);
        CHECK(fraction(chain.share.high) >= high);
        CHECK(number(chain.share.low) == doctest::Approx(static_cast<double>(low)).epsilon(1e-9));
        CHECK(number(chain.share.high) == doctest::Approx(static_cast<double>(high)).epsilon(1e-9));
      }
    }
    CHECK(seen == up.size());
  }

 private:
  /// Between what it is at the least and at the most; and no wider, where it settles soon.
  static void check_enclosed(const legality::ShareRange& share, const std::string& firm,
                             const std::vector<NaiveCorner>& corners) {
    constexpr double kNear = 1e-6;
    constexpr int kSoon = 250;
    for (const auto& corner : corners) {
      int rounds = 0;
      const double total = multiplied(corner, firm, rounds);
      CHECK(number(share.low) <= total + kNear);
      CHECK(total <= number(share.high) + kNear);
    }
    int rounds = 0;
    const double least = multiplied(corners[0], firm, rounds);
    if (rounds < kSoon) CHECK(std::abs(number(share.low) - least) < kNear);
    const double most = multiplied(corners[1], firm, rounds);
    if (rounds < kSoon) CHECK(std::abs(number(share.high) - most) < kNear);
  }

  const SmallWorld& world_;
  NaiveShares shares_;
  std::vector<NaiveCorner> corners_;
};

/// Asks about each firm of a world by each method.
std::size_t ask(Random& random, const OwnedWorld& graph, const SmallWorld& world) {
  const std::string at = random.one_of(kDays);
  const Comparison comparison(random, world, at);
  for (const auto& firm : world.firms) {
    CAPTURE(firm);
    CAPTURE(at);
    const auto by_cascade = graph.about(firm, graph.question("bis_affiliates", at));
    const auto by_blocked = graph.about(firm, graph.question("ofac_50", at));
    const auto by_product = graph.about(firm, graph.question("look_through", at));
    comparison.check_chains(by_product, firm);
    for (const auto& row : by_cascade.rows) comparison.check_cascade(row);
    for (const auto& row : by_blocked.rows) comparison.check_cascade(row);
    for (const auto& row : by_product.rows) {
      comparison.check_product(row);
      if (row.side != OwnershipRow::Side::kItself) comparison.check_through(row, firm);
    }
  }
  return world.firms.size();
}

TEST_CASE("ownership: random worlds are answered as the slow way answers them, by every method") {
  Random random;
  INFO(random.replay());
  constexpr int kGraphs = 22, kWorlds = 50;
  std::size_t asked = 0;
  for (int number = 0; number < kGraphs; ++number) {
    OwnedWorld graph;
    std::vector<SmallWorld> worlds;
    for (int i = 0; i < kWorlds; ++i) worlds.push_back(random_world(random, i, graph));
    graph.record();
    for (const auto& world : worlds) asked += ask(random, graph, world);
  }
  MESSAGE(asked, " questions for each method; ", random.replay());
  CHECK(asked >= 5000);
}

}  // namespace
}  // namespace ecgraph::tests
