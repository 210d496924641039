#pragma once
// A published file into the graph: what is new, what changed, what is gone, and of which day the lists are
// whole.

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "graph/graph.hpp"
#include "server/import/listing_terms.hpp"
#include "server/import/record.hpp"
#include "server/import/report.hpp"

namespace ecgraph::import {

/// How many listings of a list one version may end before it is taken for a damaged file.
struct RemovalGuard {
  double share = 0.1;      ///< of those that stand
  std::size_t least = 10;  ///< so many are never too many
};

/// What is to be done with a file.
struct LoadRequest {
  std::string file;  ///< its name, for the report
  std::string author;
  std::string format;            ///< in which it is to be read; empty: the one that fits
  std::string prefix;            ///< of ids; empty: that of the publication
  std::optional<Day> as_of;      ///< else the day that the file states
  std::optional<EntityId> list;  ///< only what concerns this list
  bool accept_removals = false;  ///< whatever the guard says
  bool strict = false;           ///< record nothing when a record is rejected
  bool dry_run = false;          ///< record nothing
  RemovalGuard guard;
  std::size_t chunk_records = 1000;
  std::function<Instant()> clock = Instant::now;  ///< says when each transaction was recorded
};

/// Opens the file at its beginning; called once a pass.
using OpenReader = std::function<Result<std::unique_ptr<RecordReader>>()>;
/// Told how many of the file's bytes a step has read.
using OnRead = std::function<void(std::string_view step, std::uint64_t bytes)>;

/// Reads the file twice: first to see what it names, so that a damaged or older file is refused before
/// anything is recorded, then to record it, a transaction a chunk. Killed and run again it ends in the same
/// state; only the last transaction ends what is gone and states the coverage, and only of a file that was
/// read to its end.
[[nodiscard]] Result<Report> load(Graph& graph, const ListingTerms& terms, const OpenReader& open,
                                  const LoadRequest& request, const OnRead& on_read);

}  // namespace ecgraph::import
