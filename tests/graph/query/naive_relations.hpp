#pragma once
// The relations that a selection asks for, found the slow way: every relation is looked at whole, and a
// partial date is tried out with the days that it may mean. Shares no code with graph/query.

#include <algorithm>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "graph/query/selection.hpp"
#include "tests/support/statements.hpp"

namespace ecgraph::tests {

/// What the naive evaluation says of a relation: how sure, and with `during` how sure for each day of the
/// period.
struct NaiveHit {
  std::string id;
  Holds holds = Holds::kNo;
  std::vector<Holds> by_day;
  friend bool operator==(const NaiveHit&, const NaiveHit&) = default;
};
struct NaiveHits {
  std::vector<NaiveHit> hits;
  std::map<std::string, std::size_t> left_out;
};

/// One way in which the partial dates of a relation may have turned out.
struct Course {
  Day start, end;
};

/// The days that matter among those a date may mean: its first and last, and those around the day asked.
inline std::vector<Day> choices(Day earliest, Day latest, Day asked) {
  std::vector<Day> days{earliest, latest};
  for (const Day near : {asked.plus(-1), asked, asked.plus(1)}) {
    if (earliest <= near && near <= latest) days.push_back(near);
  }
  return days;
}

inline std::vector<Course> courses(const Validity& validity, Day asked) {
  constexpr Day kBegin = Day::beginning_of_time(), kEnd = Day::end_of_time();
  const auto& from = validity.from();
  const auto& until = validity.until();
  const Day latest_start = from ? from->latest() : validity.open_start() ? kBegin : kEnd;
  std::vector<Course> all;
  for (const Day start : choices(from ? from->earliest() : kBegin, latest_start, asked)) {
    for (const Day end : choices(until ? until->earliest() : kEnd, until ? until->latest() : kEnd, asked)) {
      all.push_back({start, end});
    }
  }
  return all;
}

/// Certainly when it is so in every course, possibly when in some.
inline Holds in_all(const std::vector<Course>& courses, const std::function<bool(const Course&)>& is_so) {
  if (std::ranges::all_of(courses, is_so)) return Holds::kCertainly;
  return std::ranges::any_of(courses, is_so) ? Holds::kPossibly : Holds::kNo;
}

class NaivePhases {
 public:
  NaivePhases(const Relation& relation, Day asked)
      : relation_(relation), asked_(asked), courses_(courses(relation.valid, asked)) {
    const auto& made_public = relation.announced ? relation.announced : relation.published;
    if (made_public) announced_ = std::pair(made_public->earliest(), made_public->latest());
  }

  [[nodiscard]] Holds in(Phase phase) const {
    if (!words()[relation_.status].holds) return of_what_never_holds(phase);
    switch (phase) {
      case Phase::kPending:
        return std::min(announced(), in_all(courses_, [&](const Course& c) {
                          return asked_ < c.start && asked_ < c.end;
                        }));
      case Phase::kInForce:
        return in_all(courses_, [&](const Course& c) { return c.start <= asked_ && asked_ < c.end; });
      case Phase::kEnded:
        return over();
      case Phase::kAny:
        break;
    }
    return std::max(announced(), in_all(courses_, [&](const Course& c) { return c.start <= asked_; }));
  }

 private:
  [[nodiscard]] Holds announced() const {
    if (!announced_ || asked_ < announced_->first) return Holds::kNo;
    return asked_ < announced_->second ? Holds::kPossibly : Holds::kCertainly;
  }

  [[nodiscard]] Holds over() const {
    std::vector<Course> sensible = courses_;
    std::erase_if(sensible, [](const Course& c) { return c.start >= c.end; });
    return in_all(sensible, [&](const Course& c) { return c.end <= asked_; });
  }

  [[nodiscard]] Holds of_what_never_holds(Phase phase) const {
    const Holds issued = announced_ ? announced() : Holds::kPossibly;
    if (phase == Phase::kAny) return issued;
    if (phase != Phase::kPending || words()[relation_.status].id != "planned") return Holds::kNo;
    const Holds not_over = in_all(courses_, [&](const Course& c) { return asked_ < c.end; });
    const bool due = std::ranges::any_of(courses_, [&](const Course& c) { return c.start <= asked_; });
    const Holds not_due = relation_.valid.from() && due ? Holds::kPossibly : Holds::kCertainly;
    return std::min({issued, not_over, not_due});
  }

