// Verdicts of single days, row by row, against the built-in data.

#include <doctest/doctest.h>

#include "schema/vocabulary_reader.hpp"
#include "tests/graph/legality/worlds.hpp"
#include "tests/support/source_dir.hpp"
#include "tests/support/table.hpp"

namespace ecgraph::tests {
namespace {

void check(const TableRow& row) {
  auto asked = question(row["item"], row["destination"], row["day"]);
  asked.end_user = end_user(row["end user"]);
  const auto answer = ask(asked);
  INFO("verdicts.txt:", row.line);
  REQUIRE(answer.pieces.size() == 1);
  const auto& piece = answer.pieces.front();
  CHECK(word(piece.verdict) == row["verdict"]);
  CHECK((piece.review_policy ? built_in_vocabulary()[*piece.review_policy] : "") == row["review"]);
  CHECK(exceptions(piece) == row["exceptions"]);
  CHECK(clauses(piece) == row["clauses"]);
  CHECK(piece.missing.empty() == (piece.verdict != legality::Verdict::kUnknown));
}

TEST_CASE("each row of the table of verdicts is what the engine answers") {
  const auto rows = read_table(source_dir() / "tests/graph/legality/cases/verdicts.txt");
  CHECK(rows.size() >= 60);
  for (const auto& row : rows) check(row);
}

TEST_CASE("a proof does not change the answer") {
  for (const auto& row : read_table(source_dir() / "tests/graph/legality/cases/verdicts.txt")) {
    INFO("verdicts.txt:", row.line);
    auto asked = question(row["item"], row["destination"], row["day"]);
    asked.end_user = end_user(row["end user"]);
    const auto plain = ask(asked);
    asked.proof = legality::Question::Proof::kFull;
    const auto proven = ask(asked);
    CHECK(proven.summary == plain.summary);
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
