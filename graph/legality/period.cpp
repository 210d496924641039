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

Piece piece_of(const Vocabulary& vocabulary, const Stretch& stretch, const FactNames& facts) {
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
              verdict.proof};
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
    add_cut(pieces, piece_of(setting.world.vocabulary(), stretch, facts), item);
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
  auto x = a.begin();
  auto y = b.begin();
  while (x != a.end() && y != b.end()) {
    if (x->days.overlaps(y->days) && !tells_the_same(*x, *y)) return false;
    const Day day = std::min(x->days.until(), y->days.until());
    if (x->days.until() == day) ++x;
    if (y != b.end() && y->days.until() == day) ++y;
  }
  return x == a.end() && y == b.end();
}

}  // namespace ecgraph::legality
