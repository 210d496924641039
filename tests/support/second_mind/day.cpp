#include "tests/support/second_mind/day.hpp"

#include <algorithm>

namespace ecgraph::tests::naive {
namespace {

/// The strictest first.
constexpr const char* kPolicies[] = {"policy_of_denial", "presumption_of_denial", "case_by_case",
                                     "presumption_of_approval", "unspecified"};

std::string strictest(const std::set<std::string>& policies) {
  for (const auto* policy : kPolicies)
    if (policies.contains(policy)) return policy;
  return "unspecified";
}

class OneDay {
 public:
  OneDay(int day, const Item& item, const Shipment& shipment)
      : day_(day),
        item_(item),
        shipment_(shipment),
        law_(shipment.law),
        destination_(law_.read_as(shipment.destination, day)) {
    if (law_.regime != "US") return;
    foreign_ = item.maker_in(chinese_seats(), law_, day);
  }

  Verdict verdict() {
    judge();
    return {verdict_, policy_, shown_, exceptions_, missing_, day_ < item_.launch()};
  }

 private:
  /// Whether all tests of the clause are true.
  [[nodiscard]] Maybe matches(const Clause& clause) const {
    Maybe all = law_.in_force(clause, day_);
    if (!clause.addressee.empty()) all = all && addressed(clause.addressee);
    if (all != Maybe::kNo) all = all && law_.contains(clause.destination, destination_, day_);
    if (all != Maybe::kNo) all = all && item_.fits(clause.item, law_, day_);
    if (all == Maybe::kNo) return all;
    for (const auto& test : clause.end_user) all = all && shipment_.buyer.fits(test, day_);
    return clause.uncertain ? at_most_open(all) : all;
  }

  /// One of several makers that is addressed: it is not known who ships.
  [[nodiscard]] Maybe addressed(const std::string& addressee) const {
    if (!shipment_.exporter.empty()) return maybe(shipment_.exporter == addressee);
    const auto& makers = item_.makers();
    if (std::find(makers.begin(), makers.end(), addressee) == makers.end()) return Maybe::kNo;
    return makers.size() == 1 ? Maybe::kYes : Maybe::kOpen;
  }

  template <class Visit>
  void for_each(const char* effect, const Visit& visit) const {
    const auto found = law_.clauses.find(effect);
    if (found == law_.clauses.end()) return;
    for (const auto* clause : found->second) visit(*clause, matches(*clause));
  }

  void unknown() {
    verdict_ = "unknown";
    missing_ = true;
    for (const auto& requirement : perhaps_left_)
      for (const auto& name : possible_[requirement]) exceptions_[name] = false;
  }

  void judge() {
    if (destination_ == law_.regime) {
      verdict_ = "no_licence_required";
      return;
    }
    if (!law_.is_recorded()) return unknown();
    Maybe prohibited = Maybe::kNo;
    for_each("prohibited", [&](const Clause& clause, Maybe match) {
      match = within_jurisdiction(clause, match);
      prohibited = prohibited || match;
      if (match == Maybe::kYes) shown_.insert(clause.name);
    });
    if (prohibited == Maybe::kYes) {
      verdict_ = "prohibited";
      return;
    }
    weigh_requirements();
    open_ = open_ || prohibited == Maybe::kOpen;
    if (!left_.empty()) return required();
    const bool none_reaches = foreign_ != Maybe::kNo && lifted_.empty();
    if (open_ || none_reaches || !perhaps_left_.empty()) return unknown();
    verdict_ = lifted_.empty() ? "no_licence_required" : "licence_exception";
    shown_ = lifted_;
    exceptions_.clear();
    for (const auto& name : lifting_) exceptions_[name] = true;
  }

  [[nodiscard]] Maybe within_jurisdiction(const Clause& clause, Maybe match) const {
    return foreign_ == Maybe::kNo || clause.reaches_foreign_made ? match : at_most_open(match);
  }

