#include "graph/legality/diff.hpp"

#include <doctest/doctest.h>

#include "graph/legality/change.hpp"
#include "graph/legality/verdicts.hpp"
#include "tests/graph/legality/worlds.hpp"

namespace ecgraph::tests {
namespace {

using legality::Difference;
using legality::Question;

std::string causes(const Difference& difference) {
  std::string text;
  for (const auto& rule : difference.because) text += (text.empty() ? "" : " ") + rule.text();
  return text;
}

/// "item: before > after because causes" of the only difference.
std::string only(const std::vector<Difference>& differences) {
  REQUIRE(differences.size() == 1);
  const auto& one = differences.front();
  return one.item.text() + ": " + std::string(word(one.before.verdict)) + " > " +
         std::string(word(one.after.verdict)) + " because " + causes(one);
}

std::vector<Difference> diff(const Question& question, const std::string& before, const std::string& after) {
  return legality::diff_days(seed_world(), question, day(before), day(after));
}

Question all_chips(const std::string& destination) {
  auto asked = question("nvidia-h800", destination, "2023");
  asked.asked = Question::Asked::kAsAList;
  asked.items.clear();
  for (const auto& item : seed_world().items()) asked.items.push_back(seed_world().parties()[*item.party].id);
  return asked;
}

/// Whether leaving the rules out leaves no difference between the two days.
bool undone_without(const std::set<RuleId>& rules, const EntityId& item, const std::string& before,
                    const std::string& after) {
  auto asked = question(item.text(), "CN", before);
  asked.without_rules = rules;
  const auto first = *legality::verdicts(seed_world(), asked);
  asked.during = Interval::day(day(after));
  const auto second = *legality::verdicts(seed_world(), asked);
  return !change_between(first[0].pieces[0], second[0].pieces[0]).of_status();
}

// Without the rule of October 2023 the notice to Nvidia, which that rule ended, would bind still; without the
// notice the rule would.
TEST_CASE("the H800 changed because of the rule and of the notice together") {
  CHECK(only(diff(question("nvidia-h800-sxm", "CN", "2023"), "2023-10-01", "2023-12-01")) ==
        "nvidia-h800-sxm: no_licence_required > licence_required because us-2023-10-acs us-2023-10-notice");
}

TEST_CASE("by published rules alone the H800 changed because of the rule") {
  auto asked = question("nvidia-h800-sxm", "CN", "2023");
  asked.reading.letters = legality::Reading::Letters::kExclude;
  CHECK(only(diff(asked, "2023-10-01", "2023-12-01")) ==
        "nvidia-h800-sxm: no_licence_required > licence_required because us-2023-10-acs");
}

TEST_CASE("the H20 changed because of the letters of April 2025") {
  CHECK(only(diff(question("nvidia-h20", "CN", "2025"), "2025-04-08", "2025-04-09")) ==
        "nvidia-h20: no_licence_required > licence_required because us-letters-2025-04");
  CHECK(diff(question("nvidia-h20", "CN", "2025"), "2024-01-01", "2025-04-08").empty());
}

// The list is partial, so that before the listing the buyer's status is not known.
TEST_CASE("a listing that came shows by the rule that gives lists their effect") {
  auto asked = question("nvidia-t4", "CN", "2020");
  asked.end_user = end_user("smic");
  CHECK(only(diff(asked, "2020-12-01", "2021-01-01")) ==
        "nvidia-t4: unknown > licence_required because us-entity-list");
}

TEST_CASE("backwards the same items changed for the same causes") {
  const auto there = diff(all_chips("CN"), "2023-10-01", "2023-12-01");
  const auto back = diff(all_chips("CN"), "2023-12-01", "2023-10-01");
  REQUIRE(there.size() == back.size());
  for (std::size_t i = 0; i < there.size(); ++i) {
    CHECK(there[i].item == back[i].item);
    CHECK(there[i].before.verdict == back[i].after.verdict);
  }
}

TEST_CASE("what is said to be the cause undoes the change, and nothing of it is spare") {
  std::size_t together = 0;
  for (const auto& [before, after] :
       {std::pair{"2022-08-01", "2022-11-01"}, std::pair{"2023-10-01", "2023-12-01"},
        std::pair{"2024-12-01", "2025-06-01"}, std::pair{"2025-12-01", "2026-02-01"}}) {
    for (const auto& one : diff(all_chips("CN"), before, after)) {
      CAPTURE(one.item.text());
      CAPTURE(after);
      REQUIRE_FALSE(one.because.empty());
      std::size_t alone = 0;
      for (const auto& rule : one.because) alone += undone_without({rule}, one.item, before, after) ? 1U : 0U;
      if (alone == one.because.size()) continue;
      ++together;
      CHECK(alone == 0);
      CHECK(undone_without(one.because, one.item, before, after));
      for (const auto& rule : one.because) {
        auto fewer = one.because;
        fewer.erase(rule);
        CHECK_FALSE(undone_without(fewer, one.item, before, after));
      }
    }
  }
  CHECK(together > 0);
}

TEST_CASE("what differs without a rule differs on the days it bites, before without it and after with it") {
  auto asked = question("nvidia-a800-sxm", "CN", "2023-11");
  asked.reading.letters = legality::Reading::Letters::kExclude;
  asked.without_rules = {RuleId::trusted("us-2023-10-acs")};
  const auto differences = legality::diff_rules(seed_world(), asked);
  CHECK(only(differences) ==
        "nvidia-a800-sxm: no_licence_required > licence_required because us-2023-10-acs");
  CHECK(differences[0].before.days == *Interval::make(day("2023-11-17"), day("2023-12-01")));
  CHECK(differences[0].after.days == differences[0].before.days);
  asked.without_rules = {RuleId::trusted("us-2026-07-uae")};
  CHECK(legality::diff_rules(seed_world(), asked).empty());
}

}  // namespace
}  // namespace ecgraph::tests
