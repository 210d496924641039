#pragma once
// Timelines, comparisons and values over time once more, row by row and day by day, from the rows that a
// naive reader answers without any of these questions.

#include <boost/json.hpp>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "tests/server/reads/naive_relations_asked.hpp"
#include "tests/server/reads/naive_time.hpp"

namespace ecgraph::tests {

using Row = boost::json::object;

/// Whether a status counts where the question names none.
inline bool counts_by_default(const Row& relation, bool pending) {
  const auto& status = relation.at("status").get_string();
  return status == "fact" || (pending && status == "planned");
}

/// A day of a date as an answer shows it.
inline boost::json::value shown_day(int day) {
  if (day == kBefore || day >= after()) return nullptr;
  return boost::json::value(wall_calendar()[static_cast<std::size_t>(day)]);
}

/// What a timeline must tell of relations, in order.
struct NaiveTimeline {
  std::vector<std::tuple<int, int, int, std::string>> order;  ///< earliest, latest, kind, relation
  std::vector<Row> rows;                                      ///< without the relation, but for its id
  std::map<std::string, int> left_out;
  int undated_starts = 0, undated = 0;
};
struct EventsAskedFor {
  std::set<std::string> kinds;  ///< empty: all
  std::optional<AskedPeriod> during;
  bool certainly = false, pending = false;
  std::set<std::string> statuses;  ///< empty: the default
};
inline Sure falls_into(const DaySpan& date, const AskedPeriod& period) {
  bool some = false, all = true;
  for (int day = kBefore; day <= after(); ++day) {
    const bool meant = date.first <= day && day <= date.last;
    const bool asked = period.first <= day && day <= period.last;
    some = some || (meant && asked);
    all = all && (!meant || asked);
  }
  return !some ? Sure::kNot : all ? Sure::kCertainly : Sure::kPossibly;
}
inline NaiveTimeline naive_timeline(const std::vector<Row>& relations, const EventsAskedFor& asked) {
  static const std::vector<std::string> kKinds{"announced", "published", "effective", "ended"};
  NaiveTimeline told;
  for (const Row& relation : relations) {
    const auto& valid = relation.at("valid").get_object();
    const std::string id(relation.at("id").get_string()), status(relation.at("status").get_string());
    const bool counts = asked.statuses.empty()
                            ? counts_by_default(relation, asked.pending)
                            : asked.statuses.contains("any") || asked.statuses.contains(status);
    const auto from = text_of(valid, "from");
    const std::vector<std::optional<std::string>> dates{
        text_of(relation, "announced"), text_of(relation, "published"), from == ".." ? std::nullopt : from,
        text_of(valid, "until")};
    bool any = false;
    for (int kind = 0; kind < 4; ++kind) {
      const auto& date = dates[static_cast<std::size_t>(kind)];
      const auto& word = kKinds[static_cast<std::size_t>(kind)];
      if (!date || (!asked.kinds.empty() && !asked.kinds.contains(word))) continue;
      const DaySpan meant = remembered_meaning(*date);
      const Sure within = asked.during ? falls_into(meant, *asked.during) : Sure::kCertainly;
      if (within == Sure::kNot || (asked.certainly && within != Sure::kCertainly)) continue;
      any = true;
      if (!counts) continue;
      Row row{{"date", *date},
              {"earliest", shown_day(meant.first)},
              {"latest", shown_day(meant.last)},
              {"event", word}};
      if (asked.during) row["holds"] = word_of(within);
      row["relation"] = id;
      told.order.emplace_back(meant.first, meant.last, kind, id);
      told.rows.push_back(std::move(row));
    }
    if (!counts) {
      if (asked.statuses.empty() && any) ++told.left_out[status];
      continue;
    }
    const auto& words = built_in_vocabulary();
    const bool takes_effect = words[*words.claim_status(status)].holds && from != "..";
    if (takes_effect && !from && (asked.kinds.empty() || asked.kinds.contains("effective")))
      ++told.undated_starts;
    if (std::ranges::none_of(dates, [](const auto& date) { return date.has_value(); })) ++told.undated;
  }
  return told;
}

/// How sure each relation is on a day: those that are not in a naive answer are not at all.
inline std::map<std::string, Sure> sure_by_id(const std::vector<Row>& relations) {
  std::map<std::string, Sure> sure;
  for (const Row& relation : relations)
    sure[std::string(relation.at("id").get_string())] =
        relation.at("holds").get_string() == "certainly" ? Sure::kCertainly : Sure::kPossibly;
  return sure;
}

/// What counts on a day: of a relation its value in millionths, or that it is suspended; of two ends a range.
struct DayValue {
  Sure holds = Sure::kNot;
  bool suspended = false;
  std::int64_t low = 0, high = 0;
  std::string by;  ///< what suspends, joined
  friend bool operator==(const DayValue&, const DayValue&) = default;
};
using ValuesByDay = std::map<std::pair<std::string, int>, DayValue>;  ///< by relation or ends, and day

inline std::int64_t millionths(const boost::json::value& number) {
  return std::llround(number.to_number<double>() * 1e6);
}

/// Values of relations that state one, and their totals, day by day: from the day before the calendar, which
/// stands for all earlier ones, to the day after.
class NaiveValues {
 public:
  NaiveValues(std::string attribute, std::string told_apart_by, std::vector<const Row*> suspensions)
      : attribute_(std::move(attribute)),
        told_apart_by_(std::move(told_apart_by)),
        suspensions_(std::move(suspensions)) {}

