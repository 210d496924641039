#pragma once
// Dates as sources write them: EDTF level 1 (ISO 8601-2:2019). Precision and doubt are kept and printed back
// exactly; nothing is filled in. There is deliberately no `<`: partial dates have bounds, not an order.

#include <optional>
#include <string>
#include <string_view>

#include "graph/time/day.hpp"

namespace ecgraph {

/// `2023`, `2023-10`, `2023-10-17`, each with `~` (approximate), `?` (uncertain) or `%` (both), or a span of
/// two such dates `A/B`, `../B` (not later than B), `A/..`.
///
/// Bounds: the first and last day that the written text may mean. A month is its days; a qualified date (`~`,
/// `?`,
/// `%`) is widened by one unit of its own precision on either side (`2023-10~` is September to November); an
/// open side of a span is the end of time.
class EdtfDate {
 public:
  /// Fails with a sentence that says what to write instead (`2023-13` → no such month).
  [[nodiscard]] static Result<EdtfDate> parse(std::string_view text);
  [[nodiscard]] static EdtfDate of(Day day);

  /// Exactly what was read.
  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] Day earliest() const { return earliest_; }
  [[nodiscard]] Day latest() const { return latest_; }
  /// One certain day.
  [[nodiscard]] bool is_exact() const { return earliest_ == latest_; }
  /// A span `A/B` rather than one date.
  [[nodiscard]] bool is_span() const { return text_.find('/') != std::string::npos; }

  friend bool operator==(const EdtfDate& a, const EdtfDate& b) { return a.text_ == b.text_; }

 private:
  EdtfDate(std::string text, Day earliest, Day latest)
      : text_(std::move(text)), earliest_(earliest), latest_(latest) {}
  std::string text_;
  Day earliest_;
  Day latest_;
};

}  // namespace ecgraph
