#pragma once
// When a statement holds in the world, with partial dates: three-valued.

#include <optional>
#include <string>
#include <vector>

#include "graph/time/edtf_date.hpp"
#include "graph/time/interval.hpp"

namespace ecgraph {

/// Whether something holds: for sure, perhaps, or not.
enum class Holds : std::uint8_t { kNo, kPossibly, kCertainly };
[[nodiscard]] std::string_view word(Holds holds);

/// The bounds of a validity in days, all a scan needs: 16 bytes. It certainly holds on [from_latest,
/// until_earliest), possibly on [from_earliest, until_latest), and not outside.
struct ValidityBounds {
  Day from_earliest = Day::beginning_of_time();
  Day from_latest = Day::end_of_time();
  Day until_earliest = Day::end_of_time();
  Day until_latest = Day::end_of_time();

  /// Whether the statement holds on a day, as far as its dates say.
  [[nodiscard]] constexpr Holds on(Day day) const {
    if (day < from_earliest || day >= until_latest) return Holds::kNo;
    return day >= from_latest && day < until_earliest ? Holds::kCertainly : Holds::kPossibly;
  }
  /// Over a span: certainly when some day of it is certain, possibly when some day is possible.
  [[nodiscard]] Holds during(const Interval& period) const;
  [[nodiscard]] std::optional<Interval> certain() const {
    return Interval::make(from_latest, until_earliest);
  }
  [[nodiscard]] std::optional<Interval> possible() const {
    return Interval::make(from_earliest, until_latest);
  }
  friend constexpr bool operator==(const ValidityBounds&, const ValidityBounds&) = default;
};
static_assert(sizeof(ValidityBounds) == 16);

/// A stretch of days with one answer.
struct HeldPiece {
  Interval days;
  Holds holds;
  friend bool operator==(const HeldPiece&, const HeldPiece&) = default;
};

/// The answer to "during P": throughout (certainly, on every day) or in part, with the pieces that hold.
struct HeldDuring {
  bool throughout = false;
  std::vector<HeldPiece> pieces;  ///< in order of time; empty: never
};
[[nodiscard]] HeldDuring held_during(const ValidityBounds& bounds, const Interval& period);

/// [from, until) as written. `from` absent: the start is not known at all; `until` absent: open. `until` is
/// the first day on which it no longer holds.
class Validity {
 public:
  Validity() = default;
  /// Fails when the end certainly lies before the start.
  [[nodiscard]] static Result<Validity> make(std::optional<EdtfDate> from, std::optional<EdtfDate> until,
                                             bool open_start);
  [[nodiscard]] const std::optional<EdtfDate>& from() const { return from_; }
  [[nodiscard]] const std::optional<EdtfDate>& until() const { return until_; }
  /// Written `..`: it held on every earlier day.
  [[nodiscard]] bool open_start() const { return open_start_; }
  [[nodiscard]] const ValidityBounds& bounds() const { return bounds_; }
  friend bool operator==(const Validity& a, const Validity& b) {
    return a.from_ == b.from_ && a.until_ == b.until_ && a.open_start_ == b.open_start_;
  }

 private:
  std::optional<EdtfDate> from_;
  std::optional<EdtfDate> until_;
  bool open_start_ = false;
  ValidityBounds bounds_;
};

}  // namespace ecgraph
