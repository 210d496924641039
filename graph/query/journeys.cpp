// The best of the paths that respect time.
//
// Forwards, step by step: from each entity the days on which one may stand there and go on. Such days are
// dropped where others at the same entity, after no more steps, contain them, so that each end is known to be
// reached after so many steps on such a day. Backwards from it: until which day one may be at an entity and
// still arrive. Then the first path in order is followed forwards without ever turning back.

#include <algorithm>
#include <unordered_map>

#include "graph/query/in_time.hpp"

namespace ecgraph {
namespace {

/// How many steps, and the day of the last.
struct Arrival {
  std::size_t steps = 0;
  Day day;
};

/// Until which day one may be at an entity, by entity.
using Deadlines = std::unordered_map<std::uint32_t, Day>;

class Journeys {
 public:
  Journeys(const View& view, const PathQuestion& question, Effort& effort)
      : view_(view),
        question_(question),
        in_time_(*question.in_time),
        effort_(effort),
        from_(question.from.begin(), question.from.end()),
        to_(question.to.begin(), question.to.end()),
        filter_(question.filter_that_reaches_ends()),
        neighbours_(view, filter_, effort, left_out_) {}

  [[nodiscard]] Result<FoundPaths> run() {
    if (auto reached = reach(); !reached) return fail(reached.error());
    FoundPaths found;
    if (!arrivals_.empty()) {
      const bool same = arrivals_.front().steps == arrivals_.back().steps;
      if (auto kept = keep(found, arrivals_.front(), same, true); !kept) return fail(kept.error());
      if (!same) {
        if (auto kept = keep(found, arrivals_.back(), true, false); !kept) return fail(kept.error());
      }
    }
    found.left_out = left_out_.counts(view_.vocabulary());
    return found;
  }

 private:
  struct Standing {
    EntityNo entity;
    Interval days;
  };

  /// Forwards; each arrival is earlier than the one before and takes more steps.
  [[nodiscard]] Result<void> reach() {
    std::vector<Standing> edge;
    for (const EntityNo start : by_id(view_, question_.from)) edge.push_back({start, in_time_.period});
    for (std::size_t steps = 1; steps <= question_.max_length && !edge.empty(); ++steps) {
      std::vector<Standing> next;
      for (const Standing& standing : edge) {
        if (auto stepped = step_from(standing, steps, next); !stepped) return stepped;
      }
      if (effort_.is_over()) return {};
      edge = std::move(next);
    }
    return {};
  }

  [[nodiscard]] Result<void> step_from(const Standing& standing, std::size_t steps,
                                       std::vector<Standing>& next) {
    const auto hops = neighbours_.away(standing.entity);
    if (!hops) return fail(hops.error());
    for (const Hop& hop : **hops) {
      if (!effort_.visit()) return {};
      const auto days = days_of(hop.valid, in_time_, certainly_only());
      const auto then = days ? after_step(standing.days, *days, in_time_) : std::nullopt;
      if (!then || from_.contains(hop.to) || !is_early(then->from())) continue;
      if (to_.contains(hop.to)) {
        arrive({steps, then->from()});
      } else if (is_new(hop.to, *then)) {
        next.push_back({hop.to, *then});
      }
    }
    return {};
  }

  /// Whether an arrival from that day on could still be the earliest.
  [[nodiscard]] bool is_early(Day day) const { return arrivals_.empty() || day < arrivals_.back().day; }

  void arrive(Arrival arrival) {
    if (!arrivals_.empty() && arrivals_.back().steps == arrival.steps) arrivals_.pop_back();
    arrivals_.push_back(arrival);
  }

  /// Notes days at an entity unless they are known there.
  [[nodiscard]] bool is_new(EntityNo entity, const Interval& days) {
    auto& known = known_[entity.number];
    if (std::ranges::any_of(known, [&](const Interval& other) { return other.contains(days); })) return false;
    std::erase_if(known, [&](const Interval& other) { return days.contains(other); });
    known.push_back(days);
    return true;
  }

