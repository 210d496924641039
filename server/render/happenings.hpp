#pragma once
// The dated events that a row tells of, for calendars and feeds.

#include <boost/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "server/render/answer.hpp"

namespace ecgraph::render {

/// One event, with the days that its date may mean.
struct Happening {
  std::string id;       ///< the same for the same event whatever the revision, a URN
  std::string title;    ///< says the date as written where that is not one day
  std::string details;  ///< lines
  std::string date;     ///< as written
  Day first, last;      ///< both included; the last is the end of time where it goes on
  bool is_certain;      ///< it took all of these days; else it took place on one of them
  Instant recorded;     ///< what says so
};

/// `urn:ecgraph:relation:…`, for statements and what happened to them.
[[nodiscard]] std::string urn(std::string_view kind, std::string_view id);

/// The sentence of a relation: "Japan restricts exports to China". `relation` is shaped as answers show it.
[[nodiscard]] std::string sentence(const boost::json::object& relation, const Vocabulary& vocabulary);
/// Its status, dates, sources and wording, a line each.
[[nodiscard]] std::string details(const boost::json::object& relation);

/// The events of a row of relations (announced, published, effective, ended), of a timeline (one), or of
/// verdicts (one a piece). Dates without a first day, or without a last where the event is one day, have no
/// place in a calendar and are left out.
[[nodiscard]] std::vector<Happening> happenings(const Answer& answer, const boost::json::object& row);

/// How many rows of an answer have no event with a place in a calendar.
[[nodiscard]] std::size_t undated_rows(const Answer& answer);

}  // namespace ecgraph::render