  void add(const Row& relation) {
    const auto* attributes = relation.if_contains("attributes");
    const auto* stated = attributes == nullptr ? nullptr : attributes->get_object().if_contains(attribute_);
    const auto& words = built_in_vocabulary();
    if (!words[*words.claim_status(relation.at("status").get_string())].holds) {
      ++never_hold_[std::string(relation.at("status").get_string())];
      return;
    }
    if (stated == nullptr) {
      ++without_value_;
      return;
    }
    const std::int64_t value = millionths(*stated);
    const auto series = text_of(attributes->get_object(), told_apart_by_).value_or("");
    const std::string id(relation.at("id").get_string());
    const std::string ends = std::string(relation.at("subject").get_string()) + " > " +
                             std::string(relation.at("object").get_string());
    const NaiveValidity valid(relation);
    for (int day = kBefore; day <= after(); ++day) {
      DayValue on{valid.on(day), false, value, value, {}};
      if (on.holds == Sure::kNot) continue;
      suspend(on, series, day);
      values_[{id, day}] = on;
      series_[{ends, day}][series].push_back(on);
    }
  }

  [[nodiscard]] const ValuesByDay& values() const { return values_; }
  [[nodiscard]] int without_value() const { return without_value_; }
  [[nodiscard]] const std::map<std::string, int>& never_hold() const { return never_hold_; }
  [[nodiscard]] ValuesByDay totals() const {
    ValuesByDay totals;
    for (const auto& [where, by_series] : series_) {
      DayValue& total = totals[where];
      for (const auto& [series, stated] : by_series) add_series(total, stated);
    }
    return totals;
  }

 private:
  void suspend(DayValue& on, const std::string& measure, int day) const {
    Sure most = Sure::kNot;
    for (const Row* suspension : suspensions_) {
      if (suspension->at("object").get_string() != measure) continue;
      const auto effect = text_of(suspension->at("attributes").get_object(), "effect");
      Sure sure = NaiveValidity(*suspension).on(day);
      if (*effect != "suspends") sure = std::min(sure, Sure::kPossibly);
      if (sure == Sure::kNot) continue;
      on.by += (on.by.empty() ? "" : " ") + std::string(suspension->at("id").get_string());
      most = std::max(most, sure);
    }
    on.suspended = most == Sure::kCertainly;
    if (on.suspended) on.low = on.high = 0;
    if (most == Sure::kPossibly) on.holds = std::min(on.holds, Sure::kPossibly);
  }

  static void add_series(DayValue& total, const std::vector<DayValue>& stated) {
    bool any = false, certain = false;
    std::int64_t low = 0, high = 0;
    for (const DayValue& one : stated) {
      total.holds = std::max(total.holds, one.holds);
      if (one.suspended) continue;
      certain = certain || one.holds == Sure::kCertainly;
      low = any ? std::min(low, one.low) : one.low;
      high = any ? std::max(high, one.high) : one.high;
      any = true;
    }
    if (!certain) low = std::min<std::int64_t>(low, 0), high = std::max<std::int64_t>(high, 0);
    total.low += low;
    total.high += high;
  }

  std::string attribute_, told_apart_by_;
  std::vector<const Row*> suspensions_;
  ValuesByDay values_;
  std::map<std::pair<std::string, int>, std::map<std::string, std::vector<DayValue>>> series_;
  std::map<std::string, int> never_hold_;
  int without_value_ = 0;
};

}  // namespace ecgraph::tests
