#pragma once
// What loading a file did, for people and for programs.

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "graph/model/ids.hpp"
#include "graph/time/day.hpp"
#include "server/import/record.hpp"

namespace ecgraph::import {

/// Records by what became of them, of one list or of all.
struct Counts {
  std::size_t read = 0;                                ///< records in the file
  std::size_t added = 0;                               ///< not known before
  std::size_t changed = 0;                             ///< known, and published differently now
  std::size_t unchanged = 0;                           ///< known, and published as before
  std::size_t ended = 0;                               ///< stood, and the file names them no more
  std::size_t rejected = 0;                            ///< not recorded; the report says why
  std::size_t duplicate = 0;                           ///< in the file a second time
  std::size_t matched_by_id = 0, matched_by_name = 0;  ///< how those known before were found
};

/// A record that was not recorded.
struct Rejection {
  Place place;
  std::string field, reason;
};

/// All that is told of the load of one file.
struct Report {
  std::string file, read_as, prefix;
  std::optional<Day> as_of;
  bool complete = true;  ///< false: the file was cut off, so nothing was ended
  bool dry_run = false;  ///< nothing was recorded
  Counts counts;
  std::map<EntityId, Counts> lists;
  std::vector<Rejection> rejections;             ///< the first ones
  std::map<std::string, std::size_t> uncounted;  ///< what the file says and nothing was made of, by its word
  std::vector<std::string> notes;                ///< sentences
  Revision revision;                             ///< the newest afterwards
};

inline constexpr std::size_t kRejectionsToldMax = 1000;

/// For a terminal: counts, a table of lists, the first faults.
[[nodiscard]] std::string text_of(const Report& report, std::size_t faults_shown);
/// As one JSON object.
[[nodiscard]] std::string json_of(const Report& report);

}  // namespace ecgraph::import
