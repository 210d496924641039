#include "graph/time/validity.hpp"

#include <doctest/doctest.h>

#include "graph/time/period.hpp"
#include "tests/graph/time/naive_days.hpp"

namespace {

using namespace ecgraph;
using namespace ecgraph::tests;

constexpr int kCases = 10'000;

std::optional<EdtfDate> date(std::string_view text) {
  if (text.empty()) return std::nullopt;
  return EdtfDate::parse(text).value();
}

/// `from` may be empty (not known) or `..`.
Result<Validity> validity(std::string_view from, std::string_view until) {
  if (from == "..") return Validity::make(std::nullopt, date(until), true);
  return Validity::make(date(from), date(until), false);
}

Holds on(std::string_view from, std::string_view until, std::string_view day) {
  return validity(from, until).value().bounds().on(Day::parse(day).value());
}

/// "2023-10-01–2023-10-31 possibly, …"
std::string pieces(std::string_view from, std::string_view until, std::string_view period) {
  const auto held =
      held_during(validity(from, until).value().bounds(), Period::parse(period, "during")->days());
  std::string text = held.throughout ? "throughout: " : "";
  for (const auto& piece : held.pieces) {
    text += piece.days.from().text() + " " + piece.days.until().text() + " " +
            std::string(word(piece.holds)) + ", ";
  }
  return text;
}

TEST_CASE("a validity with full dates certainly holds from its first day until before its last") {
  CHECK(on("2023-10-17", "2023-11-17", "2023-10-16") == Holds::kNo);
  CHECK(on("2023-10-17", "2023-11-17", "2023-10-17") == Holds::kCertainly);
  CHECK(on("2023-10-17", "2023-11-17", "2023-11-16") == Holds::kCertainly);
  CHECK(on("2023-10-17", "2023-11-17", "2023-11-17") == Holds::kNo);
}

TEST_CASE("a partial start possibly holds from its first day and certainly from its last") {
  CHECK(on("2023-10", "", "2023-09-30") == Holds::kNo);
  CHECK(on("2023-10", "", "2023-10-01") == Holds::kPossibly);
  CHECK(on("2023-10", "", "2023-10-30") == Holds::kPossibly);
  CHECK(on("2023-10", "", "2023-10-31") == Holds::kCertainly);
  CHECK(on("2023-10~", "", "2023-10-31") == Holds::kPossibly);
}

TEST_CASE("a partial end certainly holds before its first day and no more on its last") {
  CHECK(on("2022-01-01", "2023-10", "2023-09-30") == Holds::kCertainly);
  CHECK(on("2022-01-01", "2023-10", "2023-10-01") == Holds::kPossibly);
  CHECK(on("2022-01-01", "2023-10", "2023-10-30") == Holds::kPossibly);
  CHECK(on("2022-01-01", "2023-10", "2023-10-31") == Holds::kNo);
}

TEST_CASE(
    "a start that is not known possibly holds, an open one certainly does, and one not later than a day from "
    "then on") {
  CHECK(on("", "2023-10-17", "2000-01-01") == Holds::kPossibly);
  CHECK(on("", "", "2000-01-01") == Holds::kPossibly);
  CHECK(on("..", "2023-10-17", "0001-01-01") == Holds::kCertainly);
  CHECK(on("..", "", "9999-12-31") == Holds::kCertainly);
  CHECK(on("../2023-10", "", "2023-10-30") == Holds::kPossibly);
  CHECK(on("../2023-10", "", "2023-10-31") == Holds::kCertainly);
  CHECK(Validity().bounds().on(Day::from_number(0)) == Holds::kPossibly);
}

TEST_CASE("a period is answered with its pieces") {
  CHECK(pieces("2023-10-17", "", "2023-10") == "2023-10-17 2023-11-01 certainly, ");
  CHECK(pieces("2023-09", "2024", "2023-10") == "throughout: 2023-10-01 2023-11-01 certainly, ");
  CHECK(pieces("2023-10", "", "2023-10/2023-12") ==
        "2023-10-01 2023-10-31 possibly, 2023-10-31 2024-01-01 certainly, ");
  CHECK(pieces("2023-03", "2023-11", "2023") ==
        "2023-03-01 2023-03-31 possibly, 2023-03-31 2023-11-01 certainly, 2023-11-01 2023-11-30 possibly, ");
  CHECK(pieces("", "", "2023") == "2023-01-01 2024-01-01 possibly, ");
  CHECK(pieces("2024", "", "2023").empty());
  CHECK(pieces("2023-10-17", "", "2023-10-17/..") == "throughout: 2023-10-17 .. certainly, ");
  CHECK(pieces("..", "", "../2023") == "throughout: .. 2024-01-01 certainly, ");
}

TEST_CASE("a validity that holds on no day at all is refused") {
  const auto before = validity("2023-10-17", "2023-10");
  CHECK(before.has_value());
  CHECK(validity("2023-10-17", "2022").error().message ==
        "The end 2022 lies before the start 2023-10-17: exchange them or correct one.");
  CHECK(validity("2023-10-17", "2023-10-17").error().message ==
        "From 2023-10-17 until 2023-10-17 is no day at all: `until` is the first day on which it no longer "
        "holds; for one day "
        "write until 2023-10-18.");
  CHECK(validity("2023-10-17", "2023-10-18").has_value());
  CHECK_FALSE(Validity::make(date("2023"), std::nullopt, true).has_value());
}

/// For each day on the wall: whether it holds for all, some or none of the starts and ends that the texts may
/// mean. Empty when no pair of them leaves a day.
std::vector<Holds> naive_holds(const std::string& from, const std::string& until) {
  const DaySpan starts = from.empty()   ? DaySpan{kBefore, after()}
                         : from == ".." ? DaySpan{kBefore, kBefore}
                                        : meaning(from);
  const DaySpan ends = until.empty() ? DaySpan{after(), after()} : meaning(until);
  std::vector<Holds> days;
  bool ever = false;
  int begun = 0, ended = 0;  // how many of the possible starts and ends have come by this day
  for (int day = kBefore; day < day_count(); ++day) {
    if (day >= starts.first && day <= starts.last) ++begun;
    if (day >= ends.first && day <= ends.last) ++ended;
    const bool all_begun = begun == starts.last - starts.first + 1, none_ended = ended == 0;
    const bool some_running = begun > 0 && ended < ends.last - ends.first + 1;
    ever = ever || some_running;
    if (day >= 0)
      days.push_back(all_begun && none_ended ? Holds::kCertainly
                     : some_running          ? Holds::kPossibly
                                             : Holds::kNo);
  }
  if (!ever) days.clear();
  return days;
}

/// Runs of equal answers within a range of days, those that do not hold left out.
std::vector<std::pair<IndexRange, Holds>> runs(const std::vector<Holds>& days, IndexRange range) {
  std::vector<std::pair<IndexRange, Holds>> found;
  for (int day = range.from; day < range.until; ++day) {
    const Holds holds = days[static_cast<std::size_t>(day)];
    if (holds == Holds::kNo) continue;
    if (!found.empty() && found.back().first.until == day && found.back().second == holds) {
      ++found.back().first.until;
    } else {
      found.push_back({{day, day + 1}, holds});
    }
  }
  return found;
}

std::vector<std::pair<IndexRange, Holds>> runs(const HeldDuring& held) {
  std::vector<std::pair<IndexRange, Holds>> found;
  for (const auto& piece : held.pieces) found.push_back({indices(piece.days), piece.holds});
  return found;
}

void check_period(const ValidityBounds& bounds, const std::vector<Holds>& days, const std::string& text) {
  CAPTURE(text);
  const Interval period = Period::parse(text, "during").value().days();
  const auto expected = runs(days, indices(period));
  const auto held = held_during(bounds, period);
  CHECK(runs(held) == expected);
  const bool certain = std::any_of(expected.begin(), expected.end(),
                                   [](const auto& run) { return run.second == Holds::kCertainly; });
  CHECK(bounds.during(period) == (certain            ? Holds::kCertainly
                                  : expected.empty() ? Holds::kNo
                                                     : Holds::kPossibly));
  CHECK(held.throughout == (expected.size() == 1 && certain && expected[0].first == indices(period)));
}

TEST_CASE("a random validity holds exactly when its possible starts and ends say so, day by day") {
  Random random;
  INFO(random.replay());
  int refused = 0;
  for (int i = 0; i < kCases; ++i) {
    const std::string from = random.chance(10) ? "" : random.chance(10) ? ".." : random_edtf(random, 30);
    const std::string until = random.chance(30) ? "" : random_edtf(random, 30);
    CAPTURE(from);
    CAPTURE(until);
    const auto days = naive_holds(from, until);
    const auto made = validity(from, until);
    REQUIRE(made.has_value() == !days.empty());
    if (!made) {
      ++refused;
      continue;
    }
    const ValidityBounds& bounds = made->bounds();
    for (int day = 0; day < day_count(); ++day) {
      if (bounds.on(day_at(day)) != days[static_cast<std::size_t>(day)]) FAIL_CHECK(day_at(day).text());
    }
    for (int periods = 0; periods < 4; ++periods) check_period(bounds, days, random_edtf(random, 0));
  }
  CHECK(refused > 0);
}

}  // namespace
