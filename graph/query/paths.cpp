// Paths of one length after the other. How far each entity is from the end at least is found backwards, only
// as far as the length at hand asks; forwards no way is followed that could not arrive in time.

#include "graph/query/paths.hpp"

#include <algorithm>
#include <unordered_map>

#include "graph/query/in_time.hpp"

namespace ecgraph {
namespace {

/// How many relations lead from an entity to the nearest end, counted outwards from the ends.
class Distances {
 public:
  Distances(const std::set<EntityNo>& from, const std::set<EntityNo>& to, Neighbours& neighbours)
      : from_(from), to_(to), neighbours_(neighbours) {
    for (const EntityNo end : to) meet(end);
    edge_.swap(next_);
  }

  /// Until every entity within `radius` is known.
  [[nodiscard]] Result<void> extend(std::size_t radius, Effort& effort) {
    while (radius_ < radius && !is_complete() && !effort.is_over()) {
      ++radius_;
      for (const EntityNo entity : edge_) {
        const auto hops = neighbours_.towards(entity);
        if (!hops) return fail(hops.error());
        for (const Hop& hop : **hops) {
          if (!effort.visit()) return {};
          meet(hop.to);
        }
      }
      edge_.clear();
      edge_.swap(next_);
    }
    return {};
  }

  [[nodiscard]] std::optional<std::size_t> of(EntityNo entity) const {
    const auto found = known_.find(entity.number);
    return found == known_.end() ? std::nullopt : std::optional(found->second);
  }
  /// Whether no further entity leads to an end.
  [[nodiscard]] bool is_complete() const { return edge_.empty(); }

 private:
  /// An end is passed by no path, and neither is a beginning.
  void meet(EntityNo entity) {
    if (from_.contains(entity) || !(to_.contains(entity) || neighbours_.may_reach(entity))) return;
    if (known_.try_emplace(entity.number, radius_).second) next_.push_back(entity);
  }

  const std::set<EntityNo>& from_;
  const std::set<EntityNo>& to_;
  Neighbours& neighbours_;
  std::unordered_map<std::uint32_t, std::size_t> known_;
  std::vector<EntityNo> edge_, next_;
  std::size_t radius_ = 0;
};

class PathSearch {
 public:
  PathSearch(const View& view, const PathQuestion& question, Effort& effort)
      : view_(view),
        question_(question),
        effort_(effort),
        from_(question.from.begin(), question.from.end()),
        to_(question.to.begin(), question.to.end()),
        filter_(question.filter_that_reaches_ends()),
        neighbours_(view, filter_, effort, left_out_),
        distances_(from_, to_, neighbours_) {}

  [[nodiscard]] Result<FoundPaths> run() {
    for (length_ = 1; length_ <= question_.max_length && wants_more(); ++length_) {
      if (auto extended = distances_.extend(length_ - 1, effort_); !extended) return fail(extended.error());
      stopped_by_length_ = false;
      for (const EntityNo start : by_id(view_, question_.from)) {
        at_.assign(1, start);
        const std::optional<Interval> whole =
            question_.in_time ? question_.in_time->period : Interval::always();
        if (auto followed = follow(start, *whole); !followed) return fail(followed.error());
      }
      if (!stopped_by_length_) break;
    }
    found_.left_out = left_out_.counts(view_.vocabulary());
    return std::move(found_);
  }

 private:
  [[nodiscard]] bool wants_more() const {
    return !effort_.is_over() && (!question_.most || found_.paths.size() < *question_.most);
  }

  /// Every path of the length at hand that begins with the steps taken so far.
  [[nodiscard]] Result<void> follow(EntityNo entity, const Interval& standing) {
    const auto hops = neighbours_.away(entity);
    if (!hops) return fail(hops.error());
    for (const Hop& hop : **hops) {
      if (!wants_more() || !effort_.visit()) return {};
      if (!may_follow(hop)) continue;
      const auto then = after(standing, hop);
      if (!then) continue;
      steps_.push_back(step_of(entity, hop));
      at_.push_back(hop.to);
      auto followed = to_.contains(hop.to) ? keep() : follow(hop.to, *then);
      at_.pop_back();
      steps_.pop_back();
      if (!followed) return followed;
    }
    return {};
  }

  /// Whether a path of the length at hand, and none of those before, may go on with the hop.
  [[nodiscard]] bool may_follow(const Hop& hop) {
    const std::size_t taken = steps_.size() + 1;
    if (to_.contains(hop.to)) return taken == length_;
    if (from_.contains(hop.to) || std::ranges::find(at_, hop.to) != at_.end()) return false;
    const auto left = distances_.of(hop.to);
    if (left && taken + *left <= length_) return true;
    if (left || !distances_.is_complete()) stopped_by_length_ = true;
    return false;
  }

  [[nodiscard]] std::optional<Interval> after(const Interval& standing, const Hop& hop) const {
    if (!question_.in_time) return standing;
    const auto days = days_of(hop.valid, *question_.in_time, certainly_only());
    return days ? after_step(standing, *days, *question_.in_time) : std::nullopt;
  }

  [[nodiscard]] Result<void> keep() {
    if (!effort_.keep_path()) return {};
    Path path{steps_};
    if (question_.in_time && !take_in_time(path, *question_.in_time, certainly_only())) return {};
    found_.paths.push_back({std::move(path)});
    return {};
  }

  [[nodiscard]] bool certainly_only() const { return filter_.relations.when.certainly_only; }

  const View& view_;
  const PathQuestion& question_;
  Effort& effort_;
  std::set<EntityNo> from_, to_;
  StepFilter filter_;
  LeftOut left_out_;
  Neighbours neighbours_;
  Distances distances_;
  std::size_t length_ = 0;
  bool stopped_by_length_ = false;  ///< a longer path may go where this length did not
  std::vector<PathStep> steps_;     ///< taken so far
  std::vector<EntityNo> at_;        ///< where they came by
  FoundPaths found_;
};

}  // namespace

StepFilter PathQuestion::filter_that_reaches_ends() const {
  StepFilter reaching = filter;
  reaching.reached.always.insert(to.begin(), to.end());
  return reaching;
}

Result<FoundPaths> find_paths(const View& view, const PathQuestion& question, Effort& effort) {
  return PathSearch(view, question, effort).run();
}

}  // namespace ecgraph
