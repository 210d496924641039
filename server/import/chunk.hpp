#pragma once
// A piece of a file as changes to the graph: what one transaction records.

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "graph/model/transaction.hpp"
#include "server/import/record.hpp"
#include "server/import/report.hpp"

namespace ecgraph::import {

/// What a record comes to, if its changes are taken.
struct PlannedRecord {
  enum class Outcome : std::uint8_t { kAdded, kChanged, kUnchanged, kEnded, kDuplicate, kRejected };
  Place place;
  std::optional<EntityId> list;
  Outcome outcome = Outcome::kUnchanged;
  bool by_id = false, by_name = false;
  std::string field, reason;  ///< of kRejected
};

/// Changes, and the records that they come from.
struct Chunk {
  static constexpr std::size_t kNobody = static_cast<std::size_t>(-1);

  std::vector<PlannedRecord> records;
  std::vector<Change> changes;
  std::vector<std::size_t> owners;              ///< parallel to the changes: their record, or kNobody
  std::map<std::string, std::size_t> entities;  ///< id → the change that tells the entity
  std::map<std::string, std::size_t> uncounted;

  /// Adds a change of the newest record.
  std::size_t add(Change change) {
    changes.push_back(std::move(change));
    owners.push_back(records.empty() ? kNobody : records.size() - 1);
    return changes.size() - 1;
  }
};

/// Adds what became of a chunk's records.
void tally(Report& report, const Chunk& chunk);

}  // namespace ecgraph::import
