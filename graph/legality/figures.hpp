#pragma once
// The figures of an item, exact: stated, stated as a range, or derived from others as the vocabulary says.

#include <optional>
#include <string>
#include <vector>

#include "graph/legality/finding.hpp"
#include "graph/model/rule.hpp"
#include "graph/model/value.hpp"
#include "schema/decimal.hpp"
#include "schema/vocabulary.hpp"

namespace ecgraph::legality {

/// One figure: unknown, a number (or the range it lies in), a boolean or a text.
struct FigureValue {
  enum class Kind : std::uint8_t { kUnknown, kNumber, kBoolean, kText } kind = Kind::kUnknown;
  Quotient low, high;  ///< both included; equal when the number is known
  bool flag = false;
  std::string text;
  Grounds grounds;
  /// As a proof shows it: `15831.2`, `3784 to 4799`, `true`, `unknown`.
  [[nodiscard]] std::string shown() const;
};

/// The figures in the order of LegalityTerms::figures. Those that depend on the day (whether the maker's
/// headquarters is in a set of countries) are left unknown here: see `ItemView`.
using Figures = std::vector<FigureValue>;

/// Computes them, unrounded: a stated range makes a figure a range; else the derivation, where its parts are
/// known; else what is stated (legality.md, One day, 1). `grounds` is that of the item's data, lowered by a
/// figure's own confidence.
[[nodiscard]] Figures figures_of(const Vocabulary& vocabulary, const NamedValues& properties,
                                 Grounds grounds);

/// Fails (kUnprocessable, its field the property) when a stated figure contradicts what follows from the
/// others, by more than rounding to the decimals that it is stated with: one of them would be dropped in
/// silence.
[[nodiscard]] Result<void> check_consistent(const Vocabulary& vocabulary, const NamedValues& figures);

/// `value comparison operand`, three-valued: a range that lies on both sides of the threshold is unknown.
[[nodiscard]] Kleene compare(const FigureValue& value, Comparison comparison,
                             const ItemTest::Operand& operand);

}  // namespace ecgraph::legality
