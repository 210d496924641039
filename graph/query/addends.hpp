#pragma once
// The numbers that relations state, added up or compared exactly.

#include <string>
#include <string_view>
#include <vector>

#include "graph/query/aggregate.hpp"

namespace ecgraph {

/// One number of a statement: in a currency if it is money, a range where the source gives one, and the word
/// that stands before it.
struct Addend {
  DecimalRange value;
  std::string currency, bound;
  friend bool operator==(const Addend&, const Addend&) = default;
};

/// The numbers under a numeric attribute of a relation.
[[nodiscard]] std::vector<Addend> addends(const Relation& relation, std::string_view attribute,
                                          const Vocabulary& vocabulary);

/// Takes numbers one at a time.
class Tally {
 public:
  /// `certain`: it surely belongs here. Fails when a sum needs more than 18 digits.
  [[nodiscard]] Result<void> add(const Addend& addend, bool certain);
  /// What they come to. Without numbers: a sum of 0, and nothing else.
  [[nodiscard]] Measured measured(Measure measure) const;

 private:
  /// Least and greatest ends of ranges seen.
  struct Extremes {
    std::optional<Decimal> least_low, least_high, greatest_low, greatest_high;
    void take(const DecimalRange& value);
  };
  [[nodiscard]] Measured sum() const;
  [[nodiscard]] Measured least() const;
  [[nodiscard]] Measured greatest() const;

  DecimalRange certain_{Decimal(0), Decimal(0)};   ///< sums of what is certain
  DecimalRange possible_{Decimal(0), Decimal(0)};  ///< what the rest could take away or add
  Extremes of_certain_, of_all_;
  std::set<std::string> bounds_;
};

}  // namespace ecgraph
