#include "graph/legality/margins.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "graph/legality/change.hpp"
#include "tests/graph/legality/worlds.hpp"

namespace ecgraph::tests {
namespace {

using legality::ItemAnswer;
using legality::Margin;
using legality::Question;

ItemAnswer proven(const std::string& item, const std::string& destination, const std::string& when) {
  auto asked = question(item, destination, when);
  asked.proof = Question::Proof::kFull;
  return ask(asked);
}

const Margin& margin(const ItemAnswer& answer, const std::string& clause, const std::string& figure) {
  const auto& margins = answer.pieces.front().margins;
  const auto found = std::ranges::find_if(
      margins, [&](const Margin& one) { return one.clause == clause && one.figure == figure; });
  REQUIRE(found != margins.end());
  return *found;
}

}  // namespace

// By hand: 400 GB/s and 64 GB/s of NVLink and PCIe, both directions, are 528 where the rule of October 2022
// asks for 600; 15,831.2 is far above its 4,800.
TEST_CASE("the H800 was 72 GB/s below the line of October 2022, and far above the other") {
  const auto answer = proven("nvidia-h800-sxm", "CN", "2023-10-05");
  const auto& io = margin(answer, "us-2022-10-07#lr-3a090-cn", "io_bidirectional_gb_s");
  CHECK(io.side == Margin::Side::kBelow);
  CHECK(io.by == Quotient{Decimal(72)});
  CHECK(io.threshold == Decimal(600));
  CHECK(io.unit == "GB/s");
  CHECK(io.met == legality::Kleene::kFalse);
  const auto& tpp = margin(answer, "us-2022-10-07#lr-3a090-cn", "tpp");
  CHECK(tpp.side == Margin::Side::kAbove);
  CHECK(tpp.by == Quotient{*Decimal::parse("11031.2")});
}

TEST_CASE("a figure that is not stated has no side, and one on the line is at it") {
  auto asked = question("", "CN", "2024-01-10");
  asked.items.clear();
  asked.proof = Question::Proof::kFull;
  asked.specs = legality::Specs{NamedValues({{"tpp", {Decimal(2400)}}}), std::nullopt, std::nullopt};
  const auto answer = legality::answer(seed_world(), asked).items.at(0);
  bool at = false, unknown = false;
  for (const auto& one : answer.pieces.front().margins) {
    if (one.figure == "tpp" && one.threshold == Decimal(2400)) {
      CHECK(one.side == Margin::Side::kAt);
      CHECK(one.by == Quotient{});
      at = true;
    }
    if (one.figure != "performance_density") continue;
    CHECK(one.side == Margin::Side::kUnknown);
    CHECK_FALSE(one.low);
    CHECK_FALSE(one.by);
    unknown = true;
  }
  CHECK(at);
  CHECK(unknown);
}

TEST_CASE("a range that ends on a threshold lies on one side of it, at no distance") {
  auto asked = question("", "CN", "2024-01-10");
  asked.items.clear();
  asked.proof = Question::Proof::kFull;
  asked.specs = legality::Specs{NamedValues({{"tpp_range", {DecimalRange{Decimal(4800), Decimal(5000)}}}}),
                                std::nullopt, std::nullopt};
  const auto answer = legality::answer(seed_world(), asked).items.at(0);
  const auto& tpp = margin(answer, "us-2023-10-acs#lr-dest", "tpp");
  CHECK(tpp.threshold == Decimal(4800));
  CHECK(tpp.side == Margin::Side::kAbove);
  CHECK(tpp.by == Quotient{});
  CHECK(tpp.met == legality::Kleene::kTrue);
}

TEST_CASE("every margin says of its threshold what the comparison said") {
  for (const auto& item : seed_world().items()) {
    const auto answer = proven(seed_world().parties()[*item.party].id.text(), "CN", "2024-06-01");
    for (const auto& one : answer.pieces.front().margins) {
      CAPTURE(one.clause);
      CAPTURE(one.figure);
      if (one.side == Margin::Side::kUnknown || one.side == Margin::Side::kBothSides) {
        CHECK(one.met == legality::Kleene::kUnknown);
        continue;
      }
      const bool above = one.side == Margin::Side::kAbove, on = one.side == Margin::Side::kAt;
      const bool met = (one.op == ">=" && (above || on)) || (one.op == ">" && above) ||
                       (one.op == "<" && !above && !on) || (one.op == "<=" && !above) ||
                       (one.op == "==" && on);
      REQUIRE(one.by);
      const bool touches = *one.by == Quotient{};
      if (on || !touches) CHECK(one.met == legality::known(met));
      CHECK((!on || touches));
      CHECK_FALSE(*one.by < Quotient{});
    }
  }
}

TEST_CASE("the next change of the H800 on 5 October 2023 was the notice of the 23rd") {
  const auto answer = proven("nvidia-h800-sxm", "CN", "2023-10-05");
  REQUIRE(answer.next_change);
  CHECK(answer.next_change->day == day("2023-10-23"));
  CHECK(answer.next_change->verdict == legality::Verdict::kLicenceRequired);
  CHECK(answer.next_change->due == std::set<RuleId>{RuleId::trusted("us-2023-10-notice")});
}

TEST_CASE("by what was public on 5 October 2023 nothing was due") {
  auto asked = question("nvidia-h800-sxm", "CN", "2023-10-05");
  asked.proof = Question::Proof::kFull;
  asked.reading.public_by = day("2023-10-05");
  CHECK_FALSE(ask(asked).next_change);
}

TEST_CASE("a period without an end has no next change") {
  CHECK_FALSE(proven("nvidia-h800-sxm", "CN", "2023-10/..").next_change);
}

// Against the plain answer for every day in between.
TEST_CASE("nothing changes from the day asked about until the next change, and then something does") {
  for (const auto& item : seed_world().items()) {
    const auto& id = seed_world().parties()[*item.party].id.text();
    for (const auto* destination : {"CN", "AE", "SA"}) {
      for (const auto* asked_day : {"2022-09-01", "2023-10-20", "2024-11-30", "2025-05-13", "2026-11-25"}) {
        CAPTURE(id);
        CAPTURE(destination);
        CAPTURE(asked_day);
        const auto answer = proven(id, destination, asked_day);
        auto ahead = question(id, destination, asked_day);
        const auto& next = answer.next_change;
        ahead.during = *Interval::make(day(asked_day), next ? next->day : Day::end_of_time());
        const auto differs = [&](const legality::Piece& piece) {
          const auto change = legality::change_between(answer.pieces.front(), piece);
          return change.of_status() || change.missing;
        };
        const auto pieces = ask(ahead).pieces;
        CHECK(std::ranges::none_of(pieces, differs));
        if (!next) continue;
        ahead.during = Interval::day(next->day);
        const auto then = ask(ahead).pieces.front();
        CHECK(differs(then));
        CHECK(then.verdict == next->verdict);
        CHECK_FALSE(next->due.empty());
      }
    }
  }
}

TEST_CASE("the weakest of what a piece rests on has the piece's own confidence and verification") {
  for (const auto& item : seed_world().items()) {
    for (const auto* user : {"", "smic", "huawei"}) {
      auto asked = question(seed_world().parties()[*item.party].id.text(), "CN", "2024-06-01");
      asked.end_user = end_user(user);
      const auto piece = ask(asked).pieces.front();
      const auto& vocabulary = seed_world().vocabulary();
      CAPTURE(item.label);
      CAPTURE(user);
      const auto lowers_confidence = [&](const auto& one) { return one.confidence == piece.confidence; };
      const auto lowers_verification = [&](const auto& one) {
        return one.verification == piece.verification;
      };
      if (piece.confidence.rank + 1U < vocabulary.confidences.size())
        CHECK(std::ranges::any_of(piece.weakest, lowers_confidence));
      if (piece.verification.rank + 1U < vocabulary.verifications.size())
        CHECK(std::ranges::any_of(piece.weakest, lowers_verification));
      for (const auto& one : piece.weakest)
        CHECK((lowers_confidence(one) || lowers_verification(one) || !one.status.empty()));
    }
  }
}

TEST_CASE("an answer that rests on a disputed listing names it") {
  auto statements = seed_statements();
  for (auto& statement : statements) {
    auto* relation = std::get_if<Relation>(&statement);
    if (relation == nullptr || relation->subject.text() != "smic") continue;
    if (relation->id.text().find("listed_on--smic--us-entity-list") == std::string::npos) continue;
    relation->status = *seed_world().vocabulary().claim_status("disputed");
  }
  const auto world = legality::World::build(seed_world().vocabulary(), statements);
  auto asked = question("nvidia-t4", "CN", "2023-05-01");
  asked.end_user = end_user("smic");
  const auto answer = legality::answer(world, asked).items.at(0);
  CHECK(answer.pieces.front().verdict == legality::Verdict::kUnknown);
  REQUIRE_FALSE(answer.pieces.front().weakest.empty());
  CHECK(answer.pieces.front().weakest.front().id.starts_with("listed_on--smic--us-entity-list"));
  CHECK(answer.pieces.front().weakest.front().status == "disputed");
  CHECK(answer.summary.find("(disputed)") != std::string::npos);
}

}  // namespace ecgraph::tests
