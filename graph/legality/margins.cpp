#include "graph/legality/margins.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace ecgraph::legality {

namespace {

using Side = Margin::Side;

Side side_of(const Comparand& numbers) {
  if (!numbers.low) return Side::kUnknown;
  const Quotient threshold{numbers.threshold};
  if (*numbers.low == threshold && *numbers.high == threshold) return Side::kAt;
  if (*numbers.high <= threshold) return Side::kBelow;
  return threshold <= *numbers.low ? Side::kAbove : Side::kBothSides;
}

/// `larger - smaller`; absent where that needs more digits than a Decimal has.
std::optional<Quotient> distance(const Quotient& larger, const Quotient& smaller) {
  const auto left = Decimal::product(larger.numerator, smaller.denominator);
  const auto right = Decimal::product(smaller.numerator, larger.denominator);
  const auto denominator = Decimal::product(larger.denominator, smaller.denominator);
  if (!left || !right || !denominator) return std::nullopt;
  const auto numerator = Decimal::difference(*left, *right);
  if (!numerator) return std::nullopt;
  return Quotient{*numerator, *denominator};
}

std::optional<Quotient> distance_of(const Comparand& numbers, Side side) {
  const Quotient threshold{numbers.threshold};
  switch (side) {
    case Side::kBelow:
      return distance(threshold, *numbers.high);
    case Side::kAbove:
      return distance(*numbers.low, threshold);
    case Side::kAt:
      return Quotient{};
    case Side::kBothSides:
    case Side::kUnknown:
      break;
  }
  return std::nullopt;
}

/// Walks a proof, whose predicates are written out once and later only named.
class Collector {
 public:
  explicit Collector(const Vocabulary& vocabulary) : vocabulary_(vocabulary) {}

  std::vector<Margin> collect(const ProofNode& verdict) {
    remember(verdict);
    for (const auto& part : verdict.parts) {
      if (part.kind == "clause") visit(part, part.subject);
    }
    return std::move(margins_);
  }

 private:
  void remember(const ProofNode& node) {
    if (node.kind == "predicate" && !node.parts.empty()) written_out_.emplace(node.subject, &node);
    for (const auto& part : node.parts) remember(part);
  }

  void visit(const ProofNode& node, const std::string& clause) {
    if (node.numbers) add(node, clause);
    const auto elsewhere =
        node.kind == "predicate" && node.parts.empty() ? written_out_.find(node.subject) : written_out_.end();
    const auto& parts = elsewhere == written_out_.end() ? node.parts : elsewhere->second->parts;
    for (const auto& part : parts) visit(part, clause);
  }

  void add(const ProofNode& node, const std::string& clause) {
    const auto side = side_of(*node.numbers);
    Margin margin{clause,
                  node.kind == "figure" ? node.subject : node.kind,
                  node.op,
                  node.numbers->threshold,
                  node.kind == "figure" ? unit_of(node.subject) : share_unit(),
                  node.numbers->low,
                  node.numbers->high,
                  side,
                  distance_of(*node.numbers, side),
                  node.result};
    const bool known = std::ranges::any_of(margins_, [&](const Margin& other) {
      return other.clause == margin.clause && other.figure == margin.figure && other.op == margin.op &&
             other.threshold == margin.threshold;
    });
    if (!known) margins_.push_back(std::move(margin));
  }

  [[nodiscard]] std::string unit_of(const std::string& figure) const {
    const auto& figures = vocabulary_.legality.figures;
    const auto found = std::ranges::find(figures, figure, &FigureDeclaration::id);
    return found == figures.end() ? "" : found->unit;
  }
  [[nodiscard]] std::string share_unit() const {
    const auto* share = vocabulary_.attribute(vocabulary_.legality.share);
    return share == nullptr ? "" : share->unit;
  }

  const Vocabulary& vocabulary_;
  std::map<std::string, const ProofNode*> written_out_;
  std::vector<Margin> margins_;
};

}  // namespace

std::string_view word(Side side) {
  static constexpr std::array<std::string_view, 5> kWords{"below", "at", "above", "both_sides", "unknown"};
  return kWords[static_cast<std::size_t>(side)];
}

std::vector<Margin> margins_of(const ProofNode& verdict, const Vocabulary& vocabulary) {
  return Collector(vocabulary).collect(verdict);
}

}  // namespace ecgraph::legality
