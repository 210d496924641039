// What is shown beside a verdict and never counted.

#include "graph/legality/beside.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "schema/vocabulary_reader.hpp"
#include "tests/graph/legality/worlds.hpp"

namespace ecgraph::tests {
namespace {

using legality::Beside;

const Beside* find(const std::vector<Beside>& beside, const std::string& id) {
  const auto found = std::ranges::find(beside, id, &Beside::id);
  return found == beside.end() ? nullptr : &*found;
}
bool shows(const std::string& item, const std::string& destination, const std::string& when,
           const std::string& id) {
  return find(ask(question(item, destination, when)).beside, id) != nullptr;
}

TEST_CASE("advice against buying is shown with the item that its title names, on the days that it stands") {
  const auto answer = ask(question("nvidia-h20", "CN", "2025-09"));
  const auto* summons = find(answer.beside, "cn-2025-07-h20-summons");
  REQUIRE(summons != nullptr);
  CHECK(summons->kind == Beside::Kind::kRule);
  CHECK(summons->type == "purchase_guidance");
  CHECK(summons->text == "CAC questions Nvidia about H20 security; firms told to avoid it in August (CN).");
  CHECK(summons->from == "2025-07-31");
  CHECK(summons->until.empty());
  CHECK(summons->matches == legality::Kleene::kTrue);
  CHECK_FALSE(summons->citation.empty());
  CHECK_FALSE(shows("nvidia-h20", "CN", "2025-07-30", "cn-2025-07-h20-summons"));
  CHECK(shows("nvidia-h20", "CN", "2025-07-31", "cn-2025-07-h20-summons"));
}

TEST_CASE("a name is looked for as a whole word") {
  CHECK(shows("nvidia-h200-sxm", "CN", "2026-02", "cn-2026-01-h200-customs"));
  CHECK_FALSE(shows("nvidia-h20", "CN", "2026-02", "cn-2026-01-h200-customs"));
  CHECK_FALSE(shows("nvidia-h200-sxm", "CN", "2026-02", "cn-2025-07-h20-summons"));
  CHECK(shows("nvidia-rtx-pro-6000d", "CN", "2025-10", "cn-2025-09-6000d"));
  CHECK_FALSE(shows("nvidia-rtx-pro-6000", "CN", "2025-10", "cn-2025-09-6000d"));
}

TEST_CASE("of the names at one place the longest counts, and a family's name is its members'") {
  legality::ItemNames names;
  const legality::Party plain{1}, longer{2}, other{3};
  names.add("RTX 5090", plain);
  names.add("RTX 5090 D", longer);
  names.add("H20", other);
  CHECK(names.in("No RTX 5090 D") == std::set{longer});
  CHECK(names.in("RTX 5090, H20-class; RTX 5090 D") == std::set{plain, longer, other});
  CHECK(names.in("GH20 H200 H20x").empty());
  CHECK(names.in("").empty());
}

TEST_CASE("practice and announcements of the regime are shown, rules with clauses and bills are not") {
  CHECK(shows("nvidia-h20", "CN", "2025-09", "us-2025-08-licences-15pct"));
  CHECK(shows("nvidia-h200-sxm", "CN", "2026-02", "us-2025-12-h200"));
  for (const auto& beside : ask(question("nvidia-a100-sxm-80gb", "CN", "2022/..")).beside)
    CHECK(beside.kind != Beside::Kind::kRule);
}

TEST_CASE("a rule that was not public yet, or is left out, is not shown") {
  auto asked = question("nvidia-h20", "CN", "2025-09");
  asked.reading.public_by = day("2025-07-30");
  CHECK(find(ask(asked).beside, "cn-2025-07-h20-summons") == nullptr);
  asked.reading.public_by.reset();
  asked.without_rules.insert(RuleId::trusted("cn-2025-07-h20-summons"));
  CHECK(find(ask(asked).beside, "cn-2025-07-h20-summons") == nullptr);
}

TEST_CASE("what is claimed of an item stands beside what is computed, wherever it goes") {
  const auto answer = ask(question("nvidia-h800-sxm", "CN", "2023-10"));
  const auto* claim = find(answer.beside, "newsletter-n062");
  REQUIRE(claim != nullptr);
  CHECK(claim->kind == Beside::Kind::kClaim);
  CHECK(claim->type == "legality");
  CHECK(claim->text == "Bloomberg on Nvidia H800 SXM5: export to China allowed until October 2023.");
  CHECK(claim->from.empty());
  CHECK(claim->until == "2023-11-01");
  CHECK(claim->status == "reported");
  CHECK(shows("nvidia-h800-sxm", "DE", "2023-10", "newsletter-n062"));
  CHECK_FALSE(shows("nvidia-h800-sxm", "CN", "2023-11", "newsletter-n062"));
  CHECK_FALSE(shows("nvidia-h800-pcie", "CN", "2023-10", "newsletter-n062"));
}

TEST_CASE("claims of other topics are not shown") {
  for (const auto& claim : seed_world().claims())
    CHECK(claim.topic == built_in_vocabulary().legality.legality_topic);
  CHECK(seed_world().claims().size() == 2);
}

TEST_CASE("a licence says for what, to whom and for whom, and is not shown at home") {
  const std::string id = "grants_licence--bis--nvidia--2025-08";
  const auto answer = ask(question("nvidia-h20", "CN", "2025-09"));
  const auto* licence = find(answer.beside, id);
  REQUIRE(licence != nullptr);
  CHECK(licence->kind == Beside::Kind::kRelation);
  CHECK(
      licence->text ==
      "Bureau of Industry and Security grants a licence to Nvidia for nvidia-h20 (customers in China), from "
      "2025-08.");
  CHECK_FALSE(shows("nvidia-h20", "US", "2025-09", id));
  auto chinese = question("nvidia-h20", "US", "2025-09");
  chinese.regime = "CN";
  CHECK(find(ask(chinese).beside, id) == nullptr);
}

TEST_CASE("a licence of which only the latest start is known says so") {
  const auto answer = ask(question("amd-mi308x", "CN", "2026-01"));
  const auto* licence = find(answer.beside, "grants_licence--bis--amd--by-2025-12-04");
  REQUIRE(licence != nullptr);
  CHECK(licence->text.ends_with("for amd-mi308x (customers in China), from 2025-12-04 or before."));
}

}  // namespace
}  // namespace ecgraph::tests
