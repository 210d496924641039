#pragma once
// Whether work on a question goes on: many items over a long period may take longer than anybody waits.

#include <functional>

namespace ecgraph::legality {

/// Asked before each item. Once false, it stays so: the work ends, and what it gives is not whole.
using GoOn = std::function<bool()>;

/// For whoever waits as long as it takes.
[[nodiscard]] inline bool to_the_end() { return true; }

}  // namespace ecgraph::legality
