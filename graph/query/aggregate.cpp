// Counting relations: where each one's date places it, what it is of under each key, and what it adds.

#include "graph/query/aggregate.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "graph/query/addends.hpp"
#include "graph/query/continuations.hpp"
#include "graph/query/home_countries.hpp"

namespace ecgraph {
namespace {

/// A date that may lie in more spans than this says too little to name them.
constexpr std::int32_t kMostSpansOfADate = 100;

/// The first and last day that a date may mean.
struct DateBounds {
  Day earliest = Day::beginning_of_time(), latest = Day::end_of_time();
  [[nodiscard]] bool touches(const Interval& days) const {
    return earliest < days.until() && days.from() <= latest;
  }
  [[nodiscard]] bool lies_in(const Interval& days) const {
    return days.from() <= earliest && (latest < days.until() || !days.until().is_finite());
  }
};

DateBounds bounds_of(const std::optional<EdtfDate>& date) {
  return date ? DateBounds{date->earliest(), date->latest()} : DateBounds{};
}

/// A bucket that a relation is in under the key of the calendar.
struct Placement {
  GroupValue span;
  bool certain = true;
};

/// A bucket's address.
struct CellKey {
  std::vector<GroupValue> key;
  std::string currency, stage;
  friend auto operator<=>(const CellKey&, const CellKey&) = default;
};

struct Cell {
  std::size_t count = 0, possibly = 0;
  Tally tally;
};

class Counting {
 public:
  Counting(const View& view, const AggregateQuestion& question, Effort& effort)
      : view_(view),
        question_(question),
        effort_(effort),
        countries_(view),
        continuations_(view, question.date) {
    for (std::size_t i = 0; i < question.by.size(); ++i) {
      unit_ = calendar_unit(question.by[i]);
      calendar_key_ = i;
      if (unit_) break;
    }
    is_time_asked_ = question.selection.when.at || question.selection.when.during;
  }

  [[nodiscard]] Result<Aggregate> run() {
    auto found = find_relations(view_, question_.selection, effort_);
    if (!found) return fail(found.error());
    result_.left_out = std::move(found->left_out);
    for (const RelationHit& hit : found->hits) {
      if (!effort_.go_on()) break;
      if (auto counted = count(hit); !counted) return fail(counted.error());
      if (cells_.size() > question_.most_buckets) return fail(too_many());
    }
    if (auto filled = fill(); !filled) return fail(filled.error());
    finish();
    return std::move(result_);
  }

 private:
  [[nodiscard]] Result<void> count(const RelationHit& hit) {
    const auto relation = stated(hit.head);
    if (!relation) return fail(relation.error());
    const auto date = date_of(hit.head, *relation);
    if (!date) {
      ++result_.not_ended;
      return {};
    }
    const auto places = placements(*date, hit);
    if (places.empty() || !continues_as_asked(hit.head)) return {};
    const auto numbers = numbers_of(*relation);
    if (numbers.empty()) {
      ++result_.without_value;
      return {};
    }
    auto address = address_of(hit.head, *relation);
    if (!address) return fail(address.error());
    result_.footing.add(hit.head, view_.vocabulary());
    return enter(places, numbers, std::move(*address));
  }

  /// The statement itself, when the question needs more of it than its head.
  [[nodiscard]] Result<std::optional<Relation>> stated(const RelationHead& head) const {
    const bool read = !question_.attribute.empty() || question_.date == CountedDate::kAnnounced ||
                      question_.date == CountedDate::kPublished;
    if (!read) return std::nullopt;
    auto relation = view_.relation(head.no);
    if (!relation) return fail(relation.error());
    return std::move(*relation);
  }

  /// Nothing when it has no end and ends are counted.
  [[nodiscard]] std::optional<DateBounds> date_of(const RelationHead& head,
                                                  const std::optional<Relation>& relation) const {
    const auto& valid = head.valid;
    if (!question_.date) return DateBounds{};
    switch (*question_.date) {
      case CountedDate::kFrom:
        return DateBounds{valid.from_earliest, valid.from_latest};
      case CountedDate::kUntil:
        if (valid.until_earliest == Day::end_of_time()) return std::nullopt;
        return DateBounds{valid.until_earliest, valid.until_latest};
      case CountedDate::kAnnounced:
        return bounds_of(relation->announced);
      case CountedDate::kPublished:
        break;
    }
    return bounds_of(relation->published);
  }

