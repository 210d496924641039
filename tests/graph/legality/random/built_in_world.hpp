#pragma once
// The built-in data in the shape of a random world, so that random questions can be drawn of it.

#include "tests/support/legality_worlds/random_world.hpp"

namespace ecgraph::tests {

/// Its documents, and who appears in them: the firms that are listed, own or are owned, some countries of
/// each group, and the days on which a clause, listing, membership or holding begins or ends.
[[nodiscard]] RandomWorld built_in_world();

}  // namespace ecgraph::tests
