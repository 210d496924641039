// How one relation stands to the time asked.

#include <algorithm>
#include <array>
#include <utility>

#include "graph/query/selection.hpp"

namespace ecgraph {
namespace {

constexpr auto kPhases = std::to_array<std::pair<Phase, std::string_view>>({
    {Phase::kPending, "pending"},
    {Phase::kInForce, "in_force"},
    {Phase::kEnded, "ended"},
    {Phase::kAny, "any"},
});

/// Whether `day` is on or after a date that lies somewhere from `earliest` to `latest`.
Holds reached(Day day, Day earliest, Day latest) {
  if (day >= latest) return Holds::kCertainly;
  return day >= earliest ? Holds::kPossibly : Holds::kNo;
}

Holds negated(Holds holds) {
  if (holds == Holds::kPossibly) return holds;
  return holds == Holds::kNo ? Holds::kCertainly : Holds::kNo;
}

Holds started(const ValidityBounds& valid, Day day) {
  return reached(day, valid.from_earliest, valid.from_latest);
}

Holds ended(const ValidityBounds& valid, Day day) {
  const Holds over = reached(day, valid.until_earliest, valid.until_latest);
  if (over != Holds::kPossibly) return over;
  // What is over perhaps must at least have had a day on which it held.
  return std::min(over, reached(day, valid.from_earliest.plus(1), valid.from_latest.plus(1)));
}

bool is_announced(const RelationHead& head) { return head.public_earliest != Day::end_of_time(); }

/// Whether it was public on the day, for statements that have an announced or published day.
Holds announced(const RelationHead& head, Day day) {
  return is_announced(head) ? reached(day, head.public_earliest, head.public_latest) : Holds::kNo;
}

/// The same for statements whose status says that they were announced, on whatever day it was.
Holds issued(const RelationHead& head, Day day) {
  return is_announced(head) ? announced(head, day) : Holds::kPossibly;
}

/// A plan whose stated start has come may have taken effect since it was recorded.
Holds still_planned(const ValidityBounds& valid, Day day) {
  const bool start_stated = valid.from_earliest.is_finite() || valid.from_latest.is_finite();
  return start_stated && started(valid, day) != Holds::kNo ? Holds::kPossibly : Holds::kCertainly;
}

Holds pending(const RelationHead& head, Day day, const Vocabulary& vocabulary) {
  const Holds not_over = negated(reached(day, head.valid.until_earliest, head.valid.until_latest));
  if (vocabulary[head.status].holds) {
    return std::min({announced(head, day), negated(started(head.valid, day)), not_over});
  }
  // Withdrawn, suspended and superseded statements bear no day on which they were, so none can be called
  // pending.
  if (head.status != vocabulary.pending_status) return Holds::kNo;
  return std::min({issued(head, day), still_planned(head.valid, day), not_over});
}

Holds in_some_phase(const RelationHead& head, Day day, const Vocabulary& vocabulary) {
  if (!vocabulary[head.status].holds) return issued(head, day);
  return std::max(announced(head, day), started(head.valid, day));
}

Holds in_phase(const RelationHead& head, Day day, Phase phase, const Vocabulary& vocabulary) {
  const bool may_hold = vocabulary[head.status].holds;
  switch (phase) {
    case Phase::kPending:
      return pending(head, day, vocabulary);
    case Phase::kInForce:
      return may_hold ? head.valid.on(day) : Holds::kNo;
    case Phase::kEnded:
      return may_hold ? ended(head.valid, day) : Holds::kNo;
    case Phase::kAny:
      return in_some_phase(head, day, vocabulary);
  }
  return Holds::kNo;
}

/// Announced, else published, else effective, at its earliest; a statement with none of them counts as
/// public.
bool was_public(const RelationHead& head, Day by) {
  return (is_announced(head) ? head.public_earliest : head.valid.from_earliest) <= by;
}

Holds at_any_time(const RelationHead& head, const Vocabulary& vocabulary) {
  return vocabulary[head.status].holds && head.valid.certain() ? Holds::kCertainly : Holds::kPossibly;
}

HeldDuring pieces_asked(const ValidityBounds& valid, const Interval& period, bool certainly_only) {
  HeldDuring held = held_during(valid, period);
  if (certainly_only)
    std::erase_if(held.pieces, [](const HeldPiece& piece) { return piece.holds != Holds::kCertainly; });
  return held;
}

}  // namespace

std::optional<Phase> phase(std::string_view text) {
  const auto* found = std::ranges::find(kPhases, text, &std::pair<Phase, std::string_view>::second);
  return found == kPhases.end() ? std::nullopt : std::optional(found->first);
}

std::string_view word(Phase phase) {
  return std::ranges::find(kPhases, phase, &std::pair<Phase, std::string_view>::first)->second;
}

RelationHit judge(const RelationHead& head, const When& when, const Vocabulary& vocabulary) {
  RelationHit hit{head, Holds::kNo, std::nullopt};
  if (when.public_by && !was_public(head, *when.public_by)) return hit;
  if (when.during) {
    if (vocabulary[head.status].holds) hit.holds = head.valid.during(*when.during);
  } else if (when.at) {
    hit.holds = in_phase(head, *when.at, when.phase, vocabulary);
  } else {
    hit.holds = at_any_time(head, vocabulary);
  }
  if (when.certainly_only && hit.holds != Holds::kCertainly) hit.holds = Holds::kNo;
  if (when.during && hit.holds != Holds::kNo)
    hit.held = pieces_asked(head.valid, *when.during, when.certainly_only);
  return hit;
}

}  // namespace ecgraph
