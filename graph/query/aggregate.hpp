#pragma once
// Counts and sums of relations, by date, type, country, end and status.

#include <compare>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "graph/query/effort.hpp"
#include "graph/query/footing.hpp"
#include "graph/query/selection.hpp"
#include "graph/time/calendar_span.hpp"

namespace ecgraph {

/// What is said of a bucket.
enum class Measure : std::uint8_t { kCount, kSum, kMin, kMax };
/// Which of a relation's dates is counted.
enum class CountedDate : std::uint8_t { kFrom, kUntil, kAnnounced, kPublished };
/// What buckets are made by. A country is that of the entity at an end; a list is the object of a listing.
enum class GroupKey : std::uint8_t {
  kMonth,
  kQuarter,
  kYear,
  kType,
  kStatus,
  kSubject,
  kObject,
  kSubjectType,
  kObjectType,
  kSubjectCountry,
  kObjectCountry,
  kList
};
/// The words of a question.
[[nodiscard]] std::optional<Measure> measure(std::string_view word);
[[nodiscard]] std::optional<CountedDate> counted_date(std::string_view word);
[[nodiscard]] std::optional<GroupKey> group_key(std::string_view word);
[[nodiscard]] std::string_view word(Measure measure);
[[nodiscard]] std::string_view word(CountedDate date);
[[nodiscard]] std::string_view word(GroupKey key);
/// The unit of a key that is a span of the calendar.
[[nodiscard]] std::optional<CalendarUnit> calendar_unit(GroupKey key);

/// What is counted, and how.
struct AggregateQuestion {
  RelationSelection selection;
  std::vector<GroupKey> by;  ///< each once, at most one of the calendar; empty: one bucket
  Measure measure = Measure::kCount;
  std::string attribute;            ///< numeric; of all measures but the count
  std::optional<CountedDate> date;  ///< set when `by` has a calendar unit or `dated` is
  std::optional<Interval> dated;    ///< only relations whose date lies, perhaps, in it; whole units
  bool fill = true;                 ///< spans of the calendar without anything are buckets too
  /// Leave out what takes up, on the very day, where another of the type between the same ends ended (by
  /// `until`: what another takes up).
  bool leave_out_continuations = false;
  std::size_t most_buckets = 100000;
};

/// What a bucket is of under one key: nothing when the date is not known, the country not stated, or the
/// relation no listing.
using GroupValue =
    std::variant<std::monostate, CalendarSpan, EntityNo, EntityType, RelationType, ClaimStatus>;

/// The numbers of a bucket added up, or the least or greatest of them. `low` and `high` are what the numbers
/// certainly counted come to as written (they differ when one is a range). `at_least` and `at_most` bound the
/// figure, with what is in the bucket only possibly; they are absent where a word before a number ("about")
/// leaves it open.
struct Measured {
  std::optional<Decimal> low, high, at_least, at_most;
  std::set<std::string> bounds;  ///< words that stand before its numbers
};

/// What relations came to that share a value under every key, a currency and a stage.
struct Bucket {
  std::vector<GroupValue> key;
  std::string currency;  ///< of money; never added to another
  std::string stage;     ///< where the vocabulary says that stages must not be added together
  std::size_t count = 0, possibly = 0;
  Measured measured;
};

/// The buckets, ordered by their keys (dates by time, entities by id, what is not known last), currency and
/// stage; and what stands in none.
struct Aggregate {
  std::vector<Bucket> buckets;
  std::map<std::string, std::size_t> left_out;  ///< by status, as in RelationHits
  std::size_t relations = 0;                    ///< that are in some bucket
  std::size_t only_possibly = 0;                ///< of these: in none certainly
  std::size_t undated = 0;                      ///< of these: without a date that says in which span
  std::size_t without_value = 0;                ///< not in any: they do not state the attribute
  std::size_t not_ended = 0;                    ///< not in any: counted by the end, they have none
  std::size_t continuations = 0;                ///< counted, or left out when that was asked
  Footing footing;                              ///< of the relations in the buckets
};

/// Counts, adds up, or finds the least or greatest. kUnprocessable when a sum needs more than 18 digits or
/// there would be more buckets than `most_buckets`. When `effort` ends the work, what was counted by then.
[[nodiscard]] Result<Aggregate> aggregate(const View& view, const AggregateQuestion& question,
                                          Effort& effort);

}  // namespace ecgraph