  [[nodiscard]] std::vector<Placement> placements(const DateBounds& date, const RelationHit& hit) {
    const auto& dated = question_.dated;
    if (dated && !date.touches(*dated)) return {};
    const bool counted = !is_time_asked_ || hit.holds == Holds::kCertainly;
    const bool within = !dated || date.lies_in(*dated);
    if (!unit_) return {{std::monostate{}, counted && within}};
    auto spans = spans_of(date);
    if (spans.empty()) return {{std::monostate{}, counted && within}};
    const bool certain = counted && within && spans.size() == 1;
    std::vector<Placement> places;
    for (const CalendarSpan& span : spans) places.push_back({span, certain});
    return places;
  }

  /// The spans that a date may lie in; none when it does not say.
  [[nodiscard]] std::vector<CalendarSpan> spans_of(const DateBounds& date) const {
    if (!date.earliest.is_finite() || !date.latest.is_finite()) return {};
    auto first = CalendarSpan::of(date.earliest, *unit_), last = CalendarSpan::of(date.latest, *unit_);
    if (const auto& dated = question_.dated) {
      if (dated->from().is_finite()) first = std::max(first, CalendarSpan::of(dated->from(), *unit_));
      if (dated->until().is_finite())
        last = std::min(last, CalendarSpan::of(dated->until().plus(-1), *unit_));
    }
    std::vector<CalendarSpan> spans;
    if (last.number - first.number >= kMostSpansOfADate) return spans;
    for (auto span = first; span <= last; span = span.plus(1)) spans.push_back(span);
    return spans;
  }

  /// Notes whether it continues another; false when such are left out.
  [[nodiscard]] bool continues_as_asked(const RelationHead& head) {
    if (!continuations_.is_one(head)) return true;
    ++result_.continuations;
    return !question_.leave_out_continuations;
  }

  /// What it adds; a count needs no number.
  [[nodiscard]] std::vector<Addend> numbers_of(const std::optional<Relation>& relation) const {
    if (question_.measure == Measure::kCount) return {Addend{}};
    return addends(*relation, question_.attribute, view_.vocabulary());
  }

  /// Its value under each key but that of the calendar, and its stage.
  [[nodiscard]] Result<CellKey> address_of(const RelationHead& head,
                                           const std::optional<Relation>& relation) {
    CellKey address;
    for (const GroupKey key : question_.by) {
      auto value = value_under(key, head);
      if (!value) return fail(value.error());
      address.key.push_back(*value);
    }
    const auto& stages = view_.vocabulary()[head.type].stages;
    if (question_.measure == Measure::kCount || stages.empty()) return address;
    if (const auto* stage = relation->attributes.get<std::string>(stages)) address.stage = *stage;
    return address;
  }

  [[nodiscard]] Result<GroupValue> value_under(GroupKey key, const RelationHead& head) {
    switch (key) {
      case GroupKey::kType:
        return head.type;
      case GroupKey::kStatus:
        return head.status;
      case GroupKey::kSubject:
        return head.subject;
      case GroupKey::kObject:
        return head.object;
      case GroupKey::kSubjectType:
        return view_.head(head.subject).type;
      case GroupKey::kObjectType:
        return view_.head(head.object).type;
      case GroupKey::kSubjectCountry:
        return country(head.subject);
      case GroupKey::kObjectCountry:
        return country(head.object);
      case GroupKey::kList:
        return head.type == view_.vocabulary().legality.listing ? GroupValue(head.object) : GroupValue();
      case GroupKey::kMonth:
      case GroupKey::kQuarter:
      case GroupKey::kYear:
        break;
    }
    return GroupValue();
  }

  [[nodiscard]] Result<GroupValue> country(EntityNo entity) {
    const auto found = countries_.of(entity);
    if (!found) return fail(found.error());
    return *found ? GroupValue(**found) : GroupValue();
  }

  [[nodiscard]] Result<void> enter(const std::vector<Placement>& places, const std::vector<Addend>& numbers,
                                   CellKey address) {
    for (const Placement& place : places) {
      if (unit_) address.key[calendar_key_] = place.span;
      for (const Addend& number : numbers) {
        address.currency = number.currency;
        Cell& cell = cells_[address];
        ++(place.certain ? cell.count : cell.possibly);
        if (question_.measure == Measure::kCount) continue;
        if (!cell.tally.add(number, place.certain)) return fail(too_long());
      }
    }
    ++result_.relations;
    if (!places.front().certain) ++result_.only_possibly;
    if (unit_ && std::holds_alternative<std::monostate>(places.front().span)) ++result_.undated;
    return {};
  }

