// What must hold of any world: a period says of each of its days what the day says alone.

#include <doctest/doctest.h>

#include "tests/graph/legality/random/worlds_to_ask.hpp"
#include "tests/support/legality_worlds/told.hpp"

namespace ecgraph::tests {
namespace {

using legality::Piece;
using legality::Question;

/// The content of a piece, with the names of the facts that are missing.
nlohmann::json content(const Piece& piece) {
  auto told = told_pieces({piece}).front();
  told.erase("from");
  told.erase("until");
  told["missing"] = piece.missing;
  return told;
}

/// The days on which the period's answer may change, and those beside them.
std::vector<Day> days_to_ask(const AskedWorld& asked, const Interval& during, Random& random) {
  std::vector<Day> days;
  const auto add = [&](Day day) {
    if (day.is_finite() && during.contains(day)) days.push_back(day);
  };
  for (const Day pivot : asked.drawn.days) {
    for (const int beside : {-2, -1, 0, 1, 2}) add(pivot.plus(beside));
  }
  for (int left = 4; left > 0; --left) add(during.from().plus(random.between(0, 400)));
  return days;
}

/// The first difference between a period's answer and a day's, or nothing.
std::string difference(const legality::ItemAnswer& whole, const legality::ItemAnswer& alone, Day day) {
  const auto* piece = piece_on(whole.pieces, day);
  if (piece == nullptr || alone.pieces.size() != 1) return "no piece on " + day.text();
  const auto in_period = content(*piece);
  const auto on_day = content(alone.pieces.front());
  if (in_period != on_day)
    return day.text() + ": in the period " + in_period.dump() + ", alone " + on_day.dump();
  if (!alone.by_published_rules) return {};
  const auto* published =
      whole.by_published_rules ? piece_on(whole.by_published_rules->pieces, day) : nullptr;
  if (published == nullptr) return day.text() + ": the published rules say something else only alone";
  const auto other = content(*published);
  const auto other_alone = content(alone.by_published_rules->pieces.front());
  return other == other_alone ? "" : day.text() + ": published " + other.dump() + ", " + other_alone.dump();
}

bool covers(const std::vector<Piece>& pieces, const Interval& during) {
  if (pieces.empty() || pieces.front().days.from() != during.from()) return false;
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    if (pieces[i - 1].days.until() != pieces[i].days.from()) return false;
  }
  return pieces.back().days.until() == during.until();
}

TEST_CASE("a period's answer says of each of its days what the day alone is answered") {
  Random random;
  INFO(random.replay());
  std::size_t days_asked = 0;
  for_random_questions(
      random, {250, 30, 60}, [&](const AskedWorld& asked, const nlohmann::json& body, Question question) {
        if (!body.contains("during")) return;
        question.asked = Question::Asked::kByName;  // what is launched later is left out of lists alone
        const auto whole = asked.engine.answer(question);
        for (const auto& item : whole.items) CHECK(covers(item.pieces, question.during));
        for (const Day day : days_to_ask(asked, question.during, random)) {
          auto of_day = question;
          of_day.during = Interval::day(day);
          const auto alone = asked.engine.answer(of_day);
          REQUIRE(alone.items.size() == whole.items.size());
          for (std::size_t i = 0; i < whole.items.size(); ++i) {
            const auto found = difference(whole.items[i], alone.items[i], day);
            if (!found.empty()) FAIL_CHECK(found << "\n" << body.dump());
          }
          ++days_asked;
        }
      });
  MESSAGE(days_asked << " days asked, " << random.replay());
  CHECK(days_asked > 1000);
}

}  // namespace
}  // namespace ecgraph::tests
