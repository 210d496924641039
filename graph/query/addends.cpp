#include "graph/query/addends.hpp"

#include <algorithm>

namespace ecgraph {
namespace {

/// One value as a number; nothing of kinds that are none.
struct AsAddend {
  std::optional<Addend> operator()(std::int64_t value) const { return exactly(Decimal(value)); }
  std::optional<Addend> operator()(const Decimal& value) const { return exactly(value); }
  std::optional<Addend> operator()(const Share& value) const { return exactly(value.percent()); }
  std::optional<Addend> operator()(const DecimalRange& value) const { return Addend{value, {}, {}}; }
  std::optional<Addend> operator()(const Money& value) const {
    return Addend{{value.value, value.value}, value.currency, value.bound};
  }
  template <class Other>
  std::optional<Addend> operator()(const Other&) const {
    return std::nullopt;
  }
  static std::optional<Addend> exactly(const Decimal& value) { return Addend{{value, value}, {}, {}}; }
};

void take_least(std::optional<Decimal>& least, const Decimal& value) {
  if (!least || value < *least) least = value;
}
void take_greatest(std::optional<Decimal>& greatest, const Decimal& value) {
  if (!greatest || *greatest < value) greatest = value;
}

Result<void> add_to(Decimal& sum, const Decimal& value) {
  auto next = Decimal::sum(sum, value);
  if (!next) return fail(next.error());
  sum = *next;
  return {};
}

/// The sum of both, when it can be written.
std::optional<Decimal> together(const Decimal& a, const Decimal& b) {
  const auto sum = Decimal::sum(a, b);
  return sum ? std::optional(*sum) : std::nullopt;
}

}  // namespace

std::vector<Addend> addends(const Relation& relation, std::string_view attribute,
                            const Vocabulary& vocabulary) {
  std::vector<Addend> found;
  const auto* values = relation.attributes.find(attribute);
  if (values == nullptr) return found;
  // Money bears its own word; of the other numbers it is an attribute beside them.
  const auto* beside = relation.attributes.get<std::string>(vocabulary.legality.share_bound);
  for (const Scalar& value : *values) {
    auto addend = std::visit(AsAddend{}, value);
    if (!addend) continue;
    if (!std::holds_alternative<Money>(value) && beside != nullptr) addend->bound = *beside;
    found.push_back(std::move(*addend));
  }
  return found;
}

void Tally::Extremes::take(const DecimalRange& value) {
  take_least(least_low, value.low);
  take_least(least_high, value.high);
  take_greatest(greatest_low, value.low);
  take_greatest(greatest_high, value.high);
}

Result<void> Tally::add(const Addend& addend, bool certain) {
  if (!addend.bound.empty()) bounds_.insert(addend.bound);
  of_all_.take(addend.value);
  if (certain) of_certain_.take(addend.value);
  const Decimal low = certain ? addend.value.low : std::min(addend.value.low, Decimal(0));
  const Decimal high = certain ? addend.value.high : std::max(addend.value.high, Decimal(0));
  DecimalRange& sums = certain ? certain_ : possible_;
  if (auto added = add_to(sums.low, low); !added) return added;
  return add_to(sums.high, high);
}

Measured Tally::measured(Measure measure) const {
  Measured measured = measure == Measure::kSum ? sum() : measure == Measure::kMin ? least() : greatest();
  measured.bounds = bounds_;
  // "about 5" may be less or more than 5, and how much is nowhere stated.
  if (!bounds_.empty()) measured.at_least = measured.at_most = std::nullopt;
  return measured;
}

Measured Tally::sum() const {
  return {certain_.low,
          certain_.high,
          together(certain_.low, possible_.low),
          together(certain_.high, possible_.high),
          {}};
}

Measured Tally::least() const {
  return {of_certain_.least_low, of_certain_.least_high, of_all_.least_low, of_certain_.least_high, {}};
}

Measured Tally::greatest() const {
  return {of_certain_.greatest_low,
          of_certain_.greatest_high,
          of_certain_.greatest_low,
          of_all_.greatest_high,
          {}};
}

}  // namespace ecgraph
