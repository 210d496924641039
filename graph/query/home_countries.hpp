#pragma once
// Which country an entity is of.

#include <optional>
#include <unordered_map>
#include <vector>

#include "graph/index/view.hpp"

namespace ecgraph {

/// Looks up an entity's country: itself, when it is of a type that headquarters may be in; else the entity
/// that its headquarters property names. Made once a question; remembers what it read.
class HomeCountries {
 public:
  explicit HomeCountries(const View& view);
  /// Nothing when it is not stated. Fails only when the store does.
  [[nodiscard]] Result<std::optional<EntityNo>> of(EntityNo entity);

 private:
  [[nodiscard]] Result<std::optional<EntityNo>> read(EntityNo entity) const;

  View view_;
  std::vector<bool> is_country_, has_headquarters_;  ///< by type of entity
  std::unordered_map<std::uint32_t, std::optional<EntityNo>> known_;
};

}  // namespace ecgraph
