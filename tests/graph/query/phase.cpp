#include <doctest/doctest.h>

#include "graph/query/selection.hpp"
#include "tests/support/statements.hpp"

namespace ecgraph::tests {
namespace {

constexpr Day kNotPublic = Day::end_of_time();

RelationHead head(const Validity& validity, Day public_earliest = kNotPublic,
                  std::string_view standing = "fact") {
  return {{0},
          {0},
          {1},
          relation_type("owns"),
          status(standing),
          confidence("high"),
          words().verification("verified").value(),
          validity.bounds(),
          public_earliest,
          public_earliest};
}
/// Made public on some day of a partial date.
RelationHead announced(RelationHead relation, std::string_view when) {
  relation.public_earliest = date(when).earliest();
  relation.public_latest = date(when).latest();
  return relation;
}

Holds at(const RelationHead& relation, std::string_view asked, Phase phase = Phase::kInForce) {
  When when;
  when.at = day(asked);
  when.phase = phase;
  return judge(relation, when, words()).holds;
}

RelationHit during(const RelationHead& relation, const Interval& period) {
  When when;
  when.during = period;
  return judge(relation, when, words());
}

}  // namespace

TEST_CASE("the words of the phases are read and written alike") {
  for (const Phase each : {Phase::kPending, Phase::kInForce, Phase::kEnded, Phase::kAny}) {
    CHECK(phase(word(each)) == each);
  }
  CHECK_FALSE(phase("inforce"));
}

TEST_CASE("in force from the start to the day before the end, perhaps where a date is partial") {
  const auto relation = head(valid("2023-10", "2024-02-10"));
  CHECK(at(relation, "2023-09-30") == Holds::kNo);
  CHECK(at(relation, "2023-10-01") == Holds::kPossibly);
  CHECK(at(relation, "2023-10-31") == Holds::kCertainly);
  CHECK(at(relation, "2024-02-09") == Holds::kCertainly);
  CHECK(at(relation, "2024-02-10") == Holds::kNo);
}

TEST_CASE("a relation of unknown start possibly holds before its end") {
  const auto relation = head(valid("", "2024-02-10"));
  CHECK(at(relation, "1950-01-01") == Holds::kPossibly);
  CHECK(at(relation, "2024-02-09") == Holds::kPossibly);
  CHECK(at(relation, "2024-02-10") == Holds::kNo);
  CHECK(at(relation, "2024-02-10", Phase::kEnded) == Holds::kCertainly);
}

TEST_CASE("pending from the announcement to the day before the start") {
  const auto relation = head(valid("2023-10-17"), day("2023-10-01"));
  CHECK(at(relation, "2023-09-30", Phase::kPending) == Holds::kNo);
  CHECK(at(relation, "2023-10-01", Phase::kPending) == Holds::kCertainly);
  CHECK(at(relation, "2023-10-16", Phase::kPending) == Holds::kCertainly);
  CHECK(at(relation, "2023-10-17", Phase::kPending) == Holds::kNo);
}

TEST_CASE("possibly pending while the start may or may not have come") {
  const auto relation = head(valid("2023-10", "2023-11-20"), day("2023-09-01"));
  CHECK(at(relation, "2023-09-30", Phase::kPending) == Holds::kCertainly);
  CHECK(at(relation, "2023-10-10", Phase::kPending) == Holds::kPossibly);
  CHECK(at(relation, "2023-10-31", Phase::kPending) == Holds::kNo);
  const auto undated = head(valid("", "2023-11-20"), day("2023-09-01"));
  CHECK(at(undated, "2023-11-19", Phase::kPending) == Holds::kPossibly);
  CHECK(at(undated, "2023-11-20", Phase::kPending) == Holds::kNo);
}

TEST_CASE("what was never announced nor published is pending on no day") {
  CHECK(at(head(valid("2023-10-17")), "2023-10-01", Phase::kPending) == Holds::kNo);
}

TEST_CASE("a plan never holds and is pending from its announcement to its end") {
  const auto plan = head(valid("2026-11-11", "2027-01-11"), day("2026-09-28"), "planned");
  CHECK(at(plan, "2026-12-01") == Holds::kNo);
  CHECK(at(plan, "2028-01-01", Phase::kEnded) == Holds::kNo);
  CHECK(at(plan, "2026-09-27", Phase::kPending) == Holds::kNo);
  CHECK(at(plan, "2026-09-28", Phase::kPending) == Holds::kCertainly);
  CHECK(at(plan, "2026-11-11", Phase::kPending) == Holds::kPossibly);
  CHECK(at(plan, "2027-01-11", Phase::kPending) == Holds::kNo);
}

TEST_CASE("a plan that names no start stays pending, and one of unknown announcement possibly was") {
  CHECK(at(head(valid(""), day("2025-12-29"), "planned"), "2030-01-01", Phase::kPending) ==
        Holds::kCertainly);
  CHECK(at(head(valid(""), kNotPublic, "planned"), "2030-01-01", Phase::kPending) == Holds::kPossibly);
}

TEST_CASE("what was withdrawn, suspended or superseded is neither pending nor in force nor over") {
  for (const std::string_view standing : {"withdrawn", "suspended", "superseded"}) {
    const auto relation = head(valid("2026-03-01"), day("2026-02-13"), standing);
    for (const Phase each : {Phase::kPending, Phase::kInForce, Phase::kEnded}) {
      CHECK(at(relation, "2026-02-20", each) == Holds::kNo);
      CHECK(at(relation, "2026-03-20", each) == Holds::kNo);
    }
    CHECK(at(relation, "2026-02-12", Phase::kAny) == Holds::kNo);
    CHECK(at(relation, "2026-02-13", Phase::kAny) == Holds::kCertainly);
    CHECK(during(relation, days("2026-01-01", "2027-01-01")).holds == Holds::kNo);
  }
}

TEST_CASE("over from its end on, perhaps where the end is partial") {
  const auto relation = head(valid("2020-01-01", "2023"));
  CHECK(at(relation, "2022-12-31", Phase::kEnded) == Holds::kNo);
  CHECK(at(relation, "2023-01-01", Phase::kEnded) == Holds::kPossibly);
  CHECK(at(relation, "2023-12-31", Phase::kEnded) == Holds::kCertainly);
  CHECK(at(head(valid("2020-01-01")), "2999-01-01", Phase::kEnded) == Holds::kNo);
}

TEST_CASE("what ended in the year in which it began is not over before it began") {
  const auto relation = head(valid("2023-06-15", "2023"));
  CHECK(at(relation, "2023-06-15", Phase::kEnded) == Holds::kNo);
  CHECK(at(relation, "2023-06-16", Phase::kEnded) == Holds::kPossibly);
}

TEST_CASE("any phase is pending, in force or over") {
  const auto relation = head(valid("2023-10", "2024-01-01"), day("2023-09-15"));
  CHECK(at(relation, "2023-09-14", Phase::kAny) == Holds::kNo);
  CHECK(at(relation, "2023-09-15", Phase::kAny) == Holds::kCertainly);
  CHECK(at(relation, "2023-10-10", Phase::kAny) == Holds::kCertainly);
  CHECK(at(relation, "2025-01-01", Phase::kAny) == Holds::kCertainly);
  CHECK(at(head(valid("2023-10")), "2023-10-10", Phase::kAny) == Holds::kPossibly);
}

TEST_CASE("over a period: throughout, in part with the pieces, or never") {
  const auto relation = head(valid("2023-10", "2024-01-01"));
  const auto whole = during(relation, days("2023-11-01", "2023-12-01"));
  CHECK(whole.holds == Holds::kCertainly);
  CHECK(whole.held->throughout);
  const auto part = during(relation, days("2023-10-01", "2024-02-01"));
  CHECK_FALSE(part.held->throughout);
  CHECK(part.held->pieces == std::vector<HeldPiece>{{days("2023-10-01", "2023-10-31"), Holds::kPossibly},
                                                    {days("2023-10-31", "2024-01-01"), Holds::kCertainly}});
  CHECK(during(relation, days("2023-10-01", "2023-10-05")).holds == Holds::kPossibly);
  const auto never = during(relation, days("2024-01-01", "2024-02-01"));
  CHECK(never.holds == Holds::kNo);
  CHECK_FALSE(never.held);
}

TEST_CASE("certainly only leaves out what possibly holds, relations and pieces alike") {
  When when;
  when.certainly_only = true;
  when.during = days("2023-10-01", "2024-02-01");
  const auto relation = head(valid("2023-10", "2024-01-01"));
  CHECK(judge(relation, when, words()).held->pieces ==
        std::vector<HeldPiece>{{days("2023-10-31", "2024-01-01"), Holds::kCertainly}});
  when.during = days("2023-10-01", "2023-10-05");
  CHECK(judge(relation, when, words()).holds == Holds::kNo);
  when.during.reset();
  when.at = day("2023-10-05");
  CHECK(judge(relation, when, words()).holds == Holds::kNo);
}

TEST_CASE("public by a day: announced or published, else effective, else always") {
  const auto was_public = [](const RelationHead& relation, std::string_view by) {
    When when;
    when.public_by = day(by);
    return judge(relation, when, words()).holds != Holds::kNo;
  };
  const auto announced = head(valid("2023-10-17"), day("2023-10-01"));
  CHECK_FALSE(was_public(announced, "2023-09-30"));
  CHECK(was_public(announced, "2023-10-01"));
  const auto effective = head(valid("2023-10"));
  CHECK_FALSE(was_public(effective, "2023-09-30"));
  CHECK(was_public(effective, "2023-10-01"));
  CHECK(was_public(head(valid("")), "1900-01-01"));
  CHECK(was_public(head(valid("..", "2020")), "1900-01-01"));
}

TEST_CASE("announced on a day not later than one is announced, and public, before it") {
  const auto relation = announced(head(valid("2024-03-01")), "../2023-10");
  CHECK(at(relation, "2023-12-01", Phase::kPending) == Holds::kCertainly);
  CHECK(at(relation, "2023-05-01", Phase::kPending) == Holds::kPossibly);
  CHECK(at(relation, "2023-12-01", Phase::kAny) == Holds::kCertainly);
  When when;
  when.public_by = day("2023-05-01");
  CHECK(judge(relation, when, words()).holds != Holds::kNo);
}

TEST_CASE("within a partial date of its announcement a measure is pending possibly, not certainly") {
  const auto relation = announced(head(valid("2024-03-01")), "2023-10");
  CHECK(at(relation, "2023-09-30", Phase::kPending) == Holds::kNo);
  CHECK(at(relation, "2023-10-05", Phase::kPending) == Holds::kPossibly);
  CHECK(at(relation, "2023-10-31", Phase::kPending) == Holds::kCertainly);
}

TEST_CASE("asked of no time, all are answered and only what some day is sure of is certain") {
  const When when;
  CHECK(judge(head(valid("2023", "2024")), when, words()).holds == Holds::kCertainly);
  CHECK(judge(head(valid("2023", "2023-05")), when, words()).holds == Holds::kPossibly);
  CHECK(judge(head(valid("")), when, words()).holds == Holds::kPossibly);
  CHECK(judge(head(valid("2023"), kNotPublic, "withdrawn"), when, words()).holds == Holds::kPossibly);
}

}  // namespace ecgraph::tests
