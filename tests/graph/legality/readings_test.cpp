// How a question reads the law: letters, public_by, view, exporters, counterfactual rules.

#include <doctest/doctest.h>

#include <algorithm>

#include "schema/vocabulary_reader.hpp"
#include "tests/graph/legality/worlds.hpp"

namespace ecgraph::tests {
namespace {

using legality::Legal;
using legality::Reading;

const Rule& seed_rule(const std::string& id) {
  const auto& rules = seed_world().rules().rules();
  const auto found =
      std::find_if(rules.begin(), rules.end(), [&](const auto& rule) { return rule->id.text() == id; });
  REQUIRE(found != rules.end());
  return **found;
}

TEST_CASE("a letter binds only the exporter that it is addressed to") {
  auto asked = question("nvidia-h20", "CN", "2025-06-01");
  asked.exporter = entity("google");
  CHECK(told(ask(asked).pieces) == "2025-06-01..2025-06-02 no_licence_required");
  asked.exporter = entity("nvidia");
  CHECK(told(ask(asked).pieces) == "2025-06-01..2025-06-02 licence_required unspecified");
}

TEST_CASE("a letter is unknown to the public before it is announced") {
  auto asked = question("nvidia-a100-sxm-80gb", "CN", "2022-08-27");
  asked.reading.public_by = day("2022-08-30");
  CHECK(ask(asked).legal == Legal::kThroughout);
  asked.reading.public_by = day("2022-08-31");
  CHECK(ask(asked).legal == Legal::kNever);
}

TEST_CASE("view=text lets the diffusion rule bite although it was never enforced") {
  auto asked = question("nvidia-h100-sxm", "DE", "2025-01-12/2025-01-13");
  CHECK(told(ask(asked).pieces) == "2025-01-12..2025-01-14 no_licence_required");
  asked.reading.view = Reading::View::kText;
  CHECK(told(ask(asked).pieces) ==
        "2025-01-12..2025-01-13 no_licence_required, 2025-01-13..2025-01-14 licence_required unspecified");
}

TEST_CASE("non-enforcement that nobody had heard of does not count") {
  auto asked = question("nvidia-h100-sxm", "DE", "2025-05-16");
  CHECK(ask(asked).legal == Legal::kThroughout);
  asked.reading.public_by = day("2025-05-12");
  CHECK(ask(asked).legal == Legal::kNever);
}

TEST_CASE("an entry that was rewritten stays under its old policy for who does not know the new one") {
  auto asked = question("nvidia-t4", "CN", "2025-01-01");
  asked.end_user = legality::NamedBuyer{entity("smic"), false};
  CHECK(told(ask(asked).pieces) == "2025-01-01..2025-01-02 licence_required presumption_of_denial");
  asked.reading.public_by = day("2024-06-01");
  CHECK(told(ask(asked).pieces) == "2025-01-01..2025-01-02 licence_required case_by_case");
}

TEST_CASE("without the October 2023 rule the clause of 2022 would still stand") {
  auto asked = question("nvidia-a800-sxm", "CN", "2024-01-01");
  CHECK(ask(asked).legal == Legal::kNever);
  asked.without_rules.insert(RuleId::trusted("us-2023-10-acs"));
  CHECK(told(ask(asked).pieces) ==
        "2024-01-01..2024-01-02 licence_required presumption_of_denial");  // the notice, left open
  asked.reading.letters = Reading::Letters::kExclude;
  CHECK(ask(asked).legal == Legal::kThroughout);
  asked.items = {entity("nvidia-a100-sxm-80gb")};
  CHECK(clauses(ask(asked).pieces.front()) == "us-2022-10-07#lr-3a090-cn");
}

TEST_CASE("a rule of the question takes the place of the recorded one") {
  auto changed = seed_rule("us-2022-10-07");
  for (auto& predicate : changed.predicates) {
    ItemTest density;
    density.kind = ItemTest::Kind::kCompare;
    density.name = "performance_density";
    density.comparison = Comparison::kAtLeast;
    density.operand = Decimal::parse("5.92").value();
    predicate.test = density;
  }
  auto asked = question("nvidia-a800-sxm", "CN", "2023-01-01");
  CHECK(ask(asked).legal == Legal::kThroughout);
  asked.with_rules.push_back(changed);
  CHECK(ask(asked).legal == Legal::kNever);
}

TEST_CASE("a predicate that leads back to itself is unknown, not endless") {
  auto changed = seed_rule("us-2022-10-07");
  REQUIRE_FALSE(changed.predicates.empty());
  ItemTest self;
  self.kind = ItemTest::Kind::kPredicate;
  self.name = changed.predicates.front().id;
  changed.predicates.front().test = self;
  auto asked = question("nvidia-a800-sxm", "CN", "2023-01-01");
  asked.with_rules.push_back(changed);
  const auto answer = ask(asked);
  CHECK(answer.legal == Legal::kUnknown);
  CHECK(missing(answer.pieces.front()) == "definition of 3A090@2022");
}

TEST_CASE("another regime is evaluated when asked, and else only shown") {
  auto asked = question("nvidia-t4", "US", "2025-01-01");
  asked.regime = "CN";
  CHECK(ask(asked).legal == Legal::kThroughout);  // the Chinese bans are of other goods
}

TEST_CASE("whose designs are subject to it is left open by one regime only") {
  auto asked = question("huawei-ascend-910b", "US", "2025-01-01");
  asked.regime = "CN";
  CHECK(told(ask(asked).pieces) == "2025-01-01..2025-01-02 no_licence_required");
  asked.destination = country("DE");
  CHECK(told(ask(asked).pieces) == "2025-01-01..2025-01-02 no_licence_required");
  asked.regime = "";
  CHECK(ask(asked).legal == Legal::kUnknown);
}

TEST_CASE("what one regime leaves out is no note of another") {
  const auto& terms = built_in_vocabulary().legality;
  auto asked = question("nvidia-t4", "DE", "2025-01-01");
  const auto american = legality::answer(seed_world(), asked).notes;
  REQUIRE(american.size() == 2);
  CHECK(american.front() == terms.disclaimer);
  CHECK(american.back() ==
        "Not evaluated: end uses (15 CFR 744.23), foundry due diligence, foreign direct product rules, "
        "de minimis content, deemed exports, activities of US persons, quantity.");
  asked.regime = "CN";
  CHECK(legality::answer(seed_world(), asked).notes == std::vector<std::string>{terms.disclaimer});
}

TEST_CASE("a regime of which no clause is recorded gives no answer") {
  for (const std::string regime : {"NL", "JP", "KR", "TW", "MY", "EU"}) {
    auto asked = question("nvidia-h100-sxm", "CN", "2025-01-01");
    asked.regime = regime;
    const auto answer = ask(asked);
    CAPTURE(regime);
    CHECK(answer.legal == Legal::kUnknown);
    CHECK(missing(answer.pieces.front()) == "the clauses of " + regime + " (none is recorded)");
  }
}

TEST_CASE("a regime whose only rule is left out asks for nothing") {
  auto asked = question("nvidia-h100-sxm", "US", "2025-01-01");
  asked.regime = "CN";
  asked.without_rules.insert(RuleId::trusted("cn-2024-12-us-ban"));
  CHECK(ask(asked).legal == Legal::kThroughout);
}

TEST_CASE("the other reading is shown only when some day is answered otherwise") {
  CHECK_FALSE(ask(question("nvidia-a100-sxm-80gb", "RU", "2022-08/2022-10")).by_published_rules);
  CHECK_FALSE(ask(question("nvidia-a100-sxm-80gb", "MO", "2023")).by_published_rules);
  CHECK_FALSE(ask(question("nvidia-b30a", "CN", "2025")).by_published_rules);
  CHECK(ask(question("nvidia-h800-sxm", "CN", "2023-10")).by_published_rules);
}

TEST_CASE("specs are shipped by nobody, so letters are only mentioned") {
  auto asked = question("", "CN", "2025-06-01");
  legality::Specs specs;
  specs.figures = NamedValues({{"kind", {std::string("accelerator")}},
                               {"tpp", {Decimal(1000)}},
                               {"datacenter", {true}},
                               {"dram_bandwidth_gb_s", {Decimal(4000)}}});
  asked.specs = specs;
  const auto answer = ask(asked);
  CHECK(answer.legal == Legal::kThroughout);
  CHECK(answer.beside.size() == 5);
  asked.exporter = entity("nvidia");
  CHECK(ask(asked).legal == Legal::kNever);
}

TEST_CASE("a tariff on imports is shown beside the verdict and never changes it") {
  const auto answer = ask(question("nvidia-h200-sxm", "US", "2026-02-01"));
  CHECK(answer.legal == Legal::kThroughout);
  REQUIRE_FALSE(answer.beside.empty());
  CHECK(answer.beside.back().id == "us-2026-01-s232#duty");
  CHECK(answer.beside.back().rate_percent == Decimal(25));
}

}  // namespace
}  // namespace ecgraph::tests
