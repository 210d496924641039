#include "tests/support/legality_worlds/date_draw.hpp"

#include <optional>

#include "graph/time/validity.hpp"

namespace ecgraph::tests {

namespace {

constexpr int kFirstDay = 18628;  // 2021-01-01
constexpr int kLastDay = 20453;   // 2025-12-31
constexpr int kPivots = 8;

std::optional<EdtfDate> read(const nlohmann::json& interval, const char* end) {
  const auto found = interval.find(end);
  if (found == interval.end() || *found == "..") return std::nullopt;
  return EdtfDate::parse(found->get<std::string>()).value();
}

bool can_hold(const nlohmann::json& interval) {
  const bool open_start = interval.contains("from") && interval["from"] == "..";
  return Validity::make(read(interval, "from"), read(interval, "until"), open_start).has_value();
}

}  // namespace

DateDraw::DateDraw(Random& random)
    : random_(random), inexact_percent_(random.one_of(std::vector{0, 3, 8, 25})) {
  for (int i = 0; i < kPivots; ++i) pivots_.push_back(Day::from_number(random.between(kFirstDay, kLastDay)));
}

std::vector<Day> DateDraw::days() const {
  auto days = lone_;
  while (days.size() < 2 * lone_.size() || days.empty())
    days.insert(days.end(), pivots_.begin(), pivots_.end());
  return days;
}

Day DateDraw::day() {
  if (random_.chance(12)) {
    lone_.push_back(Day::from_number(random_.between(kFirstDay, kLastDay)));
    return lone_.back();
  }
  const Day pivot = random_.one_of(pivots_);
  return random_.chance(70) ? pivot : pivot.plus(random_.between(-1, 1));
}

std::string DateDraw::written() {
  const std::string exact = day().text();
  if (!random_.chance(inexact_percent_)) return exact;
  const std::string month = exact.substr(0, 7);
  switch (random_.between(0, 6)) {
    case 0:
      return month;
    case 1:
      return month + random_.letter("~?%");
    case 2:
      return exact.substr(0, 4);
    case 3:
      return "../" + exact;
    case 4: {
      const Day first = Day::parse(exact).value();
      return exact + "/" + first.plus(random_.between(1, 40)).text();
    }
    default:
      return exact + random_.letter("~?%");
  }
}

nlohmann::json DateDraw::candidate(bool ended) {
  nlohmann::json interval = nlohmann::json::object();
  if (random_.chance(30)) {
    interval["from"] = "..";
  } else if (!random_.chance(inexact_percent_ / 4)) {
    interval["from"] = written();
  }
  if (ended || random_.chance(40)) interval["until"] = written();
  return interval;
}

nlohmann::json DateDraw::interval() {
  auto interval = candidate(false);
  while (!can_hold(interval)) interval = candidate(false);
  return interval;
}

nlohmann::json DateDraw::ended_interval() {
  auto interval = candidate(true);
  while (!can_hold(interval)) interval = candidate(true);
  return interval;
}

}  // namespace ecgraph::tests
