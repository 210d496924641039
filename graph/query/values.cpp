#include "graph/query/values.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "graph/query/suspensions.hpp"
#include "graph/query/value_totals.hpp"

namespace ecgraph {
namespace {

class Steps {
 public:
  Steps(const View& view, const ValueSelection& selection, Effort& effort)
      : view_(view),
        selection_(selection),
        effort_(effort),
        type_(view.vocabulary()[*selection.relations.types.begin()]),
        suspensions_(view, selection.relations.when.public_by, effort) {}

  [[nodiscard]] Result<Values> run() {
    auto found = find_relations(view_, selection_.relations, effort_);
    if (!found) return fail(found.error());
    values_.left_out = std::move(found->left_out);
    for (const RelationHit& hit : found->hits) {
      if (!effort_.go_on()) break;
      if (auto stepped = step(hit.head); !stepped) return fail(stepped.error());
    }
    put_in_order();
    if (type_.stacks && !effort_.is_over()) {  // a total of some of the values would be wrong
      auto totals = totals_of(values_.pieces);
      if (!totals) return fail(totals.error());
      values_.pieces.insert(values_.pieces.end(), totals->begin(), totals->end());
      put_in_order();
    }
    if (selection_.certainly_only)
      std::erase_if(values_.pieces, [](const auto& piece) { return piece.holds != Holds::kCertainly; });
    return std::move(values_);
  }

 private:
  [[nodiscard]] Result<void> step(const RelationHead& head) {
    const auto& status = view_.vocabulary()[head.status];
    if (!status.holds) {
      ++values_.left_out[status.id];
      return {};
    }
    const auto relation = view_.relation(head.no);
    if (!relation) return fail(relation.error());
    const auto amount = stated_amount(*relation, selection_.attribute, view_.vocabulary());
    if (!amount) {
      ++values_.without_value;
      return {};
    }
    const ValueSeries of{head.subject, head.object, series_text(relation->attributes, type_.told_apart_by)};
    auto suspensions = suspensions_.of(of.told_apart);
    if (!suspensions) return fail(suspensions.error());
    if (effort_.is_over()) return {};  // perhaps not all that suspends it was found
    add_pieces(head, of, *amount, **suspensions);
    return {};
  }

  /// One piece for each stretch in which neither the relation nor a suspension changes.
  void add_pieces(const RelationHead& head, const ValueSeries& of, const Addend& amount,
                  const std::vector<Suspension>& suspensions) {
    const auto stretch = asked_of(head.valid);
    if (!stretch) return;
    std::vector<ValuePiece> pieces;
    const auto days = changes_within(*stretch, head.valid, suspensions);
    for (std::size_t i = 0; i + 1 < days.size(); ++i) {
      // Nothing changes inside the stretch, so its first day stands for all.
      ValuePiece piece{of,      false, *Interval::make(days[i], days[i + 1]), head.valid.on(days[i]), amount,
                       head.no, {}};
      suspend(piece, suspensions, days[i]);
      if (!pieces.empty() && continues(pieces.back(), piece))
        pieces.back().days = *Interval::make(pieces.back().days.from(), piece.days.until());
      else
        pieces.push_back(std::move(piece));
    }
    std::ranges::move(pieces, std::back_inserter(values_.pieces));
  }

  [[nodiscard]] std::optional<Interval> asked_of(const ValidityBounds& valid) const {
    const auto possible = valid.possible();
    return possible && selection_.during ? possible->intersect(*selection_.during) : possible;
  }

  /// The days on which something may change, from the first of the stretch to the day after its last.
  static std::vector<Day> changes_within(const Interval& stretch, const ValidityBounds& valid,
                                         const std::vector<Suspension>& suspensions) {
    std::vector<Day> days{stretch.from(), stretch.until()};
    const auto add = [&](const ValidityBounds& bounds) {
      for (const Day day :
           {bounds.from_earliest, bounds.from_latest, bounds.until_earliest, bounds.until_latest})
        if (stretch.from() < day && day < stretch.until()) days.push_back(day);
    };
    add(valid);
    for (const auto& suspension : suspensions) add(suspension.valid);
    std::ranges::sort(days);
    days.erase(std::ranges::unique(days).begin(), days.end());
    return days;
  }

  static void suspend(ValuePiece& piece, const std::vector<Suspension>& suspensions, Day day) {
    Holds suspended = Holds::kNo;
    for (const auto& suspension : suspensions) {
      const Holds one = suspension.on(day);
      if (one != Holds::kNo) piece.suspended_by.push_back(suspension.relation);
      suspended = std::max(suspended, one);
    }
    if (suspended == Holds::kCertainly) piece.amount.reset();
    if (suspended == Holds::kPossibly) piece.holds = std::min(piece.holds, Holds::kPossibly);
  }

  static bool continues(const ValuePiece& before, const ValuePiece& piece) {
    return before.holds == piece.holds && before.amount == piece.amount &&
           before.suspended_by == piece.suspended_by;
  }

  void put_in_order() {
    const auto key = [&](const ValuePiece& piece) {
      return std::tuple(
          std::string_view(view_.head(piece.of.subject).id.text()),
          std::string_view(view_.head(piece.of.object).id.text()), piece.is_total,
          std::string_view(piece.of.told_apart), piece.days.from(),
          piece.relation ? std::string_view(view_.id(*piece.relation).text()) : std::string_view());
    };
    std::ranges::stable_sort(values_.pieces, {}, key);
  }

  const View& view_;
  const ValueSelection& selection_;
  Effort& effort_;
  const RelationTypeDeclaration& type_;
  Suspensions suspensions_;
  Values values_;
};

}  // namespace

std::string series_text(const NamedValues& attributes, const std::string& told_apart_by) {
  if (told_apart_by.empty()) return {};
  if (const auto* id = attributes.get<EntityId>(told_apart_by)) return id->text();
  if (const auto* text = attributes.get<std::string>(told_apart_by)) return *text;
  return {};
}

std::optional<Addend> stated_amount(const Relation& relation, const std::string& attribute,
                                    const Vocabulary& vocabulary) {
  const auto numbers = addends(relation, attribute, vocabulary);
  return numbers.empty() ? std::nullopt : std::optional(numbers.front());
}

Result<Values> find_values(const View& view, const ValueSelection& selection, Effort& effort) {
  return Steps(view, selection, effort).run();
}

}  // namespace ecgraph
