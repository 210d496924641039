#pragma once
// The document of a stepwise traversal.

#include <vector>

#include "graph/query/traversal.hpp"
#include "schema/document.hpp"
#include "server/routes/call.hpp"

namespace ecgraph::routes {

/// A stepwise traversal, as asked.
struct SteppedQuestion {
  std::vector<EntityNo> from;
  std::vector<StepFilter> steps;  ///< at least one
  PathsShown shown = PathsShown::kShortest;
};

/// {"from", "at"?|"during"?, "holds"?, "public_by"?, "steps", "paths"?}; names are resolved, and what a step
/// does not say of time is the question's. Every fault with its place and what may stand there.
[[nodiscard]] Result<SteppedQuestion> read_stepped(Call& call, const Document& document);

/// `none`, `shortest`, `all`.
[[nodiscard]] std::optional<PathsShown> paths_shown(std::string_view word);

}  // namespace ecgraph::routes
