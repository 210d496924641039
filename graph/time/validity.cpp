#include "graph/time/validity.hpp"

#include <fmt/format.h>

namespace ecgraph {
namespace {

/// The part of `period` in which `stretch` holds.
std::optional<Interval> within(const std::optional<Interval>& stretch, const Interval& period) {
  return stretch ? stretch->intersect(period) : std::nullopt;
}

ValidityBounds bounds_of(const std::optional<EdtfDate>& from, const std::optional<EdtfDate>& until,
                         bool open_start) {
  ValidityBounds bounds;
  if (open_start) bounds.from_latest = Day::beginning_of_time();
  if (from) {
    bounds.from_earliest = from->earliest();
    bounds.from_latest = from->latest();
  }
  if (until) {
    bounds.until_earliest = until->earliest();
    bounds.until_latest = until->latest();
  }
  return bounds;
}

Failure never_holds(const EdtfDate& from, const EdtfDate& until) {
  if (until.latest() < from.earliest()) {
    return fail(ErrorKind::kUnprocessable,
                fmt::format("The end {} lies before the start {}: exchange them or correct one.",
                            until.text(), from.text()));
  }
  return fail(
      ErrorKind::kUnprocessable,
      fmt::format("From {} until {} is no day at all: `until` is the first day on which it no longer holds; "
                  "for one day write until {}.",
                  from.text(), until.text(), until.latest().plus(1).text()));
}

}  // namespace

std::string_view word(Holds holds) {
  switch (holds) {
    case Holds::kNo:
      return "no";
    case Holds::kPossibly:
      return "possibly";
    case Holds::kCertainly:
      return "certainly";
  }
  return "no";
}

Holds ValidityBounds::during(const Interval& period) const {
  if (within(certain(), period)) return Holds::kCertainly;
  return within(possible(), period) ? Holds::kPossibly : Holds::kNo;
}

HeldDuring held_during(const ValidityBounds& bounds, const Interval& period) {
  HeldDuring held;
  const auto possible = within(bounds.possible(), period);
  if (!possible) return held;
  const auto certain = within(bounds.certain(), period);
  if (!certain) {
    held.pieces.push_back({*possible, Holds::kPossibly});
    return held;
  }
  held.throughout = *certain == period;
  if (const auto before = Interval::make(possible->from(), certain->from())) {
    held.pieces.push_back({*before, Holds::kPossibly});
  }
  held.pieces.push_back({*certain, Holds::kCertainly});
  if (const auto after = Interval::make(certain->until(), possible->until())) {
    held.pieces.push_back({*after, Holds::kPossibly});
  }
  return held;
}

Result<Validity> Validity::make(std::optional<EdtfDate> from, std::optional<EdtfDate> until,
                                bool open_start) {
  if (from && open_start) {
    return fail(ErrorKind::kUnprocessable,
                fmt::format("A start cannot be both open (..) and {}: write one of the two.", from->text()));
  }
  if (from && until && from->earliest() >= until->latest()) return never_holds(*from, *until);
  Validity validity;
  validity.bounds_ = bounds_of(from, until, open_start);
  validity.from_ = std::move(from);
  validity.until_ = std::move(until);
  validity.open_start_ = open_start;
  return validity;
}

}  // namespace ecgraph
