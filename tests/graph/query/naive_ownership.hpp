#pragma once
// Ownership once more, slowly: shares as fractions, verdicts by trying out what is open, chains by walking
// them all.

#include <algorithm>
#include <boost/multiprecision/cpp_int.hpp>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace ecgraph::tests {

using Fraction = boost::multiprecision::cpp_rational;

/// One holding as it was written; days are ISO texts, which sort as they follow each other.
struct NaiveHolding {
  std::string owner, owned;
  bool stated = true, fact = true;
  Fraction low = 0, high = 100;
  std::string from_earliest, from_latest, until_earliest, until_latest;
};

/// What one owner holds of a firm on a day.
struct NaiveShare {
  Fraction low = 0, high = 0;
  bool stated = false;
};

/// A firm with a way of knowing whether it is listed: 0 no, 1 perhaps, 2 yes.
using NaiveListings = std::map<std::string, int>;

/// The shares of one day: of whom, by whom.
class NaiveShares {
 public:
  NaiveShares(const std::vector<NaiveHolding>& holdings, const std::string& day) {
    for (const auto& holding : holdings) {
      if (day >= holding.from_earliest && day < holding.until_latest) of_[holding.owned];
    }
    for (auto& [owned, shares] : of_) shares = shares_in(holdings, owned, day);
  }
  using Owners = std::map<std::string, NaiveShare>;
  [[nodiscard]] const Owners& in(const std::string& owned) const {
    static const Owners kNone;
    const auto found = of_.find(owned);
    return found == of_.end() ? kNone : found->second;
  }
  [[nodiscard]] const std::map<std::string, Owners>& all() const { return of_; }

 private:
  static NaiveShare share_of(const std::vector<const NaiveHolding*>& certain,
                             const std::vector<const NaiveHolding*>& perhaps) {
    NaiveShare share;
    if (!certain.empty()) {
      Fraction above = 0, below = 100, least = 100, most = 0;
      for (const auto* one : certain) {
        above = std::max(above, one->low);
        below = std::min(below, one->high);
        least = std::min(least, one->low);
        most = std::max(most, one->high);
        share.stated = share.stated || one->stated;
      }
      share.low = above <= below ? above : least;
      share.high = above <= below ? below : most;
    }
    for (const auto* one : perhaps) {
      share.high = std::max(share.high, one->high);
      share.stated = share.stated || one->stated;
    }
    return share;
  }
  static Owners shares_in(const std::vector<NaiveHolding>& holdings, const std::string& owned,
                          const std::string& day) {
    std::map<std::string, std::pair<std::vector<const NaiveHolding*>, std::vector<const NaiveHolding*>>> said;
    for (const auto& one : holdings) {
      if (one.owned != owned || day < one.from_earliest || day >= one.until_latest) continue;
      const bool sure = one.fact && day >= one.from_latest && day < one.until_earliest;
      (sure ? said[one.owner].first : said[one.owner].second).push_back(&one);
    }
    Owners shares;
    for (const auto& [owner, statements] : said)
      shares[owner] = share_of(statements.first, statements.second);
    const Owners least = shares;
    for (auto& [owner, share] : shares) {
      Fraction left = 100;
      for (const auto& [other, theirs] : least) {
        if (other != owner) left -= theirs.low;
      }
      if (left < 0) left = 0;
      const bool contradicts = left < share.low || (!share.stated && left == 0);
      if (!contradicts) share.high = std::min(share.high, left);
    }
    return shares;
  }

  std::map<std::string, Owners> of_;
};

/// One way in which all that is open may be: a number for each share, and who is listed.
struct NaiveCorner {
  std::map<std::pair<std::string, std::string>, Fraction> shares;  ///< owned, owner
  std::set<std::string> listed;
};

/// What the listed hold of a firm where nothing is open, by cascade.
inline Fraction cascaded(const NaiveCorner& corner, const std::string& firm, const Fraction& threshold) {
  std::set<std::string> counts = corner.listed;
  const auto held = [&](const std::string& owned) {
    Fraction sum = 0;
    for (const auto& [ends, share] : corner.shares) {
      if (ends.first == owned && counts.contains(ends.second)) sum += share;
    }
    return sum > 100 ? Fraction(100) : sum;
  };
  for (bool grown = true; grown;) {
    grown = false;
    for (const auto& [ends, share] : corner.shares) {
      if (held(ends.first) >= threshold) grown = counts.insert(ends.first).second || grown;
    }
  }
  return held(firm);
}

/// The same by product, as far as doubles go; `rounds` says how long it took.
inline double multiplied(const NaiveCorner& corner, const std::string& firm, int& rounds) {
  std::map<std::string, double> part;
  const auto of = [&](const std::string& party) { return corner.listed.contains(party) ? 1.0 : part[party]; };
  for (rounds = 0; rounds < 20000; ++rounds) {
    std::map<std::string, double> next;
    for (const auto& [ends, share] : corner.shares)
      next[ends.first] += static_cast<double>(share) / 100 * of(ends.second);
    double change = 0;
    for (auto& [owned, sum] : next) {
      sum = std::min(sum, 1.0);
      change = std::max(change, sum - part[owned]);
    }
    part = std::move(next);
    if (change < 1e-13) break;
  }
  return part[firm] * 100;
}

/// Chains from every owner down to a firm, or from a firm down: `a>b>x` and the least and most of its
/// product.
using NaiveChains = std::map<std::string, std::pair<Fraction, Fraction>>;

inline void walk_up(const NaiveShares& shares, const std::string& at, std::vector<std::string> path,
                    const std::pair<Fraction, Fraction>& product, NaiveChains& chains) {
  path.insert(path.begin(), at);
  if (path.size() > 1) {
    std::string text;
    for (const auto& one : path) text += (text.empty() ? "" : ">") + one;
    chains[text] = product;
  }
  for (const auto& [owner, share] : shares.in(at)) {
    if (std::ranges::find(path, owner) != path.end()) continue;
    walk_up(shares, owner, path, {product.first * share.low / 100, product.second * share.high / 100},
            chains);
  }
}

}  // namespace ecgraph::tests
