#pragma once
// The built-in data: seed/seed.json names its transactions in order, each a reason, an instant and files of
// statements.

#include <span>
#include <string>
#include <vector>

#include "graph/model/transaction.hpp"
#include "schema/embedded.hpp"
#include "schema/vocabulary.hpp"

namespace ecgraph::seed {

/// One transaction of the seed.
struct SeedTransaction {
  std::string reason;
  Instant recorded_at;
  std::vector<Statement> statements;
};

/// The built-in data, read.
struct Seed {
  std::string author;
  std::string digest;  ///< of all its files: two seeds with one digest are the same
  std::vector<SeedTransaction> transactions;
};

/// Reads seed.json and every file it names. A fault names its file, its place in it, and what is wrong; all
/// faults of all files are listed, and nothing is read half.
[[nodiscard]] Result<Seed> read_seed(std::span<const embedded::File> files, const Vocabulary& vocabulary);

}  // namespace ecgraph::seed
