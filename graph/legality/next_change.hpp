#pragma once
// When an item's status changes next, by what is recorded already (legality.md, Margins).

#include <vector>

#include "graph/legality/answer.hpp"
#include "graph/legality/go_on.hpp"
#include "graph/legality/scene.hpp"

namespace ecgraph::legality {

/// For each item the first day after the question's last one on which its verdict, review policy,
/// exceptions, requirements or missing facts differ from those of that last day; nothing where the period
/// has no end, and for those before which `go_on` ended the work.
[[nodiscard]] std::vector<std::optional<NextChange>> next_changes(const World& world,
                                                                  const Question& question,
                                                                  const std::vector<const Item*>& items,
                                                                  const GoOn& go_on);

}  // namespace ecgraph::legality
