// The worked examples of legality.md, word for word.

#include <doctest/doctest.h>

#include "schema/vocabulary_reader.hpp"
#include "tests/graph/legality/worlds.hpp"

namespace ecgraph::tests {
namespace {

using legality::Legal;
using legality::Question;
using legality::Verdict;

/// Specs of an accelerator for data centres; an empty figure is not known.
legality::Specs specs(const std::string& tpp, const std::string& density) {
  std::vector<NamedValue> values{{"kind", {std::string("accelerator")}}, {"datacenter", {true}}};
  if (!tpp.empty()) values.push_back({"tpp", {Decimal::parse(tpp).value()}});
  if (!density.empty()) values.push_back({"performance_density", {Decimal::parse(density).value()}});
  return {NamedValues(std::move(values)), std::nullopt, std::nullopt};
}

Question with_specs(const legality::Specs& specs, const std::string& destination, const std::string& when) {
  auto asked = question("", destination, when);
  asked.specs = specs;
  return asked;
}

TEST_CASE("H100 to Germany on 2024-05-01 needs no licence") {
  const auto answer = ask(question("nvidia-h100-sxm", "DE", "2024-05-01"));
  CHECK(told(answer.pieces) == "2024-05-01..2024-05-02 no_licence_required");
}

TEST_CASE("TPP 2,300 and PD 3.1 to China during 2024 is legal throughout") {
  const auto answer = ask(with_specs(specs("2300", "3.1"), "CN", "2024"));
  CHECK(answer.legal == Legal::kThroughout);
  CHECK(told(answer.pieces) == "2024-01-01..2025-01-01 no_licence_required");
}

TEST_CASE("TPP 2,300 and PD 3.3 to China during 2024 is legal throughout by exception NAC") {
  const auto answer = ask(with_specs(specs("2300", "3.3"), "CN", "2024"));
  CHECK(answer.legal == Legal::kThroughout);
  CHECK(told(answer.pieces) == "2024-01-01..2025-01-01 licence_exception");
  CHECK(exceptions(answer.pieces.front()) == "NAC");
  CHECK(answer.pieces.front().exceptions.front().conditions.size() == 3);
}

TEST_CASE("TPP 2,300 without PD to China during 2024 is unknown for want of the density") {
  const auto answer = ask(with_specs(specs("2300", ""), "CN", "2024"));
  CHECK(answer.legal == Legal::kUnknown);
  CHECK(missing(answer.pieces.front()) == "performance_density");
}

TEST_CASE("L40S to a listed firm on 2023-05-01 needs a licence for the buyer, and no exception helps") {
  auto asked = question("nvidia-l40s", "CN", "2023-05-01");
  asked.end_user = legality::NamedBuyer{entity("inspur-group"), false};
  const auto answer = ask(asked);
  CHECK(told(answer.pieces) == "2023-05-01..2023-05-02 licence_required presumption_of_denial");
  CHECK(clauses(answer.pieces.front()) == "us-entity-list#lr");
  CHECK(answer.pieces.front().exceptions.empty());
  CHECK(answer.pieces.front().not_yet_launched);
}

TEST_CASE("H20 to China in April 2025 is legal up to 8 April") {
  const auto answer = ask(question("nvidia-h20", "CN", "2025-04"));
  CHECK(answer.legal == Legal::kPart);
  CHECK(told(answer.pieces) ==
        "2025-04-01..2025-04-09 no_licence_required, 2025-04-09..2025-05-01 licence_required unspecified");
  REQUIRE(answer.by_published_rules.has_value());
  CHECK(answer.by_published_rules->legal == Legal::kThroughout);
}

TEST_CASE("H200 to China on 2026-02-01 is looked at case by case") {
  const auto answer = ask(question("nvidia-h200-sxm", "CN", "2026-02-01"));
  CHECK(told(answer.pieces) == "2026-02-01..2026-02-02 licence_required case_by_case");
  REQUIRE_FALSE(answer.beside.empty());
  CHECK(answer.beside.front().id == "grants_licence--bis--nvidia--2026-02");
}

TEST_CASE("H200 to a firm in Kuala Lumpur with a parent in Shenzhen is presumed denied") {
  auto asked = question("nvidia-h200-sxm", "MY", "2026-02-01");
  asked.end_user = end_user("hq=MY parent=CN");
  CHECK(told(ask(asked).pieces) == "2026-02-01..2026-02-02 licence_required presumption_of_denial");
}

TEST_CASE("a rule that nobody knew would be replaced stays open") {
  auto asked = question("nvidia-a100-sxm-80gb", "CN", "2024-01-01");
  asked.reading.public_by = day("2023-06-01");
  const auto answer = ask(asked);
  CHECK(told(answer.pieces) == "2024-01-01..2024-01-02 licence_required presumption_of_denial");
  CHECK(clauses(answer.pieces.front()) == "us-2022-10-07#lr-3a090-cn");
}

TEST_CASE("an uncontrolled T4 to Nexperia on 2025-10-15 needs a licence by the affiliates rule") {
  auto asked = question("nvidia-t4", "NL", "2025-10-15");
  asked.end_user = legality::NamedBuyer{entity("nexperia"), false};
  const auto answer = ask(asked);
  CHECK(answer.pieces.front().verdict == Verdict::kLicenceRequired);
  CHECK(clauses(answer.pieces.front()) == "us-2025-09-affiliates#lr-1");
}

TEST_CASE("an A100 to Nexperia on 2024-06-01 needs a licence by the headquarters test") {
  auto asked = question("nvidia-a100-sxm-80gb", "NL", "2024-06-01");
  asked.end_user = legality::NamedBuyer{entity("nexperia"), false};
  const auto answer = ask(asked);
  CHECK(answer.pieces.front().verdict == Verdict::kLicenceRequired);
  CHECK(clauses(answer.pieces.front()) == "us-2023-10-acs#lr-hq");
}

TEST_CASE("Unisoc on 2025-10-15 is unknown for want of the shares") {
  auto asked = question("nvidia-t4", "CN", "2025-10-15");
  asked.end_user = legality::NamedBuyer{entity("unisoc"), false};
  const auto answer = ask(asked);
  CHECK(answer.pieces.front().verdict == Verdict::kUnknown);
  const auto facts = missing(answer.pieces.front());
  CHECK(facts.find("share of wise-road in tsinghua-unigroup") != std::string::npos);
  CHECK(facts.find("share of jac-capital in tsinghua-unigroup") != std::string::npos);
  REQUIRE(answer.coverage.size() == 1);
  CHECK(answer.coverage.front().list == entity("us-entity-list"));
}

TEST_CASE("H800 to China in October 2023 has two true answers") {
  const auto answer = ask(question("nvidia-h800-sxm", "CN", "2023-10"));
  CHECK(answer.legal == Legal::kPart);
  CHECK(told(answer.pieces) ==
        "2023-10-01..2023-10-23 no_licence_required, 2023-10-23..2023-11-01 licence_required "
        "presumption_of_denial");
  REQUIRE(answer.by_published_rules.has_value());
  CHECK(answer.by_published_rules->legal == Legal::kThroughout);
  CHECK(told(answer.by_published_rules->pieces) == "2023-10-01..2023-11-01 no_licence_required");
  CHECK(answer.summary.find(
            "Nvidia H800 SXM5 to China, October 2023: part. 1 to 22 October 2023 no licence is needed; from "
            "23 October 2023 a licence is required, presumption of denial") == 0);
  CHECK(answer.summary.find("By published rules alone: throughout") != std::string::npos);
}

TEST_CASE("the black-letter reading of October 2023 can be asked for by itself") {
  auto asked = question("nvidia-h800-sxm", "CN", "2023-10/2023-11");
  asked.reading.letters = legality::Reading::Letters::kExclude;
  const auto answer = ask(asked);
  CHECK(told(answer.pieces) ==
        "2023-10-01..2023-11-17 no_licence_required, 2023-11-17..2023-12-01 licence_required "
        "presumption_of_denial");
  CHECK_FALSE(answer.by_published_rules.has_value());
}

TEST_CASE("a family is evaluated member by member, and says where its members agree") {
  const auto answer = legality::answer(seed_world(), question("nvidia-h800", "CN", "2023-10"));
  REQUIRE(answer.items.size() == 2);
  for (const auto& member : answer.items)
    CHECK(member.summary.ends_with("All forms of the Nvidia H800 agree."));
}

TEST_CASE("a list answer leaves out what is launched later, a named item stays and is marked") {
  auto asked = question("nvidia-h20", "CN", "2023-10");
  CHECK(ask(asked).pieces.front().not_yet_launched);  // about 2023-11-09, so not in October
  asked = question("nvidia-b200", "CN", "2023-10");
  const auto named = ask(asked);
  CHECK(named.pieces.front().not_yet_launched);
  asked.asked = Question::Asked::kAsAList;
  CHECK(legality::answer(seed_world(), asked).items.empty());
  asked.unlaunched = Question::Unlaunched::kInclude;
  CHECK(legality::answer(seed_world(), asked).items.size() == 1);
}

}  // namespace
}  // namespace ecgraph::tests
