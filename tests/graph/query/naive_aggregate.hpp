#pragma once
// Counts and sums the slow way: every day that a date may mean is looked at, and buckets are texts. Shares no
// code with graph/query but the question.

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "graph/query/aggregate.hpp"
#include "tests/graph/query/naive_relations.hpp"

namespace ecgraph::tests {

/// Who is what and where, as written.
struct NaivePlaces {
  std::map<std::string, std::string> type_of, country_of;  ///< by id; a country is its own
};

/// Numbers are whole here, so that sums are exact in any arithmetic.
struct NaiveNumber {
  long long value = 0;
  bool certain = true;
  std::string bound;
};
struct NaiveBucket {
  std::size_t count = 0, possibly = 0;
  std::vector<NaiveNumber> numbers;
};
using NaiveKey = std::vector<std::string>;  ///< a text each key, then currency and stage; "" is unknown
using NaiveBuckets = std::map<NaiveKey, NaiveBucket>;

inline std::string span_text(Day day, GroupKey unit) {
  const auto text = day.text();
  if (unit == GroupKey::kMonth) return text.substr(0, 7);
  if (unit == GroupKey::kYear) return text.substr(0, 4);
  return text.substr(0, 4) + "-Q" + std::to_string((std::stoi(text.substr(5, 2)) + 2) / 3);
}

class NaiveCounting {
 public:
  NaiveCounting(const NaivePlaces& places, const std::vector<Relation>& relations,
                const AggregateQuestion& question)
      : places_(places), relations_(relations), question_(question) {
    for (std::size_t i = 0; i < question.by.size(); ++i) {
      if (question.by[i] <= GroupKey::kYear) calendar_ = i;
    }
  }

  NaiveBuckets run(const NaiveHits& found) {
    for (const Relation& relation : relations_) {
      const auto hit = std::ranges::find(found.hits, relation.id.text(), &NaiveHit::id);
      if (hit != found.hits.end() && ends_fit(relation)) take(relation, hit->holds);
    }
    if (question_.fill && calendar_) fill();
    return buckets_;
  }

 private:
  [[nodiscard]] bool ends_fit(const Relation& relation) const {
    const auto& asked = question_.selection;
    const auto both = [&](const EntityId& subject, const EntityId& object) {
      return fits(subject, asked.subject_is) && fits(object, asked.object_is);
    };
    return both(relation.subject, relation.object) ||
           (words()[relation.type].symmetric && both(relation.object, relation.subject));
  }
  [[nodiscard]] bool fits(const EntityId& id, const EndCondition& condition) const {
    if (!condition.types.empty() &&
        !condition.types.contains(words().entity_type(places_.type_of.at(id.text())).value()))
      return false;
    return condition.countries.empty() || countries_asked.contains(country(id));
  }
  [[nodiscard]] std::string country(const EntityId& id) const {
    const auto found = places_.country_of.find(id.text());
    return found == places_.country_of.end() ? "" : found->second;
  }

  void take(const Relation& relation, Holds holds) {
    const auto& asked = question_.selection.when;
    const bool held = (!asked.at && !asked.during) || holds == Holds::kCertainly;
    const auto date = date_of(relation);
    if (question_.date == CountedDate::kUntil && !date) return;
    std::set<std::string> spans;
    Day first = Day::end_of_time(), last = Day::beginning_of_time();
    bool inside = true;
    const bool open = !date || !date->earliest().is_finite() || !date->latest().is_finite();
    if (question_.dated) {
      const bool always = question_.date == CountedDate::kFrom && relation.valid.open_start();
      const Day earliest = date ? date->earliest() : Day::beginning_of_time();
      const Day latest = date ? date->latest() : always ? earliest : Day::end_of_time();
      const bool no_end = question_.dated->until() == Day::end_of_time();
      if (open) inside = earliest >= question_.dated->from() && (no_end || latest < question_.dated->until());
      if (earliest >= question_.dated->until() || latest < question_.dated->from()) return;
    }
    if (question_.date && !open) {
      for (Day each = date->earliest(); each <= date->latest(); each = each.plus(1)) {
        const bool within = !question_.dated || question_.dated->contains(each);
        inside = inside && within;
        if (!within || !calendar_) continue;
        spans.insert(span_text(each, question_.by[*calendar_]));
        first = std::min(first, each);
        last = std::max(last, each);
      }
    }
    if (question_.leave_out_continuations && continues(relation)) return;
    if (spans.empty()) spans.insert("");
    bool entered = false;
    for (const auto& span : spans) entered = enter(relation, span, held && inside && spans.size() == 1);
    if (!entered || first > last) return;
    first_ = first_ ? std::min(*first_, first) : first;
    last_ = last_ ? std::max(*last_, last) : last;
  }

  [[nodiscard]] std::optional<EdtfDate> date_of(const Relation& relation) const {
    if (question_.date == CountedDate::kFrom) return relation.valid.from();
    if (question_.date == CountedDate::kUntil) return relation.valid.until();
    if (question_.date == CountedDate::kAnnounced) return relation.announced;
    return question_.date ? relation.published : std::nullopt;
  }

