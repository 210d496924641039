// The words of a question about counts and sums.

#include <algorithm>
#include <array>
#include <utility>

#include "graph/query/aggregate.hpp"

namespace ecgraph {
namespace {

constexpr auto kMeasures = std::to_array<std::pair<Measure, std::string_view>>({
    {Measure::kCount, "count"},
    {Measure::kSum, "sum"},
    {Measure::kMin, "min"},
    {Measure::kMax, "max"},
});

constexpr auto kDates = std::to_array<std::pair<CountedDate, std::string_view>>({
    {CountedDate::kFrom, "from"},
    {CountedDate::kUntil, "until"},
    {CountedDate::kAnnounced, "announced"},
    {CountedDate::kPublished, "published"},
});

constexpr auto kKeys = std::to_array<std::pair<GroupKey, std::string_view>>({
    {GroupKey::kMonth, "month"},
    {GroupKey::kQuarter, "quarter"},
    {GroupKey::kYear, "year"},
    {GroupKey::kType, "type"},
    {GroupKey::kStatus, "status"},
    {GroupKey::kSubject, "subject"},
    {GroupKey::kObject, "object"},
    {GroupKey::kSubjectType, "subject_type"},
    {GroupKey::kObjectType, "object_type"},
    {GroupKey::kSubjectCountry, "subject_country"},
    {GroupKey::kObjectCountry, "object_country"},
    {GroupKey::kList, "list"},
});

template <class Table>
auto meant(const Table& table, std::string_view text) {
  using Row = typename Table::value_type;
  const auto* found = std::ranges::find(table, text, &Row::second);
  return found == table.end() ? std::nullopt : std::optional(found->first);
}

template <class Table, class Value>
std::string_view written(const Table& table, Value value) {
  using Row = typename Table::value_type;
  return std::ranges::find(table, value, &Row::first)->second;
}

}  // namespace

std::optional<Measure> measure(std::string_view text) { return meant(kMeasures, text); }
std::optional<CountedDate> counted_date(std::string_view text) { return meant(kDates, text); }
std::optional<GroupKey> group_key(std::string_view text) { return meant(kKeys, text); }
std::string_view word(Measure measure) { return written(kMeasures, measure); }
std::string_view word(CountedDate date) { return written(kDates, date); }
std::string_view word(GroupKey key) { return written(kKeys, key); }

std::optional<CalendarUnit> calendar_unit(GroupKey key) { return calendar_unit(word(key)); }

}  // namespace ecgraph
