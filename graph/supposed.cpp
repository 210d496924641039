#include "graph/supposed.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "graph/write/validate.hpp"
#include "schema/document.hpp"

namespace ecgraph {
namespace {

/// `/changes/3/assert/clauses/0` is `/3/clauses/0`.
std::string without_change(std::string_view pointer) {
  constexpr std::string_view kChanges = "/changes";
  if (!pointer.starts_with(kChanges)) return std::string(pointer);
  pointer.remove_prefix(kChanges.size());
  const auto verb = std::min(pointer.find('/', 1), pointer.size());
  const auto rest = std::min(pointer.find('/', verb + 1), pointer.size());
  return std::string(pointer.substr(0, verb)) + std::string(pointer.substr(rest));
}

/// The countries and groups of a state, which a supposed rule may name. A recorded rule may name others: what
/// is known of the world is then incomplete, and its test unknown; a supposed one is mistaken.
class KnownCountries {
 public:
  static Result<KnownCountries> read(const View& view) {
    const auto& terms = view.vocabulary().legality;
    KnownCountries known;
    for (const auto number : view.entities(std::nullopt)) {
      auto entity = view.entity(number);
      if (!entity) return fail(entity.error());
      if (const auto* code = entity->properties.get<std::string>(terms.country_code))
        known.codes_.push_back(*code);
      if (const auto* group = entity->properties.get<std::string>(terms.group_code))
        known.groups_.push_back(*group);
    }
    return known;
  }

  void check(const CountrySet& set, const Pointer& at, std::vector<Fault>& faults) const {
    check_codes(set.codes, at / "codes", faults);
    check_codes(set.except_codes, at / (set.all ? "all_except" : "except_codes"), faults);
    check_groups(set.groups, at / "groups", faults);
    check_groups(set.except_groups, at / "except_groups", faults);
    for (std::size_t i = 0; i < set.any.size(); ++i) check(set.any[i], at / "any" / i, faults);
  }

 private:
  void check_codes(const std::vector<CountryCode>& codes, const Pointer& at,
                   std::vector<Fault>& faults) const {
    for (std::size_t i = 0; i < codes.size(); ++i) {
      if (std::ranges::find(codes_, codes[i].text()) == codes_.end())
        faults.push_back(
            {(at / i).text(), fmt::format("There is no country \"{}\": write an ISO code (CN), see "
                                          "/v1/entities?type=country.",
                                          codes[i].text())});
    }
  }
  void check_groups(const std::vector<std::string>& groups, const Pointer& at,
                    std::vector<Fault>& faults) const {
    for (std::size_t i = 0; i < groups.size(); ++i) {
      if (std::ranges::find(groups_, groups[i]) == groups_.end())
        faults.push_back({(at / i).text(), fmt::format("There is no group \"{}\": write one of {}.",
                                                       groups[i], fmt::join(groups_, ", "))});
    }
  }

  std::vector<std::string> codes_, groups_;
};

void check_countries(const Rule& rule, const Pointer& at, const KnownCountries& known,
                     std::vector<Fault>& faults) {
  for (std::size_t i = 0; i < rule.clauses.size(); ++i) {
    const auto& clause = rule.clauses[i];
    const auto place = at / "clauses" / i;
    known.check(clause.destination, place / "destination", faults);
    if (!clause.end_user) continue;
    const bool own = clause.end_user->kind == EndUserTest::Kind::kHeadquartersIn;
    known.check(clause.end_user->countries, place / "end_user" / (own ? "hq_in" : "hq_or_parent_in"), faults);
  }
}

/// As a commit would, with pointers that begin with the rule's number.
Result<std::vector<Fault>> faults_of(const std::vector<Rule>& rules, const View& view) {
  Transaction transaction{"supposed", "supposed", std::nullopt, {}};
  for (const auto& rule : rules) {
    if (view.stands(key_of(rule)))
      transaction.changes.emplace_back(Correct{rule});
    else
      transaction.changes.emplace_back(Assert{rule});
  }
  auto plan = write::validate(transaction, view);
  if (plan) return std::vector<Fault>();
  if (plan.error().faults.empty()) return fail(plan.error());
  for (auto& fault : plan.error().faults) fault.pointer = without_change(fault.pointer);
  return std::move(plan.error().faults);
}

}  // namespace

Result<void> check_supposed(const std::vector<Rule>& rules, const View& view) {
  auto faults = faults_of(rules, view);
  if (!faults) return fail(faults.error());
  auto known = KnownCountries::read(view);
  if (!known) return fail(known.error());
  for (std::size_t i = 0; i < rules.size(); ++i) check_countries(rules[i], Pointer() / i, *known, *faults);
  if (faults->empty()) return {};
  const auto first = faults->front().detail;
  auto message = faults->size() == 1
                     ? first
                     : fmt::format("The supposed rules have {} faults. The first: {}", faults->size(), first);
  return fail(Error{ErrorKind::kUnprocessable, std::move(message), {}, {}, {}, std::move(*faults)});
}

}  // namespace ecgraph
