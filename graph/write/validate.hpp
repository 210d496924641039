#pragma once
// Whether a transaction may be recorded, and what of it changes something.

#include <span>
#include <vector>

#include "graph/index/view.hpp"
#include "graph/model/transaction.hpp"

namespace ecgraph::write {

/// What a valid transaction comes down to.
struct Plan {
  std::vector<std::size_t> effective;  ///< numbers of the changes that change something, ascending
  std::size_t unchanged = 0;           ///< changes that lead to what stands already
};

/// Holds the whole transaction against the vocabulary and the newest state. Fails with every fault, each with
/// its pointer
/// `/changes/<number>/<assert|correct|retract>/…`, in the order of the changes; with one sentence when the
/// graph has moved on from the revision that the transaction expects.
[[nodiscard]] Result<Plan> validate(const Transaction& transaction, const View& newest);

/// The faults of the changes that could be read, when others of the same transaction could not: references to
/// those (`unreadable`) are taken for granted.
[[nodiscard]] std::vector<Fault> faults_beside(const Transaction& transaction,
                                               std::span<const StatementKey> unreadable, const View& newest);

}  // namespace ecgraph::write
