#pragma once
// What the {id} of a path stands for.

#include <optional>
#include <string_view>

#include "server/routes/call.hpp"

namespace ecgraph::routes {

/// The entity of the path: by id, or by a name that leads to the id's own address.
struct Addressed {
  std::optional<EntityNo> entity;
  std::optional<Redirect> elsewhere;
};
/// `rest` is what the path has after the {id}: `/relations`, or nothing; `before` is what stands before it.
/// kNotFound when it names nothing.
[[nodiscard]] Result<Addressed> addressed_entity(Call& call, std::string_view rest,
                                                 std::string_view before = "/v1/entities/");

/// The error of a relation's address that never stood at the revision asked.
[[nodiscard]] Error no_such_relation(const Call& call);

}  // namespace ecgraph::routes