  /// Sorts the requirements into those left over, those lifted, and those that leave the verdict open.
  void weigh_requirements() {
    for_each("licence_required", [&](const Clause& clause, Maybe match) {
      match = within_jurisdiction(clause, match);
      if (match == Maybe::kNo) return;
      const Maybe lifted = weigh_exceptions(clause, match);
      if (match == Maybe::kYes && lifted == Maybe::kYes) lifted_.insert(clause.name);
      if (match == Maybe::kYes && lifted == Maybe::kNo) left_.push_back(&clause);
      if (match == Maybe::kYes && lifted == Maybe::kOpen) perhaps_left_.insert(clause.name);
      if (match == Maybe::kOpen && lifted != Maybe::kYes) open_ = true;
      if (match == Maybe::kOpen && lifted == Maybe::kYes) perhaps_lifted_ = true;
    });
    // Lifted for sure if it is one at all: whether an exception is used or nothing is asked for is still not
    // known.
    if (perhaps_lifted_ && lifted_.empty()) open_ = true;
  }

  Maybe weigh_exceptions(const Clause& requirement, Maybe match) {
    Maybe lifted = Maybe::kNo;
    for_each("exception", [&](const Clause& clause, Maybe fits) {
      if (!clause.about.contains(requirement.name) || fits == Maybe::kNo) return;
      const bool usable = clause.usable;
      if (usable) lifted = lifted || fits;
      if (usable && fits == Maybe::kYes && match == Maybe::kYes) lifting_.insert(clause.name);
      if (!usable || fits == Maybe::kOpen) possible_[requirement.name].insert(clause.name);
    });
    return lifted;
  }

  void required() {
    verdict_ = "licence_required";
    std::set<std::string> policies, sure;
    for (const auto* clause : left_) {
      shown_.insert(clause->name);
      const auto [policy, certain] = review(*clause);
      policies.insert(policy);
      if (certain) sure.insert(policy);
      for (const auto& name : possible_[clause->name]) exceptions_[name] = false;
    }
    policy_ = strictest(policies);
    missing_ = !sure.contains(policy_);
  }

  /// The matching policy of highest priority, else the default. Where one of higher priority may match, the
  /// strictest that may be the case.
  std::pair<std::string, bool> review(const Clause& requirement) {
    int best = -1'000'000;
    std::set<std::string> sure;
    std::vector<std::pair<int, std::string>> perhaps;
    for_each("review_policy", [&](const Clause& clause, Maybe fits) {
      if (!clause.about.contains(requirement.name) || fits == Maybe::kNo) return;
      const int priority = clause.priority;
      if (fits == Maybe::kOpen) {
        perhaps.emplace_back(priority, clause.policy);
        return;
      }
      if (priority > best) sure.clear();
      if (priority >= best) sure.insert(clause.policy);
      best = std::max(best, priority);
    });
    std::set<std::string> may{sure.empty() ? by_default(requirement) : strictest(sure)};
    for (const auto& [priority, policy] : perhaps)
      // Beside one of the same priority, a milder one changes nothing.
      if (priority > best || (priority == best && strictest({policy, strictest(may)}) == policy))
        may.insert(policy);
    return {strictest(may), may.size() == 1};
  }

  std::string by_default(const Clause& requirement) const {
    const std::string& policy = requirement.default_review;
    if (policy != "from_listing" && policy != "from_owner") return policy;
    return requirement.end_user.empty()
               ? "unspecified"
               : strictest(shipment_.buyer.policies(requirement.end_user.front(), day_));
  }

  int day_;
  const Item& item_;
  const Shipment& shipment_;
  const Law& law_;
  std::string destination_;
  Maybe foreign_ = Maybe::kNo;

  std::vector<const Clause*> left_;
  std::set<std::string> lifted_, perhaps_left_, lifting_, shown_;
  std::map<std::string, std::set<std::string>> possible_;  ///< exceptions not to be assumed, by requirement
  bool open_ = false, perhaps_lifted_ = false, missing_ = false;
  std::string verdict_, policy_;
  std::map<std::string, bool> exceptions_;
};

}  // namespace

Verdict verdict_on(int day, const Item& item, const Shipment& shipment) {
  return OneDay(day, item, shipment).verdict();
}

}  // namespace ecgraph::tests::naive
