#pragma once
// When statements hold, found out day by day on the calendar on the wall (tests/graph/time/naive_days.hpp):
// the day before its first stands for all earlier days, the day after its last for all later ones.

#include <algorithm>
#include <boost/json.hpp>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tests/graph/time/naive_days.hpp"

namespace ecgraph::tests {

/// A day that never comes: later than all later days.
inline int never() { return after() + 1; }

/// What a date or span may mean, remembered: the calendar is long.
inline const DaySpan& remembered_meaning(const std::string& text) {
  thread_local std::map<std::string, DaySpan> known;
  const auto found = known.find(text);
  if (found != known.end()) return found->second;
  DaySpan span = meaning(text);
  if (span.last == after()) span.last = never();
  return known.emplace(text, span).first->second;
}

/// How sure a thing is: the words of `holds`, in their order.
enum class Sure { kNot, kPossibly, kCertainly };
inline std::string_view word_of(Sure sure) {
  return sure == Sure::kCertainly ? "certainly" : sure == Sure::kPossibly ? "possibly" : "no";
}
inline Sure opposite(Sure sure) {
  return sure == Sure::kPossibly ? sure : sure == Sure::kNot ? Sure::kCertainly : Sure::kNot;
}

/// Whether a thing that comes on some day of a span has come by a day.
inline Sure come_by(const DaySpan& span, int day) {
  if (day >= span.last) return Sure::kCertainly;
  return day >= span.first ? Sure::kPossibly : Sure::kNot;
}

/// A member that is text; nothing when it is absent or null.
inline std::optional<std::string> text_of(const boost::json::object& document, std::string_view member) {
  const auto* value = document.if_contains(member);
  if (value == nullptr || !value->is_string()) return std::nullopt;
  return std::string(value->get_string());
}

inline int day_named(const std::string& text) { return remembered_meaning(text).first; }

/// A period of a question: its first and last day, and whether it is one day.
struct AskedPeriod {
  int first = 0, last = 0;
  [[nodiscard]] bool is_one_day() const { return first == last; }
};
inline AskedPeriod asked_period(const std::string& text) {
  const DaySpan span = remembered_meaning(text);
  return {span.first, std::min(span.last, after())};
}

/// The dates of a relation's document.
class NaiveValidity {
 public:
  explicit NaiveValidity(const boost::json::object& relation) {
    if (const auto* valid = relation.if_contains("valid")) {
      const auto from = text_of(valid->get_object(), "from"), until = text_of(valid->get_object(), "until");
      if (from && *from == "..")
        start_ = {kBefore, kBefore};
      else if (from)
        start_ = remembered_meaning(*from);
      if (until) end_ = remembered_meaning(*until);
      is_start_stated_ = from && *from != "..";
    }
    const auto announced = text_of(relation, "announced");
    if (const auto made_public = announced ? announced : text_of(relation, "published"))
      public_ = remembered_meaning(*made_public);
  }

  [[nodiscard]] const DaySpan& start() const { return start_; }
  [[nodiscard]] const DaySpan& end() const { return end_; }
  [[nodiscard]] const std::optional<DaySpan>& made_public() const { return public_; }
  [[nodiscard]] bool is_start_stated() const { return is_start_stated_; }

  [[nodiscard]] Sure on(int day) const {
    return std::min(come_by(start_, day), opposite(come_by(end_, day)));
  }
  [[nodiscard]] Sure ever() const {
    for (int day = kBefore; day <= after(); ++day)
      if (on(day) == Sure::kCertainly) return Sure::kCertainly;
    return Sure::kPossibly;
  }
  /// What is over must have held before: an end counts only behind some start.
  [[nodiscard]] Sure over(int day) const {
    if (end_.last <= day) return Sure::kCertainly;
    const bool some = end_.first <= day && start_.first < day;
    return some ? Sure::kPossibly : Sure::kNot;
  }
  [[nodiscard]] bool was_public_by(int day) const {
    if (public_) return public_->first <= day;
    return start_.first <= day;
  }

 private:
  DaySpan start_{kBefore, never()}, end_{never(), never()};
  std::optional<DaySpan> public_;
  bool is_start_stated_ = false;
};

/// A day as an answer writes it: null for the ends of time.
inline boost::json::value written_day(int day) {
  if (day == kBefore || day > after()) return nullptr;
  if (day == after()) return "2027-01-01";
  return boost::json::value(wall_calendar()[static_cast<std::size_t>(day)]);
}

/// The stretches of a period in which it held, one day put to the next.
inline boost::json::array stretches(const std::vector<Sure>& by_day, int first) {
  boost::json::array pieces;
  for (std::size_t begin = 0; begin < by_day.size();) {
    std::size_t end = begin;
    while (end < by_day.size() && by_day[end] == by_day[begin]) ++end;
    if (by_day[begin] != Sure::kNot)
      pieces.push_back({{"from", written_day(first + static_cast<int>(begin))},
                        {"until", written_day(first + static_cast<int>(end))},
                        {"holds", word_of(by_day[begin])}});
    begin = end;
  }
  return pieces;
}

}  // namespace ecgraph::tests
