#include "graph/legality/figures.hpp"

#include <algorithm>

namespace ecgraph::legality {

namespace {

using Derivation = FigureDeclaration::Derivation;
constexpr int kPlacesShown = 4;

FigureValue number(const Quotient& low, const Quotient& high) {
  FigureValue value;
  value.kind = FigureValue::Kind::kNumber;
  value.low = low;
  value.high = high;
  return value;
}

std::optional<Decimal> decimal(const NamedValues& properties, std::string_view name) {
  if (const auto* exact = properties.get<Decimal>(name)) return *exact;
  if (const auto* whole = properties.get<std::int64_t>(name)) return Decimal(*whole);
  return std::nullopt;
}

/// Reads one set of properties into figures, in the order of their declaration.
class Reader {
 public:
  Reader(const Vocabulary& vocabulary, const NamedValues& properties, Grounds grounds)
      : vocabulary_(vocabulary), terms_(vocabulary.legality), properties_(properties), grounds_(grounds) {}

  Figures read() {
    for (const auto& declaration : terms_.figures) figures_.push_back(figure(declaration));
    return std::move(figures_);
  }

 private:
  FigureValue figure(const FigureDeclaration& declaration) const {
    FigureValue value = of_kind(declaration);
    value.grounds = grounds_;
    if (const auto* word = properties_.get<std::string>(declaration.confidence_property)) {
      if (const auto own = vocabulary_.confidence(*word))
        value.grounds.confidence = std::min(value.grounds.confidence, *own);  // of the same statement
    }
    return value;
  }

  /// A memory stack that is known by its area is no accelerator for want of a word.
  std::string default_of(const FigureDeclaration& declaration) const {
    const bool another = std::any_of(declaration.default_unless.begin(), declaration.default_unless.end(),
                                     [&](const auto& name) { return properties_.find(name) != nullptr; });
    return another ? std::string() : declaration.default_value;
  }

  FigureValue of_kind(const FigureDeclaration& declaration) const {
    FigureValue value;
    switch (declaration.kind) {
      case FigureDeclaration::Kind::kBoolean:
        if (const auto* flag = properties_.get<bool>(declaration.property)) {
          value.kind = FigureValue::Kind::kBoolean;
          value.flag = *flag;
        }
        return value;
      case FigureDeclaration::Kind::kText: {
        const auto* text = properties_.get<std::string>(declaration.property);
        value.text = text != nullptr ? *text : default_of(declaration);
        if (!value.text.empty()) value.kind = FigureValue::Kind::kText;
        return value;
      }
      case FigureDeclaration::Kind::kNumber:
        break;
    }
    return number_of(declaration);
  }

  FigureValue number_of(const FigureDeclaration& declaration) const {
    if (const auto* range = properties_.get<DecimalRange>(declaration.range_property)) {
      return number({range->low, Decimal(1)}, {range->high, Decimal(1)});
    }
    if (auto value = derived(declaration)) return *value;
    if (const auto stated = decimal(properties_, declaration.property)) {
      const Quotient exact{*stated, Decimal(1)};
      return number(exact, exact);
    }
    return {};
  }

  std::optional<FigureValue> derived(const FigureDeclaration& declaration) const {
    switch (declaration.derivation) {
      case Derivation::kLargestProduct:
        return largest_product(declaration);
      case Derivation::kQuotient:
        return quotient(declaration);
      case Derivation::kSum:
        return sum(declaration);
      case Derivation::kNone:
      case Derivation::kMakerHeadquartersIn:
        break;
    }
    return std::nullopt;
  }

  std::optional<FigureValue> largest_product(const FigureDeclaration& declaration) const {
    if (declaration.operands.empty()) return std::nullopt;
    const auto* map = properties_.get<NumberMap>(declaration.operands.front());
    if (map == nullptr || map->entries.empty()) return std::nullopt;
    std::optional<Decimal> largest;
    for (const auto& [key, value] : map->entries) {
      const auto product = Decimal::product(Decimal(key), value);
      if (!product) return std::nullopt;
      if (!largest || *product > *largest) largest = *product;
    }
    const Quotient exact{*largest, Decimal(1)};
    return number(exact, exact);
  }

