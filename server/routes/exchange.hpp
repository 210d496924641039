#pragma once
// What becomes known of a request on its way, for the log, the counters and the problem documents.

#include <optional>
#include <string>

#include "graph/model/ids.hpp"

namespace ecgraph::routes {

struct Route;

/// Filled in step by step, also when the request comes to nothing.
struct Exchange {
  std::string id;                    ///< of the request; empty: it has none
  const Route* route = nullptr;      ///< none: the path leads nowhere
  std::string author;                ///< whose token; empty: it came without one
  std::optional<Revision> revision;  ///< that was answered from, or made
};

}  // namespace ecgraph::routes
