#pragma once
// The outcome of a test: three-valued, with what it rests on and, when unknown, which facts would settle it.

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/legality/kleene.hpp"
#include "schema/vocabulary.hpp"

namespace ecgraph::legality {

/// A recorded statement, or a part of one, by its number in a World and its rules: see `Setting::statement`.
using StatementNumber = std::uint32_t;

/// A few statements, by number: the lowest, ascending, of all that were added, so that the order of adding
/// does not matter.
class FewStatements {
 public:
  static constexpr std::size_t kMost = 4;
  FewStatements() = default;
  explicit FewStatements(StatementNumber only) : numbers_{only}, size_(1) {}
  /// The lowest of both.
  void add(const FewStatements& others);
  [[nodiscard]] std::span<const StatementNumber> all() const { return {numbers_.data(), size_}; }
  friend bool operator==(const FewStatements&, const FewStatements&) = default;

 private:
  std::array<StatementNumber, kMost> numbers_{};
  std::uint8_t size_ = 0;
};

/// The lowest confidence and verification among everything that an outcome rests on (legality.md, Proof),
/// and which statements have them.
struct Grounds {
  /// Higher than any of the vocabulary: it rests on nothing recorded, as a figure that the question states.
  Confidence confidence{UINT8_MAX};
  Verification verification{UINT8_MAX};
  FewStatements least_confident = {}, least_verified = {};
  FewStatements contested = {};  ///< that are no facts: stated, reported, disputed …
  /// Of one statement.
  [[nodiscard]] static Grounds of(Confidence confidence, Verification verification, StatementNumber statement,
                                  bool is_fact = true);
  /// What a proof shows: nothing when it rests on nothing recorded.
  [[nodiscard]] std::optional<Confidence> recorded_confidence() const;
  [[nodiscard]] std::optional<Verification> recorded_verification() const;
  /// Adds one more thing that the outcome rests on.
  void rest_on(const Grounds& other);
  /// Of two that would each do, the better one.
  [[nodiscard]] static Grounds better(const Grounds& a, const Grounds& b);
  friend bool operator==(const Grounds&, const Grounds&) = default;
};

/// A fact that is missing, by its number in `FactNames`.
using FactNumber = std::uint32_t;

/// The missing facts of one answer, in words that a user can act on ("performance_density").
class FactNames {
 public:
  /// The number of a fact, made if it is new; and back.
  [[nodiscard]] FactNumber number(std::string_view name);
  [[nodiscard]] const std::string& name(FactNumber number) const { return names_[number]; }

 private:
  std::map<std::string, FactNumber, std::less<>> numbers_;
  std::vector<std::string> names_;
};

/// What a test found. `missing` is empty unless the value is unknown; ascending.
struct Finding {
  Kleene value = Kleene::kTrue;
  Grounds grounds;
  std::vector<FactNumber> missing;

  [[nodiscard]] static Finding of(Kleene value) { return {value, {}, {}}; }
  [[nodiscard]] static Finding unknown(FactNumber fact) { return {Kleene::kUnknown, {}, {fact}}; }
  friend bool operator==(const Finding&, const Finding&) = default;
};

/// Kleene's and: false rests on its best false part, true on every part, unknown on the unknown ones.
[[nodiscard]] Finding both(Finding a, const Finding& b);
/// Kleene's or: true rests on its best true part, false on every part, unknown on the unknown ones.
[[nodiscard]] Finding either(Finding a, const Finding& b);
[[nodiscard]] Finding negation(Finding a);
/// The union, ascending.
void add_missing(std::vector<FactNumber>& to, const std::vector<FactNumber>& more);

}  // namespace ecgraph::legality
