#include "graph/legality/causes.hpp"

#include <doctest/doctest.h>

#include "graph/legality/change.hpp"
#include "graph/legality/verdicts.hpp"
#include "tests/graph/legality/worlds.hpp"

namespace ecgraph::tests {
namespace {

using legality::Difference;
using legality::Question;

Question all_items(const std::string& destination, const std::string& buyer) {
  auto asked = question("", destination, "2024");
  asked.end_user = end_user(buyer);
  for (const auto& item : seed_world().items()) asked.items.push_back(seed_world().parties()[*item.party].id);
  return asked;
}

bool undone_without(Question asked, const std::set<RuleId>& rules, const Difference& one) {
  asked.items = {one.item};
  asked.without_rules = rules;
  asked.during = one.before.days;
  const auto first = *legality::verdicts(seed_world(), asked);
  asked.during = one.after.days;
  const auto second = *legality::verdicts(seed_world(), asked);
  return !change_between(first[0].pieces[0], second[0].pieces[0]).of_status();
}

/// Every rule undoes the change alone; or none does, all of them do, and none of them is spare.
void check_cause(const Question& asked, const Difference& one) {
  CAPTURE(one.item.text());
  CAPTURE(one.before.days.from().text());
  CAPTURE(one.after.days.from().text());
  std::size_t alone = 0;
  for (const auto& rule : one.because) alone += undone_without(asked, {rule}, one) ? 1U : 0U;
  if (alone == one.because.size()) return;
  CHECK(alone == 0);
  CHECK(undone_without(asked, one.because, one));
  for (const auto& rule : one.because) {
    auto fewer = one.because;
    fewer.erase(rule);
    CHECK_FALSE(undone_without(asked, fewer, one));
  }
}

TEST_CASE(
    "an entry of a list that was rewritten changes the answer by the rule that gives lists their effect") {
  auto asked = question("nvidia-t4", "CN", "2024");
  asked.end_user = end_user("smic");
  const auto found = legality::diff_days(seed_world(), asked, day("2024-12-01"), day("2024-12-02"));
  REQUIRE(found.size() == 1);
  CHECK(clauses(found[0].before) == clauses(found[0].after));
  CHECK(found[0].before.review_policy != found[0].after.review_policy);
  CHECK(found[0].because == std::set<RuleId>{RuleId::trusted("us-entity-list")});
}

TEST_CASE(
    "another review policy is because of the rule that brought it, not of the clause that it speaks of") {
  const auto found = legality::diff_days(seed_world(), question("nvidia-h200-sxm", "CN", "2026"),
                                         day("2026-01-14"), day("2026-01-15"));
  REQUIRE(found.size() == 1);
  CHECK(found[0].after.review_policy == seed_world().vocabulary().review_policy("case_by_case"));
  CHECK(found[0].because == std::set<RuleId>{RuleId::trusted("us-2026-01-review")});
}

TEST_CASE("what a rule left out brings back is left out with it, also where that leaves a verdict unknown") {
  const auto found = legality::diff_days(seed_world(), question("nvidia-h100-sxm", "AE", "2026"),
                                         day("2026-07-21"), day("2026-07-27"));
  REQUIRE(found.size() == 1);
  CHECK(found[0].because.contains(RuleId::trusted("us-2026-07-uae")));
  check_cause(question("nvidia-h100-sxm", "AE", "2026"), found[0]);
}

TEST_CASE("causes undo the change and none is spare, wherever and to whomever it goes") {
  std::size_t without_cause = 0, found = 0;
  for (const auto& [destination, buyer] : {std::pair{"CN", ""},
                                           {"CN", "smic"},
                                           {"AE", ""},
                                           {"SG", "hq=SG parent=CN"},
                                           {"RU", ""},
                                           {"NL", "nexperia"}}) {
    for (const auto& [before, after] : {std::pair{"2022-08-25", "2022-10-21"},
                                        {"2022-08-30", "2025-02-21"},
                                        {"2023-10-22", "2023-11-17"},
                                        {"2024-12-01", "2025-01-16"},
                                        {"2025-09-28", "2025-11-10"},
                                        {"2026-07-30", "2024-05-25"}}) {
      for (const auto view : {legality::Reading::View::kOperative, legality::Reading::View::kText}) {
        auto asked = all_items(destination, buyer);
        asked.reading.view = view;
        for (const auto& one : legality::diff_days(seed_world(), asked, day(before), day(after))) {
          ++found;
          without_cause += one.because.empty() ? 1U : 0U;
          if (found % 7 == 0) check_cause(asked, one);
        }
      }
    }
  }
  CHECK(found > 500);
  CHECK(without_cause == 0);
}

}  // namespace
}  // namespace ecgraph::tests