  /// Adds the first path in order that arrives so.
  [[nodiscard]] Result<void> keep(FoundPaths& found, const Arrival& arrival, bool earliest, bool fewest) {
    const Day first = in_time_.waiting ? in_time_.period.from() : arrival.day;
    const auto period = Interval::make(first, arrival.day.plus(1));
    if (!period || !effort_.keep_path()) return {};
    const InTime until_then{*period, in_time_.waiting};
    auto deadlines = backwards(arrival, until_then);
    if (!deadlines) return fail(deadlines.error());
    auto path = followed(*deadlines, until_then);
    if (!path) return fail(path.error());
    if (!path->steps.empty() && take_in_time(*path, until_then, certainly_only()))
      found.paths.push_back({std::move(*path), earliest, fewest});
    return {};
  }

  /// By the number of steps that are left.
  [[nodiscard]] Result<std::vector<Deadlines>> backwards(const Arrival& arrival, const InTime& in_time) {
    std::vector<Deadlines> by_steps_left(1);
    for (const EntityNo end : to_) by_steps_left.front().emplace(end.number, arrival.day);
    while (by_steps_left.size() <= arrival.steps) {
      Deadlines earlier;
      for (const auto& [entity, deadline] : by_steps_left.back()) {
        if (from_.contains({entity})) continue;
        const auto hops = neighbours_.towards({entity});
        if (!hops) return fail(hops.error());
        for (const Hop& hop : **hops) {
          if (!effort_.visit()) return by_steps_left;
          allow(earlier, hop, deadline, in_time);
        }
      }
      by_steps_left.push_back(std::move(earlier));
    }
    return by_steps_left;
  }

  /// The last day on which the hop can be taken is one on which one may be where it begins.
  void allow(Deadlines& earlier, const Hop& hop, Day deadline, const InTime& in_time) const {
    if (to_.contains(hop.to) || !(from_.contains(hop.to) || neighbours_.may_reach(hop.to))) return;
    const auto days = days_of(hop.valid, in_time, certainly_only());
    if (!days || deadline < days->from()) return;
    const Day last = std::min(deadline, days->until().plus(-1));
    const auto [known, is_new] = earlier.try_emplace(hop.to.number, last);
    if (!is_new) known->second = std::max(known->second, last);
  }

  /// The first path in order that keeps the deadlines; empty when the effort ended before they were known.
  [[nodiscard]] Result<Path> followed(const std::vector<Deadlines>& by_steps_left, const InTime& in_time) {
    for (const EntityNo start : by_id(view_, question_.from)) {
      if (effort_.is_over() || !by_steps_left.back().contains(start.number)) continue;
      return followed_from(start, by_steps_left, in_time);
    }
    return Path();
  }

  [[nodiscard]] Result<Path> followed_from(EntityNo at, const std::vector<Deadlines>& by_steps_left,
                                           const InTime& in_time) {
    Path path;
    Interval standing = in_time.period;
    for (std::size_t left = by_steps_left.size() - 1; left-- > 0;) {
      const auto hops = neighbours_.away(at);
      if (!hops) return fail(hops.error());
      for (const Hop& hop : **hops) {
        const auto deadline = by_steps_left[left].find(hop.to.number);
        const auto days = days_of(hop.valid, in_time, certainly_only());
        const auto then = days ? after_step(standing, *days, in_time) : std::nullopt;
        if (!then || deadline == by_steps_left[left].end() || deadline->second < then->from()) continue;
        path.steps.push_back(step_of(at, hop));
        at = hop.to;
        standing = *then;
        break;
      }
    }
    return path;
  }

  [[nodiscard]] bool certainly_only() const { return filter_.relations.when.certainly_only; }

  const View& view_;
  const PathQuestion& question_;
  const InTime in_time_;
  Effort& effort_;
  std::set<EntityNo> from_, to_;
  StepFilter filter_;
  LeftOut left_out_;
  Neighbours neighbours_;
  std::unordered_map<std::uint32_t, std::vector<Interval>> known_;
  std::vector<Arrival> arrivals_;
};

}  // namespace

Result<FoundPaths> find_best_in_time(const View& view, const PathQuestion& question, Effort& effort) {
  return Journeys(view, question, effort).run();
}

}  // namespace ecgraph