  /// A bucket for every span between the first and the last, of everything else that occurs.
  [[nodiscard]] Result<void> fill() {
    const auto range = range_to_fill();
    if (!question_.fill || !range) return {};
    std::set<CellKey> series;
    for (const auto& [address, cell] : cells_) {
      CellKey rest = address;
      rest.key[calendar_key_] = std::monostate{};
      series.insert(std::move(rest));
    }
    if (question_.by.size() == 1 && question_.measure == Measure::kCount)
      series.insert(CellKey{{std::monostate{}}, {}, {}});
    const auto spans = static_cast<std::size_t>(range->second.number - range->first.number) + 1;
    if (spans * series.size() > question_.most_buckets) return fail(too_many());
    for (CellKey rest : series) {
      for (auto span = range->first; span <= range->second; span = span.plus(1)) {
        rest.key[calendar_key_] = span;
        cells_.try_emplace(rest);
      }
    }
    return {};
  }

  /// The ends of the period asked about where it has some, else the first and last span with anything in it.
  [[nodiscard]] std::optional<std::pair<CalendarSpan, CalendarSpan>> range_to_fill() const {
    if (!unit_) return std::nullopt;
    std::optional<CalendarSpan> first, last;
    for (const auto& [address, cell] : cells_) {
      const auto* span = std::get_if<CalendarSpan>(&address.key[calendar_key_]);
      if (span == nullptr) continue;
      first = first ? std::min(*first, *span) : *span;
      last = last ? std::max(*last, *span) : *span;
    }
    if (const auto& dated = question_.dated) {
      if (dated->from().is_finite()) first = CalendarSpan::of(dated->from(), *unit_);
      if (dated->until().is_finite()) last = CalendarSpan::of(dated->until().plus(-1), *unit_);
    }
    if (!first || !last || *last < *first) return std::nullopt;
    return std::pair(*first, *last);
  }

  void finish() {
    for (auto& [address, cell] : cells_) {
      Bucket bucket{address.key, address.currency, address.stage, cell.count, cell.possibly, {}};
      if (question_.measure != Measure::kCount) bucket.measured = cell.tally.measured(question_.measure);
      result_.buckets.push_back(std::move(bucket));
    }
    std::ranges::sort(result_.buckets, [this](const Bucket& a, const Bucket& b) { return before(a, b); });
  }

  [[nodiscard]] bool before(const Bucket& a, const Bucket& b) const {
    for (std::size_t i = 0; i < a.key.size(); ++i) {
      if (a.key[i] != b.key[i]) return before(a.key[i], b.key[i]);
    }
    return std::tie(a.currency, a.stage) < std::tie(b.currency, b.stage);
  }

  /// Of one key: by time, id or the vocabulary's order; nothing comes last.
  [[nodiscard]] bool before(const GroupValue& a, const GroupValue& b) const {
    if (a.index() == 0 || b.index() == 0) return b.index() == 0;
    const auto* entity = std::get_if<EntityNo>(&a);
    return entity == nullptr ? a < b : view_.head(*entity).id < view_.head(std::get<EntityNo>(b)).id;
  }

  [[nodiscard]] Error too_many() const {
    return {ErrorKind::kUnprocessable,
            fmt::format("There would be more than {} buckets: ask for fewer keys, a longer span (year) or a "
                        "shorter period, or with empty=leave_out.",
                        question_.most_buckets),
            "by",
            {},
            {},
            {}};
  }
  static Error too_long() {
    return {ErrorKind::kUnprocessable,
            "A sum needs more than 18 digits, which is all that numbers have here: ask for smaller buckets.",
            "attribute",
            {},
            {},
            {}};
  }

  const View& view_;
  const AggregateQuestion& question_;
  Effort& effort_;
  HomeCountries countries_;
  Continuations continuations_;
  std::optional<CalendarUnit> unit_;
  std::size_t calendar_key_ = 0;  ///< which of the keys has the unit
  bool is_time_asked_ = false;
  std::map<CellKey, Cell> cells_;
  Aggregate result_;
};

}  // namespace

Result<Aggregate> aggregate(const View& view, const AggregateQuestion& question, Effort& effort) {
  return Counting(view, question, effort).run();
}

}  // namespace ecgraph