  std::optional<FigureValue> quotient(const FigureDeclaration& declaration) const {
    if (declaration.operands.size() != 2) return std::nullopt;
    const auto above = operand(declaration.operands[0]);
    const auto below = operand(declaration.operands[1]);
    if (!above || !below || below->low.numerator <= Decimal(0)) return std::nullopt;
    const auto low = divided(above->low, below->high);
    const auto high = divided(above->high, below->low);
    if (!low || !high) return std::nullopt;
    return number(*low, *high);
  }

  static std::optional<Quotient> divided(const Quotient& above, const Quotient& below) {
    const auto numerator = Decimal::product(above.numerator, below.denominator);
    const auto denominator = Decimal::product(above.denominator, below.numerator);
    if (!numerator || !denominator) return std::nullopt;
    return Quotient{*numerator, *denominator};
  }

  std::optional<FigureValue> sum(const FigureDeclaration& declaration) const {
    Decimal low(0), high(0);
    for (const auto& name : declaration.operands) {
      const auto value = operand(name);
      if (!value || value->low.denominator != Decimal(1) || value->high.denominator != Decimal(1))
        return std::nullopt;
      const auto lower = Decimal::sum(low, value->low.numerator);
      const auto upper = Decimal::sum(high, value->high.numerator);
      if (!lower || !upper) return std::nullopt;
      low = *lower;
      high = *upper;
    }
    return number({low, Decimal(1)}, {high, Decimal(1)});
  }

  /// A figure computed before this one, else a property.
  std::optional<FigureValue> operand(const std::string& name) const {
    for (std::size_t i = 0; i < figures_.size(); ++i) {
      if (terms_.figures[i].id != name) continue;
      if (figures_[i].kind != FigureValue::Kind::kNumber) return std::nullopt;
      return figures_[i];
    }
    const auto stated = decimal(properties_, name);
    if (!stated) return std::nullopt;
    const Quotient exact{*stated, Decimal(1)};
    return number(exact, exact);
  }

  const Vocabulary& vocabulary_;
  const LegalityTerms& terms_;
  const NamedValues& properties_;
  Grounds grounds_;
  Figures figures_;
};

/// Whether `value op threshold`, for one exact number.
bool compares(const Quotient& value, Comparison comparison, const Quotient& threshold) {
  const auto order = value <=> threshold;
  switch (comparison) {
    case Comparison::kEqual:
      return order == 0;
    case Comparison::kAtLeast:
      return order >= 0;
    case Comparison::kAtMost:
      return order <= 0;
    case Comparison::kMoreThan:
      return order > 0;
    case Comparison::kLessThan:
      return order < 0;
  }
  return false;
}

Kleene compare_range(const FigureValue& value, Comparison comparison, const Quotient& threshold) {
  const bool at_low = compares(value.low, comparison, threshold);
  const bool at_high = compares(value.high, comparison, threshold);
  if (comparison == Comparison::kEqual) {
    if (at_low && at_high) return Kleene::kTrue;
    return value.low <= threshold && threshold <= value.high ? Kleene::kUnknown : Kleene::kFalse;
  }
  return at_low == at_high ? known(at_low) : Kleene::kUnknown;
}

}  // namespace

std::string FigureValue::shown() const {
  switch (kind) {
    case Kind::kUnknown:
      return "unknown";
    case Kind::kBoolean:
      return flag ? "true" : "false";
    case Kind::kText:
      return text;
    case Kind::kNumber:
      break;
  }
  if (low == high) return low.text(kPlacesShown);
  return low.text(kPlacesShown) + " to " + high.text(kPlacesShown);
}

Figures figures_of(const Vocabulary& vocabulary, const NamedValues& properties, Grounds grounds) {
  return Reader(vocabulary, properties, grounds).read();
}

Kleene compare(const FigureValue& value, Comparison comparison, const ItemTest::Operand& operand) {
  if (value.kind == FigureValue::Kind::kUnknown) return Kleene::kUnknown;
  if (const auto* threshold = std::get_if<Decimal>(&operand)) {
    if (value.kind != FigureValue::Kind::kNumber) return Kleene::kUnknown;
    return compare_range(value, comparison, Quotient{*threshold, Decimal(1)});
  }
  if (const auto* flag = std::get_if<bool>(&operand)) {
    if (value.kind != FigureValue::Kind::kBoolean) return Kleene::kUnknown;
    return known(value.flag == *flag);
  }
  if (value.kind != FigureValue::Kind::kText) return Kleene::kUnknown;
  return known(value.text == std::get<std::string>(operand));
}

}  // namespace ecgraph::legality
