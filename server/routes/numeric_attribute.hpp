#pragma once
// `attribute`, where numbers are asked for: one that can be added up or followed over time.

#include <set>

#include "server/routes/call.hpp"

namespace ecgraph::routes {

/// Whether relations of the type can have the attribute.
[[nodiscard]] bool bears(const RelationTypeDeclaration& type, std::string_view attribute);

/// The numeric attribute that is asked for, of one of the types (none: of any), resolved. kUnreadable when
/// none is given, kUnprocessable when it is none, is no number, or is one that no such type has; both list
/// those that may be asked.
[[nodiscard]] Result<const ValueDeclaration*> numeric_attribute(Call& call,
                                                                const std::set<RelationType>& types);

}  // namespace ecgraph::routes
