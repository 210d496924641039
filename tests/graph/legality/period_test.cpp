#include "graph/legality/period.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "graph/legality/summary.hpp"
#include "schema/vocabulary_reader.hpp"
#include "tests/graph/legality/worlds.hpp"

namespace ecgraph::tests {
namespace {

using legality::Legal;
using legality::Piece;
using legality::Verdict;

Legal legal(const std::vector<Verdict>& verdicts) {
  std::vector<Piece> pieces;
  for (const auto verdict : verdicts) {
    Piece piece{Interval::always(), verdict, {}, {}, {}, {}, {}, {}, false, {}};
    pieces.push_back(piece);
  }
  return legality::legal_of(pieces);
}

TEST_CASE("throughout, never, unknown and part are told apart by their pieces") {
  CHECK(legal({Verdict::kNoLicenceRequired, Verdict::kLicenceException}) == Legal::kThroughout);
  CHECK(legal({Verdict::kLicenceRequired, Verdict::kProhibited}) == Legal::kNever);
  CHECK(legal({Verdict::kLicenceRequired, Verdict::kUnknown}) == Legal::kUnknown);
  CHECK(legal({Verdict::kNoLicenceRequired, Verdict::kUnknown}) == Legal::kPart);
  CHECK(legal({Verdict::kLicenceRequired, Verdict::kLicenceException}) == Legal::kPart);
}

TEST_CASE("pieces are cut on the day of launch") {
  const auto answer = ask(question("nvidia-l4", "DE", "2023-03"));
  CHECK(told(answer.pieces) ==
        "2023-03-01..2023-03-21 no_licence_required, 2023-03-21..2023-04-01 no_licence_required");
  CHECK(answer.pieces.front().not_yet_launched);
  CHECK_FALSE(answer.pieces.back().not_yet_launched);
  CHECK(answer.legal == Legal::kThroughout);
}

TEST_CASE("an open period has open pieces") {
  const auto answer = ask(question("nvidia-t4", "RU", "2022/.."));
  CHECK(told(answer.pieces) ==
        "2022-01-01..2022-02-24 no_licence_required, 2022-02-24.... licence_required policy_of_denial");
}

TEST_CASE("Hong Kong is read as China from 2020-12-23") {
  auto asked = question("nvidia-t4", "HK", "2020-12");
  asked.end_user = end_user("military");
  CHECK(told(ask(asked).pieces) ==
        "2020-12-01..2020-12-23 no_licence_required, 2020-12-23..2021-01-01 licence_required "
        "presumption_of_denial");
}

TEST_CASE("a headquarters in Hong Kong is read as China too") {
  auto asked = question("nvidia-a100-sxm-80gb", "SG", "2024-01-01");
  asked.end_user = end_user("hq=HK");
  CHECK(clauses(ask(asked).pieces.front()) == "us-2023-10-acs#lr-hq");
}

TEST_CASE("an unknown fact that would change the review policy is named, and the stricter policy stands") {
  auto asked = question("nvidia-h100-sxm", "CN", "2026-02-01");
  legality::Specs specs;
  specs.figures = NamedValues({{"kind", {std::string("accelerator")}},
                               {"tpp", {Decimal(15000)}},
                               {"datacenter", {true}},
                               {"dram_bandwidth_gb_s", {Decimal(4800)}}});
  asked.items.clear();
  asked.specs = specs;
  const auto answer = ask(asked);
  CHECK(told(answer.pieces) == "2026-02-01..2026-02-02 licence_required presumption_of_denial");
  CHECK(missing(answer.pieces.front()) == "us_commercial_at_2026_01_15");
}

TEST_CASE("days are told in plain English") {
  CHECK(legality::words(period("2023-10")) == "October 2023");
  CHECK(legality::words(period("2024")) == "2024");
  CHECK(legality::words(period("2023-10-05")) == "5 October 2023");
  CHECK(legality::words(period("2023-10-05/2023-10-07")) == "5 to 7 October 2023");
  CHECK(legality::words(period("2023-10/..")) == "from 1 October 2023");
  CHECK(legality::words(period("2023-11/2024-02")) == "1 November 2023 to 29 February 2024");
  CHECK(legality::words(Interval::always()) == "at any time");
}

/// Looks for a step of the proof.
const legality::ProofNode* find(const legality::ProofNode& node, const std::string& kind,
                                const std::string& subject) {
  if (node.kind == kind && node.subject == subject) return &node;
  for (const auto& part : node.parts) {
    if (const auto* found = find(part, kind, subject)) return found;
  }
  return nullptr;
}

TEST_CASE(
    "a proof shows the number against the threshold, the group with its dates and the exception tried") {
  auto asked = question("nvidia-a10", "CN", "2024-01-01");
  asked.proof = legality::Question::Proof::kFull;
  const auto answer = ask(asked);
  REQUIRE(answer.pieces.front().proof.has_value());
  const auto& proof = *answer.pieces.front().proof;
  const auto* clause = find(proof, "clause", "us-2023-10-acs#lr-dest");
  REQUIRE(clause != nullptr);
  CHECK(clause->result == legality::Kleene::kFalse);
  CHECK(clause->citation == "742.6(a)(6)(iii)");
  const auto* density = find(*clause, "figure", "performance_density");
  REQUIRE(density != nullptr);
  CHECK(density->value == "3.1827");
  CHECK(density->op == ">=");
  const auto* group = find(*clause, "group", "D:5");
  REQUIRE(group != nullptr);
  CHECK(group->note == "member [.., ..)");
}

/// Every grounds that the steps of a proof state is one of the vocabulary.
bool grounds_are_known(const legality::ProofNode& node) {
  const auto& vocabulary = built_in_vocabulary();
  if (node.confidence && node.confidence->rank >= vocabulary.confidences.size()) return false;
  if (node.verification && node.verification->rank >= vocabulary.verifications.size()) return false;
  return std::ranges::all_of(node.parts, grounds_are_known);
}

TEST_CASE("a figure that the question states has no confidence of its own in the proof") {
  legality::Question asked;
  asked.specs = legality::Specs{NamedValues({{"tpp", {Decimal(2300)}}}), std::nullopt, std::nullopt};
  asked.destination = country("CN");
  asked.during = period("2024-05-01");
  asked.proof = legality::Question::Proof::kFull;
  const auto answer = ask(asked);
  REQUIRE(answer.pieces.front().proof.has_value());
  CHECK(grounds_are_known(*answer.pieces.front().proof));
}

TEST_CASE("the notes name what is not evaluated") {
  const auto answer = legality::answer(seed_world(), question("nvidia-t4", "CN", "2024-01-01"));
  for (const auto& one : built_in_vocabulary().legality.jurisdiction.not_evaluated) {
    CAPTURE(one);
    CHECK(std::ranges::any_of(answer.notes, [&](const auto& note) {
      return note.starts_with("Not evaluated: ") && note.find(one) != std::string::npos;
    }));
  }
}

}  // namespace
}  // namespace ecgraph::tests
