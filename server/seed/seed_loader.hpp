#pragma once
// Loads the built-in data through the door that everybody uses.

#include "graph/graph.hpp"
#include "server/seed/seed_reader.hpp"

namespace ecgraph::seed {

/// What loading the built-in data did.
struct Loaded {
  std::size_t changed = 0;     ///< statements asserted, corrected or retracted
  std::size_t kept_local = 0;  ///< built-in statements that somebody changed here: theirs stay
};

/// Into an empty graph: the seed's transactions as they are, with the seed's author and instants, so that
/// every machine gets the same log. Over an older seed: one transaction of the differences, by the same
/// author; what others have changed since is left as they left it. Loading the same seed again changes
/// nothing.
[[nodiscard]] Result<Loaded> load_seed(Graph& graph, const Seed& seed);

}  // namespace ecgraph::seed
