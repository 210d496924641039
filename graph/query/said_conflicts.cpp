// Conflicts of claims and observations.

#include <algorithm>
#include <map>
#include <tuple>

#include "graph/query/clashes.hpp"
#include "graph/query/conflicts.hpp"

namespace ecgraph {
namespace {

/// The numbers that a figure leaves open: a low and a high side, each perhaps excluded, absent where open.
struct Meant {
  std::optional<Decimal> low, high;
  bool without_low = false, without_high = false;
  bool near = false;      ///< the numbers are only near
  bool anything = false;  ///< it says nothing of the number
};

Meant meant(const Figure& figure, const Vocabulary& words) {
  const auto known = words.bound_meanings.find(figure.bound);
  const bool is_exact = figure.bound.empty();
  const auto& [low, high] = figure.value;
  if (is_exact) return {low, high, false, false, false, false};
  switch (known == words.bound_meanings.end() ? BoundMeaning::kNear : known->second) {
    case BoundMeaning::kNear:
      break;
    case BoundMeaning::kAtMost:
      return {std::nullopt, high, false, false, false, false};
    case BoundMeaning::kLessThan:
      return {std::nullopt, high, false, true, false, false};
    case BoundMeaning::kAtLeast:
      return {low, std::nullopt, false, false, false, false};
    case BoundMeaning::kMoreThan:
      return {low, std::nullopt, true, false, false, false};
    case BoundMeaning::kAnything:
      return {std::nullopt, std::nullopt, false, false, false, true};
  }
  return {low, high, false, false, true, false};
}

/// Whether all numbers of `a` lie below those of `b`.
bool lies_below(const Meant& a, const Meant& b) {
  if (!a.high || !b.low) return false;
  return *a.high < *b.low || (*a.high == *b.low && (a.without_high || b.without_low));
}

/// Whether two figures exclude each other: for certain where no number fits both, perhaps where one of them
/// is only near.
Holds exclude(const Meant& a, const Meant& b) {
  if (a.anything || b.anything || !(lies_below(a, b) || lies_below(b, a))) return Holds::kNo;
  return a.near || b.near ? Holds::kPossibly : Holds::kCertainly;
}

/// Whether two dates that statements are of are one time: for certain where they say the same, or both
/// nothing; perhaps where they may share a day or one says nothing.
std::optional<Clash> same_time(const std::optional<EdtfDate>& a, const std::optional<EdtfDate>& b) {
  const auto days = [](const EdtfDate& date) {
    return Interval::make(date.earliest(), date.latest().plus(1));
  };
  if (!a && !b) return Clash{Holds::kCertainly, std::nullopt};
  if (!a || !b) return Clash{Holds::kPossibly, days(a ? *a : *b)};
  const auto shared = days(*a)->intersect(*days(*b));
  if (!shared) return std::nullopt;
  return Clash{*a == *b ? Holds::kCertainly : Holds::kPossibly, shared};
}

/// Who says it, first of all: statements of one mouth repeat or correct each other.
std::string claimant(const Claim& claim) {
  return claim.asserted_by.empty() ? claim.attribution : claim.asserted_by.front().text();
}

class SaidConflicts {
 public:
  SaidConflicts(const View& view, const ConflictSelection& selection, Effort& effort)
      : view_(view), words_(view.vocabulary()), selection_(selection), effort_(effort) {}

  [[nodiscard]] Result<std::vector<Conflict>> run() {
    const bool all = selection_.topics.empty() && selection_.metrics.empty();
    if (all || !selection_.metrics.empty()) {
      auto said = find_observations(view_, wanted(), effort_);
      if (!said) return fail(said.error());
      compare_figures(*said);
      add_disputed(*said, StatementKind::kObservation);
    }
    if (all || !selection_.topics.empty()) {
      auto said = find_claims(view_, wanted(), effort_);
      if (!said) return fail(said.error());
      compare_claims(*said);
      add_disputed(*said, StatementKind::kClaim);
    }
    return std::move(conflicts_);
  }

