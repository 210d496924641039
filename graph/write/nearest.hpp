#pragma once
// Ids close to one that names nothing, for messages.

#include <string>
#include <string_view>
#include <vector>

namespace ecgraph::write {

/// At most three of `ids` (ordered) that differ from `id` by few letters or go on from it, the nearest first.
[[nodiscard]] std::vector<std::string> nearest(std::string_view id, const std::vector<std::string>& ids);

}  // namespace ecgraph::write