  [[nodiscard]] bool continues(const Relation& relation) const {
    if (!question_.date) return false;
    const bool by_end = question_.date == CountedDate::kUntil;
    const auto& mine = by_end ? relation.valid.until() : relation.valid.from();
    if (!mine || !mine->is_exact()) return false;
    return std::ranges::any_of(relations_, [&](const Relation& other) {
      const auto& theirs = by_end ? other.valid.from() : other.valid.until();
      const bool same = other.subject == relation.subject && other.object == relation.object;
      const bool swapped = words()[relation.type].symmetric && other.subject == relation.object &&
                           other.object == relation.subject;
      return other.type == relation.type && (same || swapped) && words()[other.status].holds && theirs &&
             theirs->is_exact() && theirs->earliest() == mine->earliest();
    });
  }

  /// False when it does not state the number asked for.
  bool enter(const Relation& relation, const std::string& span, bool certain) {
    NaiveKey key;
    for (const GroupKey each : question_.by) key.push_back(text_under(each, relation, span));
    std::string currency, stage;
    NaiveNumber number{0, certain, {}};
    if (question_.measure != Measure::kCount) {
      if (const auto* money = relation.attributes.get<Money>(question_.attribute)) {
        currency = money->currency;
        number = {money->value.coefficient(), certain, money->bound};
      } else if (const auto* share = relation.attributes.get<Share>(question_.attribute)) {
        number = {share->percent().coefficient(), certain, {}};
        if (const auto* bound = relation.attributes.get<std::string>("bound")) number.bound = *bound;
      } else {
        return false;
      }
      if (const auto* stated = relation.attributes.get<std::string>("stage")) stage = *stated;
    }
    key.push_back(currency);
    key.push_back(stage);
    NaiveBucket& bucket = buckets_[key];
    ++(certain ? bucket.count : bucket.possibly);
    bucket.numbers.push_back(number);
    return true;
  }

  [[nodiscard]] std::string text_under(GroupKey key, const Relation& relation,
                                       const std::string& span) const {
    switch (key) {
      case GroupKey::kMonth:
      case GroupKey::kQuarter:
      case GroupKey::kYear:
        return span;
      case GroupKey::kType:
        return words()[relation.type].id;
      case GroupKey::kStatus:
        return words()[relation.status].id;
      case GroupKey::kSubject:
        return relation.subject.text();
      case GroupKey::kObject:
        return relation.object.text();
      case GroupKey::kSubjectType:
        return places_.type_of.at(relation.subject.text());
      case GroupKey::kObjectType:
        return places_.type_of.at(relation.object.text());
      case GroupKey::kSubjectCountry:
        return country(relation.subject);
      case GroupKey::kObjectCountry:
        return country(relation.object);
      case GroupKey::kList:
        break;
    }
    return words()[relation.type].id == "listed_on" ? relation.object.text() : "";
  }

  void fill() {
    if (question_.dated && question_.dated->from().is_finite()) first_ = question_.dated->from();
    if (question_.dated && question_.dated->until().is_finite()) last_ = question_.dated->until().plus(-1);
    if (!any_span() &&
        !(question_.dated && question_.dated->from().is_finite() && question_.dated->until().is_finite()))
      return;
    std::set<NaiveKey> series;
    for (const auto& [key, bucket] : buckets_) series.insert(key);
    if (question_.by.size() == 1 && question_.measure == Measure::kCount) series.insert({"", "", ""});
    for (NaiveKey key : series) {
      for (Day each = *first_; each <= *last_; each = each.plus(1)) {
        key[*calendar_] = span_text(each, question_.by[*calendar_]);
        buckets_.try_emplace(key);
      }
    }
  }
  [[nodiscard]] bool any_span() const {
    return std::ranges::any_of(buckets_, [&](const auto& one) { return !one.first[*calendar_].empty(); });
  }

 public:
  std::set<std::string> countries_asked;

 private:
  const NaivePlaces& places_;
  const std::vector<Relation>& relations_;
  const AggregateQuestion& question_;
  std::optional<std::size_t> calendar_;
  std::optional<Day> first_, last_;
  NaiveBuckets buckets_;
};

/// What the numbers of a bucket come to, written out: the number as written and its two bounds.
inline std::vector<std::string> naive_measured(const NaiveBucket& bucket, Measure measure) {
  const auto text = [](std::optional<long long> value) { return value ? std::to_string(*value) : "none"; };
  const bool vague =
      std::ranges::any_of(bucket.numbers, [](const NaiveNumber& one) { return !one.bound.empty(); });
  std::optional<long long> written, low, high;
  if (measure == Measure::kSum) written = low = high = 0;
  for (const NaiveNumber& one : bucket.numbers) {
    if (measure == Measure::kSum) {
      if (one.certain) *written += one.value;
      *low += one.certain ? one.value : std::min(one.value, 0LL);
      *high += one.certain ? one.value : std::max(one.value, 0LL);
      continue;
    }
    const bool least = measure == Measure::kMin;
    const auto pick = [&](std::optional<long long>& best) {
      best = !best ? one.value : least ? std::min(*best, one.value) : std::max(*best, one.value);
    };
    if (one.certain) pick(written);
    pick(least ? low : high);
    if (one.certain) pick(least ? high : low);
  }
  if (vague) low = high = std::nullopt;
  return {text(written), text(low), text(high)};
}

}  // namespace ecgraph::tests
