#pragma once
// A recorded state, compiled for the legality engine.

#include <memory>

#include "graph/index/view.hpp"
#include "graph/legality/world.hpp"

namespace ecgraph {

/// Reads the statements that legality rests on and compiles them. Fails only when the store cannot be read.
[[nodiscard]] Result<std::shared_ptr<const legality::World>> read_world(const View& view);

}  // namespace ecgraph
