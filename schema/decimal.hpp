#pragma once
// Exact decimal numbers, read from the text of a number and never through a double: 3.2 is 32 x 10^-1.

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "schema/error.hpp"

namespace ecgraph {

/// A decimal of at most 18 significant digits and 18 decimal places. Equal values are equal whatever
/// their spelling (1.50 == 1.5); `text()` gives the shortest plain notation.
class Decimal {
 public:
  constexpr Decimal() = default;
  constexpr explicit Decimal(std::int64_t whole) : coefficient_(whole) {}
  /// coefficient x 10^-scale, normalised. `scale` is 0..18. For values that were a Decimal before; text goes
  /// through parse.
  static Decimal scaled(std::int64_t coefficient, int scale);
  /// Reads a JSON number (RFC 8259): `-12.5`, `3e6`. Fails when it needs more than 18 digits.
  [[nodiscard]] static Result<Decimal> parse(std::string_view text);

  /// The value is coefficient / 10^scale; text() writes it in full.
  [[nodiscard]] constexpr std::int64_t coefficient() const { return coefficient_; }
  [[nodiscard]] constexpr int scale() const { return scale_; }
  [[nodiscard]] std::string text() const;
  /// Nearest double; for rendering to formats that know no decimals, never for decisions.
  [[nodiscard]] double approximately() const;
  [[nodiscard]] bool is_whole() const { return scale_ == 0; }

  friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b);
  friend bool operator==(const Decimal& a, const Decimal& b) = default;

  /// Exact; fails when the result needs more than 18 digits.
  [[nodiscard]] static Result<Decimal> sum(const Decimal& a, const Decimal& b);
  [[nodiscard]] static Result<Decimal> difference(const Decimal& a, const Decimal& b);
  [[nodiscard]] static Result<Decimal> product(const Decimal& a, const Decimal& b);

 private:
  std::int64_t coefficient_ = 0;
  std::int8_t scale_ = 0;
};

/// A quotient kept exact: compared by cross multiplication, so that 2644/826 is not rounded to 3.2.
/// The denominator is positive.
struct Quotient {
  Decimal numerator;
  Decimal denominator{1};
  friend std::strong_ordering operator<=>(const Quotient& a, const Quotient& b);
  friend bool operator==(const Quotient& a, const Quotient& b) { return (a <=> b) == 0; }
  /// Decimal notation: exact and without closing zeros when it ends within `places`; else rounded to exactly
  /// `places`, halves away from zero, closing zeros kept (2644/826 is "3.2010"). `places` is 0..18.
  [[nodiscard]] std::string text(int places = 4) const;
};

/// A percentage from 0 to 100, both included, exact.
class Share {
 public:
  /// kUnprocessable outside 0 to 100.
  [[nodiscard]] static Result<Share> of(const Decimal& percent);
  [[nodiscard]] const Decimal& percent() const { return percent_; }
  friend std::strong_ordering operator<=>(const Share&, const Share&) = default;

 private:
  explicit Share(Decimal percent) : percent_(percent) {}
  Decimal percent_;
};

/// An amount in the currency of its source, never converted. `currency` is ISO 4217; `bound` is the
/// word that stands before the number ("about", "up to") or empty.
struct Money {
  Decimal value;
  std::string currency;
  std::string bound;
  friend bool operator==(const Money&, const Money&) = default;
};

}  // namespace ecgraph
