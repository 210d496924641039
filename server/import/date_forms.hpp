#pragma once
// Dates in the forms that publishers write, by patterns that a table states: `YYYY-MM-DD`, `M/D/YYYY`,
// `M/D/YY`, `D.M.YYYY`, `D Month YYYY`, `Month D, YYYY`, `YYYY`, `circa YYYY~`.

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "graph/time/edtf_date.hpp"

namespace ecgraph::import {

/// Years that a date may name; others are slips of the publisher ("0017" for 2017).
struct YearRange {
  int first = 1900, last = 2199;
};

/// One form. `YYYY`, `YY` (1950 to 2049), `MM` and `DD` (two digits), `M` and `D` (one or two), `Month` (its
/// English name, or three letters of it); anything else stands for itself. A `~` at the end: such a date is
/// approximate.
class DatePattern {
 public:
  /// kUnreadable when the pattern has no year.
  [[nodiscard]] static Result<DatePattern> parse(std::string_view written);
  /// The date with which `text` begins, as EDTF, and how long it is there.
  struct Found {
    std::string edtf;
    int year = 0;
    std::size_t length = 0;
  };
  [[nodiscard]] std::optional<Found> find(std::string_view text) const;
  [[nodiscard]] const std::string& written() const { return written_; }

 private:
  enum class Part : std::uint8_t { kYear, kShortYear, kTwoMonth, kMonth, kMonthName, kTwoDay, kDay };
  using Piece = std::variant<Part, char>;
  struct Numbers;
  static bool read(Part part, std::string_view& text, Numbers& numbers);

  std::string written_;
  std::vector<Piece> pieces_;
  bool approximate_ = false;
};

/// The forms of one field.
class DateForms {
 public:
  DateForms() = default;
  DateForms(std::vector<DatePattern> patterns, YearRange years)
      : patterns_(std::move(patterns)), years_(years) {}

  /// The whole text as a date; a sentence when it is none in these forms, none of the calendar, or of an
  /// impossible year.
  [[nodiscard]] Result<EdtfDate> read(std::string_view text) const;
  /// The earliest of the dates that stand anywhere in the text.
  [[nodiscard]] std::optional<EdtfDate> earliest_in(std::string_view text) const;
  [[nodiscard]] bool empty() const { return patterns_.empty(); }

 private:
  std::vector<DatePattern> patterns_;
  YearRange years_;
};

}  // namespace ecgraph::import
