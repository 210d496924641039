// Verdicts of single days, row by row, against the built-in data: what the tables of cases read from the rule
// text.

#include <doctest/doctest.h>

#include "schema/vocabulary_reader.hpp"
#include "tests/graph/legality/case_rows.hpp"

namespace ecgraph::tests {
namespace {

using legality::Verdict;

void check(const Case& row) {
  INFO(row.where());
  const auto answer = ask(asked(row));
  REQUIRE(answer.pieces.size() == 1);
  const auto& piece = answer.pieces.front();
  CHECK(word(piece.verdict) == row["verdict"]);
  CHECK((piece.review_policy ? built_in_vocabulary()[*piece.review_policy] : "") == row["review"]);
  CHECK(exceptions(piece) == row["exceptions"]);
  CHECK(clauses(piece) == row["clauses"]);
  if (piece.verdict != Verdict::kLicenceRequired)
    CHECK(piece.missing.empty() == (piece.verdict != Verdict::kUnknown));
  if (row.row.cells.contains("beside")) CHECK(beside(answer) == row["beside"]);
}

void check_such_goods(const Case& row) {
  INFO(row.where());
  auto question = asked(row);
  for (const auto& clause : words_of(row["because"])) let_it_be_such_goods(question, clause);
  CHECK(word(ask(question).pieces.front().verdict) == row["were it such goods"]);
}

TEST_CASE("each row of the tables of cases is what the engine answers") {
  CHECK(cases().size() >= 1000);
  for (const auto& row : cases()) {
    check(row);
    if (!row["were it such goods"].empty()) check_such_goods(row);
  }
}

TEST_CASE("without a clause that a row gives as its reason the answer is another") {
  for (const auto& row : cases()) {
    if (!row["were it such goods"].empty()) continue;
    const auto whole = told_whole(ask(asked(row)));
    for (const auto& column : {"because", "beside"}) {
      for (const auto& clause : words_of(row[column])) {
        INFO(row.where(), " ", clause);
        auto question = asked(row);
        leave_out(question, clause);
        CHECK(told_whole(ask(question)) != whole);
      }
    }
  }
}

TEST_CASE("a proof does not change the answer") {
  for (const auto& row : cases()) {
    INFO(row.where());
    auto question = asked(row);
    const auto plain = ask(question);
    question.proof = legality::Question::Proof::kFull;
    const auto proven = ask(question);
    CHECK(proven.summary == plain.summary);
    CHECK(told_whole(proven) == told_whole(plain));
    CHECK(proven.pieces.front().confidence == plain.pieces.front().confidence);
    CHECK(proven.pieces.front().verification == plain.pieces.front().verification);
    CHECK(proven.pieces.front().proof.has_value());
  }
}

TEST_CASE("a period is its days") {
  for (const std::string item :
       {"nvidia-h800-sxm", "nvidia-h20", "amd-mi308x", "nvidia-rtx-4090", "huawei-ascend-910b"}) {
    for (const std::string destination : {"CN", "HK", "AE", "KH", "VN"}) {
      CAPTURE(item);
      CAPTURE(destination);
      const auto whole = ask(question(item, destination, "2022-08/2026-12"));
      Day expected = whole.pieces.front().days.from();
      for (const auto& piece : whole.pieces) {
        CHECK(piece.days.from() == expected);
        expected = piece.days.until();
        for (const Day at : {piece.days.from(), piece.days.until().plus(-1)}) {
          const auto one = ask(question(item, destination, at.text())).pieces.front();
          CHECK(word(one.verdict) == word(piece.verdict));
          CHECK(clauses(one) == clauses(piece));
          CHECK(missing(one) == missing(piece));
          CHECK(one.not_yet_launched == piece.not_yet_launched);
        }
      }
      CHECK(expected == day("2027-01-01"));
    }
  }
}

}  // namespace
}  // namespace ecgraph::tests
