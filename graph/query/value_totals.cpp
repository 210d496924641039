#include "graph/query/value_totals.hpp"

#include <algorithm>
#include <set>
#include <span>

namespace ecgraph {
namespace {

/// The values of one series that are stated on the days looked at.
struct Active {
  std::multiset<Decimal> lows, highs;  ///< of those that hold certainly or possibly
  std::size_t certain = 0;             ///< of them, how many hold certainly

  /// What the series may add to a total. Values of one series replace each other, so it is one of them, or
  /// none where none is certain.
  [[nodiscard]] DecimalRange contribution() const {
    if (lows.empty()) return {};
    DecimalRange range{*lows.begin(), *highs.rbegin()};
    if (certain > 0) return range;
    return {std::min(range.low, Decimal(0)), std::max(range.high, Decimal(0))};
  }
};

/// A value that begins or ends to be stated.
struct Step {
  Day day;
  bool begins;
  const ValuePiece* piece;
};

/// The totals between two ends, in one currency.
class Sweep {
 public:
  Sweep(std::vector<const ValuePiece*> pieces, std::string currency) : currency_(std::move(currency)) {
    for (const auto* piece : pieces) {
      steps_.push_back({piece->days.from(), true, piece});
      steps_.push_back({piece->days.until(), false, piece});
    }
    std::ranges::sort(steps_, {}, &Step::day);
  }

  [[nodiscard]] Result<std::vector<ValuePiece>> run() {
    for (std::size_t i = 0; i < steps_.size();) {
      const Day day = steps_[i].day;
      for (; i < steps_.size() && steps_[i].day == day; ++i) {
        if (auto taken = take(steps_[i]); !taken) return fail(taken.error());
      }
      if (stated_ > 0 && i < steps_.size()) add(*Interval::make(day, steps_[i].day));
    }
    return std::move(totals_);
  }

 private:
  [[nodiscard]] Result<void> take(const Step& step) {
    const auto& piece = *step.piece;
    const std::size_t change = step.begins ? 1 : std::size_t(-1);
    stated_ += change;
    if (piece.holds == Holds::kCertainly) certain_ += change;
    if (!piece.amount) return {};
    auto& active = active_[piece.of.told_apart];
    const auto before = active.contribution();
    if (step.begins) {
      active.lows.insert(piece.amount->value.low);
      active.highs.insert(piece.amount->value.high);
    } else {
      active.lows.erase(active.lows.find(piece.amount->value.low));
      active.highs.erase(active.highs.find(piece.amount->value.high));
    }
    if (piece.holds == Holds::kCertainly) active.certain += change;
    const auto after = active.contribution();
    if (auto low = replace(total_.low, before.low, after.low); !low) return low;
    return replace(total_.high, before.high, after.high);
  }

  [[nodiscard]] static Result<void> replace(Decimal& total, const Decimal& before, const Decimal& after) {
    const auto without = Decimal::difference(total, before);
    if (!without) return fail(without.error());
    const auto with = Decimal::sum(*without, after);
    if (!with) return fail(with.error());
    total = *with;
    return {};
  }

  void add(Interval days) {
    const auto& ends = steps_.front().piece->of;
    ValuePiece total{{ends.subject, ends.object, {}},
                     true,
                     days,
                     certain_ > 0 ? Holds::kCertainly : Holds::kPossibly,
                     Addend{total_, currency_, {}},
                     std::nullopt,
                     {}};
    const bool continues = !totals_.empty() && totals_.back().days.until() == days.from() &&
                           totals_.back().holds == total.holds && totals_.back().amount == total.amount;
    if (continues)
      totals_.back().days = *Interval::make(totals_.back().days.from(), days.until());
    else
      totals_.push_back(std::move(total));
  }

  std::string currency_;
  std::vector<Step> steps_;
  std::map<std::string_view, Active> active_;  ///< by series
  std::size_t stated_ = 0, certain_ = 0;
  DecimalRange total_;
  std::vector<ValuePiece> totals_;
};

/// A suspended piece bears no amount, so no currency: it is stated in all that its ends have.
std::set<std::string> currencies_of(std::span<const ValuePiece> pieces) {
  std::set<std::string> currencies;
  for (const auto& piece : pieces)
    if (piece.amount) currencies.insert(piece.amount->currency);
  if (currencies.empty()) currencies.insert(std::string());
  return currencies;
}

}  // namespace

Result<std::vector<ValuePiece>> totals_of(const std::vector<ValuePiece>& pieces) {
  std::vector<ValuePiece> totals;
  const auto same_ends = [](const ValuePiece& a, const ValuePiece& b) {
    return a.of.subject == b.of.subject && a.of.object == b.of.object;
  };
  for (std::size_t first = 0; first < pieces.size();) {
    std::size_t last = first;
    while (last < pieces.size() && same_ends(pieces[first], pieces[last])) ++last;
    const std::span group(&pieces[first], last - first);
    for (const auto& currency : currencies_of(group)) {
      std::vector<const ValuePiece*> of_currency;
      for (const auto& piece : group)
        if (!piece.amount || piece.amount->currency == currency) of_currency.push_back(&piece);
      auto swept = Sweep(std::move(of_currency), currency).run();
      if (!swept) return swept;
      totals.insert(totals.end(), swept->begin(), swept->end());
    }
    first = last;
  }
  return totals;
}

}  // namespace ecgraph