  const Relation& relation_;
  Day asked_;
  std::vector<Course> courses_;
  std::optional<std::pair<Day, Day>> announced_;
};

inline bool was_public(const Relation& relation, Day by) {
  if (relation.announced) return relation.announced->earliest() <= by;
  if (relation.published) return relation.published->earliest() <= by;
  return !relation.valid.from() || relation.valid.from()->earliest() <= by;
}

inline NaiveHit naive_judge(const Relation& relation, const When& when) {
  NaiveHit hit{relation.id.text(), Holds::kNo, {}};
  if (when.public_by && !was_public(relation, *when.public_by)) return hit;
  if (when.during) {
    for (Day each = when.during->from(); each < when.during->until(); each = each.plus(1)) {
      Holds holds = NaivePhases(relation, each).in(Phase::kInForce);
      if (when.certainly_only && holds == Holds::kPossibly) holds = Holds::kNo;
      hit.by_day.push_back(holds);
    }
    hit.holds = std::ranges::max(hit.by_day);
  } else if (when.at) {
    hit.holds = NaivePhases(relation, *when.at).in(when.phase);
  } else {
    const bool ever = relation.valid.bounds().certain() && words()[relation.status].holds;
    hit.holds = ever ? Holds::kCertainly : Holds::kPossibly;
  }
  if (when.certainly_only && hit.holds == Holds::kPossibly) hit.holds = Holds::kNo;
  return hit;
}

/// Which entities a selection names, by id.
inline std::vector<EntityId> ids_of(const View& view, const std::vector<EntityNo>& entities) {
  std::vector<EntityId> ids;
  for (const EntityNo entity : entities) ids.push_back(view.head(entity).id);
  return ids;
}

inline bool stands_between(const View& view, const RelationSelection& asked, const Relation& relation) {
  const auto one_of = [&](const EntityId& id, const std::vector<EntityNo>& entities) {
    return entities.empty() || std::ranges::count(ids_of(view, entities), id) > 0;
  };
  const auto as_written = [&](const EntityId& subject, const EntityId& object) {
    return one_of(subject, asked.subjects) && one_of(object, asked.objects);
  };
  const bool symmetric = words()[relation.type].symmetric;
  const bool ends = as_written(relation.subject, relation.object) ||
                    (symmetric && as_written(relation.object, relation.subject));
  const bool out =
      (symmetric || asked.direction != Direction::kIn) && one_of(relation.subject, asked.entities);
  const bool in =
      (symmetric || asked.direction != Direction::kOut) && one_of(relation.object, asked.entities);
  return ends && (out || in);
}

inline bool meets_conditions(const Relation& relation, const std::vector<ValueCondition>& conditions) {
  return std::ranges::all_of(conditions, [&](const ValueCondition& condition) {
    if (const auto* share = relation.attributes.get<Share>(condition.name)) {
      const double stated = share->percent().approximately(), operand = std::stod(condition.operand);
      if (condition.test == ValueCondition::Test::kEquals) return stated == operand;
      return condition.test == ValueCondition::Test::kAtLeast ? stated >= operand : stated <= operand;
    }
    const auto* text = relation.attributes.get<std::string>(condition.name);
    return text != nullptr && *text == condition.operand;
  });
}

inline NaiveHits naive_find(const View& view, const std::vector<Relation>& relations,
                            const RelationSelection& asked) {
  NaiveHits found;
  for (const Relation& relation : relations) {
    if (!asked.types.empty() && !asked.types.contains(relation.type)) continue;
    if (asked.confidence_at_least && relation.confidence.rank < asked.confidence_at_least->rank) continue;
    if (!stands_between(view, asked, relation) || !meets_conditions(relation, asked.where)) continue;
    NaiveHit hit = naive_judge(relation, asked.when);
    if (hit.holds == Holds::kNo) continue;
    const std::string& standing = words()[relation.status].id;
    const bool by_default =
        standing == "fact" || (standing == "planned" && asked.when.phase == Phase::kPending);
    if (asked.status.which == StatusFilter::Which::kDefault && !by_default) ++found.left_out[standing];
    if (asked.status.which == StatusFilter::Which::kDefault ? by_default
        : asked.status.which == StatusFilter::Which::kAny   ? true
                                                            : asked.status.named.contains(relation.status)) {
      found.hits.push_back(std::move(hit));
    }
  }
  std::ranges::sort(found.hits, {}, &NaiveHit::id);
  return found;
}

}  // namespace ecgraph::tests