 private:
  [[nodiscard]] ClaimSelection wanted() const {
    ClaimSelection claims;
    for (const EntityNo entity : selection_.entities) claims.entities.push_back(view_.head(entity).id);
    claims.topics = selection_.topics;
    claims.metrics = selection_.metrics;
    claims.status = selection_.status;
    claims.during = selection_.during;
    return claims;
  }
  template <class Said>
  [[nodiscard]] bool counts(const Said& said) {
    if (!effort_.visit()) return false;
    return !selection_.confidence_at_least || said.confidence >= *selection_.confidence_at_least;
  }

  struct Number {
    const Observation* of;
    Meant meant;
  };
  void compare_figures(const std::vector<Observation>& observations) {
    std::map<std::tuple<EntityId, std::string, std::string>, std::vector<Number>> slots;
    for (const auto& observation : observations) {
      if (!counts(observation)) continue;
      for (const auto& figure : observation.figures) {
        if (selection_.metrics.empty() || selection_.metrics.contains(figure.metric))
          slots[{observation.subject, figure.metric, figure.unit}].push_back(
              {&observation, meant(figure, words_)});
      }
    }
    for (const auto& [key, numbers] : slots) {
      settle(ConflictKind::kFigure, std::get<1>(key), numbers, [](const Number& a, const Number& b) {
        auto clash = same_time(a.of->period, b.of->period);
        const Holds excluded = exclude(a.meant, b.meant);
        if (a.of == b.of || !clash || excluded == Holds::kNo) return std::optional<Clash>();
        clash->holds = std::min(clash->holds, excluded);
        return clash;
      });
    }
  }

  struct Answer {
    const Claim* of;
  };
  /// Texts are not read: different answers of different people may contradict each other.
  void compare_claims(const std::vector<Claim>& claims) {
    std::map<std::tuple<EntityId, std::string>, std::vector<Answer>> slots;
    for (const auto& claim : claims) {
      if (std::ranges::count(words_.one_answer_topics, claim.topic) > 0 && counts(claim))
        slots[{claim.subject, claim.topic}].push_back({&claim});
    }
    for (const auto& [key, answers] : slots) {
      settle(ConflictKind::kClaim, std::get<1>(key), answers, [](const Answer& a, const Answer& b) {
        auto clash = same_time(a.of->holds, b.of->holds);
        if (!clash || a.of->value == b.of->value || claimant(*a.of) == claimant(*b.of))
          return std::optional<Clash>();
        clash->holds = Holds::kPossibly;
        return clash;
      });
    }
  }

  /// Compares each with each.
  template <class Said, class ClashOf>
  void settle(ConflictKind kind, const std::string& about, const std::vector<Said>& said,
              const ClashOf& clash_of) {
    Clashes clashes(said.size());
    for (std::size_t i = 0; i < said.size(); ++i) {
      for (std::size_t j = i + 1; j < said.size() && effort_.go_on(); ++j) {
        if (const auto clash = clash_of(said[i], said[j])) clashes.add(i, j, *clash);
      }
    }
    for (const auto& group : clashes.groups()) {
      Conflict conflict{
          kind, about, said.front().of->subject, std::nullopt, group.joined.holds, group.joined.days, {}};
      for (const std::size_t member : group.members) conflict.statements.push_back(key(*said[member].of));
      std::ranges::sort(conflict.statements);
      conflict.statements.erase(std::ranges::unique(conflict.statements).begin(), conflict.statements.end());
      conflicts_.push_back(std::move(conflict));
    }
  }

  template <class Said>
  void add_disputed(const std::vector<Said>& said, StatementKind kind) {
    for (const auto& one : said) {
      if (one.status != words_.disputed_status || !counts(one)) continue;
      conflicts_.push_back({ConflictKind::kDisputed,
                            words_[one.status].id,
                            one.subject,
                            std::nullopt,
                            Holds::kPossibly,
                            std::nullopt,
                            {{kind, one.id.text()}}});
    }
  }

  static StatementKey key(const Observation& said) { return {StatementKind::kObservation, said.id.text()}; }
  static StatementKey key(const Claim& said) { return {StatementKind::kClaim, said.id.text()}; }

  const View& view_;
  const Vocabulary& words_;
  const ConflictSelection& selection_;
  Effort& effort_;
  std::vector<Conflict> conflicts_;
};

}  // namespace

Result<std::vector<Conflict>> conflicts_of_what_is_said(const View& view, const ConflictSelection& selection,
                                                        Effort& effort) {
  return SaidConflicts(view, selection, effort).run();
}

}  // namespace ecgraph
