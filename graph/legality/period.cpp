#include "graph/legality/period.hpp"

#include <algorithm>

namespace ecgraph::legality {

namespace {

/// A verdict with the days on which it stands.
struct Stretch {
  Interval days;
  DayVerdict verdict;
};

std::vector<Stretch> stretches_of(const Setting& setting, const std::vector<Scene>& scenes, const Item& item,
                                  FactNames& facts) {
  ItemView view(setting.world.vocabulary(), setting.rules->definitions(), item.figures, item.party,
                item.family, facts);
  std::vector<Stretch> stretches;
  for (const auto& scene : scenes) {
    auto verdict = verdict_of(setting, scene, item, view, facts);
    if (!stretches.empty() && same_piece(stretches.back().verdict, verdict)) {
      stretches.back().days = *Interval::make(stretches.back().days.from(), scene.days.until());
      stretches.back().verdict.grounds.rest_on(verdict.grounds);
    } else {
      stretches.push_back({scene.days, std::move(verdict)});
    }
  }
  return stretches;
}

template <class Rank>
Rank at_most(Rank rank, std::size_t ranks, std::uint8_t value) {
  if (ranks > 0 && value >= ranks) rank = Rank{static_cast<std::uint8_t>(ranks - 1)};
  return rank;
}

ExceptionUse use_of(const DayException& exception) {
  const auto& clause = *exception.clause->clause;
  return {exception.clause->name, exception.name, clause.conditions, exception.applies, clause.citation};
}

/// The statements that lower what a verdict rests on, each once.
std::vector<RecordedStatement> weakest_of(const Setting& setting, const Grounds& grounds) {
  const auto& vocabulary = setting.world.vocabulary();
  std::vector<StatementNumber> numbers;
  const auto add = [&](const FewStatements& more) {
    for (const auto number : more.all()) {
      if (std::find(numbers.begin(), numbers.end(), number) == numbers.end()) numbers.push_back(number);
    }
  };
  add(grounds.contested);
  if (grounds.confidence.rank + 1U < vocabulary.confidences.size()) add(grounds.least_confident);
  if (grounds.verification.rank + 1U < vocabulary.verifications.size()) add(grounds.least_verified);
  std::vector<RecordedStatement> weakest;
  for (const auto number : numbers) weakest.push_back(statement(setting, number));
  return weakest;
}

Piece piece_of(const Setting& setting, const Stretch& stretch, const FactNames& facts) {
  const auto& vocabulary = setting.world.vocabulary();
  const auto& verdict = stretch.verdict;
  Piece piece{stretch.days,
              verdict.verdict,
              verdict.review,
              {},
              {},
              {},
              verdict.grounds.confidence,
              verdict.grounds.verification,
              false,
              verdict.proof,
              {},
              weakest_of(setting, verdict.grounds)};
  if (piece.proof) piece.margins = margins_of(*piece.proof, vocabulary);
  piece.confidence = at_most(piece.confidence, vocabulary.confidences.size(), piece.confidence.rank);
  piece.verification = at_most(piece.verification, vocabulary.verifications.size(), piece.verification.rank);
  for (const auto& exception : verdict.exceptions) piece.exceptions.push_back(use_of(exception));
  for (const auto& requirement : verdict.requirements) {
    const auto& clause = *requirement.clause;
    piece.requirements.push_back({clause.name, clause.rule->id, requirement.review, clause.clause->citation});
  }
  for (const auto fact : verdict.missing) piece.missing.push_back(facts.name(fact));
  std::sort(piece.missing.begin(), piece.missing.end());
  return piece;
}

/// Adds the piece, cut in two on the day of launch.
void add_cut(std::vector<Piece>& pieces, Piece piece, const Item& item) {
  const Day launch = item.launch ? item.launch->earliest() : Day::beginning_of_time();
  if (!item.launch || launch <= piece.days.from()) return pieces.push_back(std::move(piece));
  if (launch >= piece.days.until()) {
    piece.not_yet_launched = true;
    return pieces.push_back(std::move(piece));
  }
  Piece before = piece;
  before.days = *Interval::make(piece.days.from(), launch);
  before.not_yet_launched = true;
  piece.days = *Interval::make(launch, piece.days.until());
  pieces.push_back(std::move(before));
  pieces.push_back(std::move(piece));
}

bool same_exceptions(const Piece& a, const Piece& b) {
  return std::is_permutation(
      a.exceptions.begin(), a.exceptions.end(), b.exceptions.begin(), b.exceptions.end(),
      [](const ExceptionUse& x, const ExceptionUse& y) { return x.id == y.id && x.applies == y.applies; });
}

bool tells_the_same(const Piece& a, const Piece& b) {
  return a.verdict == b.verdict && a.review_policy == b.review_policy && a.missing == b.missing &&
         same_exceptions(a, b);
}

}  // namespace

std::vector<Piece> pieces_of(const Setting& setting, const std::vector<Scene>& scenes, const Item& item,
                             FactNames& facts) {
  std::vector<Piece> pieces;
  for (const auto& stretch : stretches_of(setting, scenes, item, facts)) {
    add_cut(pieces, piece_of(setting, stretch, facts), item);
  }
  return pieces;
}

Legal legal_of(std::span<const Piece> pieces) {
  const auto legal = [](const Piece& piece) { return is_legal(piece.verdict); };
  const auto unknown = [](const Piece& piece) { return piece.verdict == Verdict::kUnknown; };
  if (std::all_of(pieces.begin(), pieces.end(), legal)) return Legal::kThroughout;
  if (std::any_of(pieces.begin(), pieces.end(), legal)) return Legal::kPart;
  return std::any_of(pieces.begin(), pieces.end(), unknown) ? Legal::kUnknown : Legal::kNever;
}

bool same_answer(const std::vector<Piece>& a, const std::vector<Piece>& b) {
  return days_that_differ(a, b).empty();
}

std::vector<Interval> days_that_differ(const std::vector<Piece>& a, const std::vector<Piece>& b) {
  std::vector<Interval> differ;
  for (const auto& one : a) {
    for (const auto& other : b) {
      const auto days = one.days.intersect(other.days);
      if (!days || tells_the_same(one, other)) continue;
      if (!differ.empty() && differ.back().until() == days->from())
        differ.back() = *Interval::make(differ.back().from(), days->until());
      else
        differ.push_back(*days);
    }
  }
  return differ;
}

}  // namespace ecgraph::legality
