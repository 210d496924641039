#pragma once
// The tests inside a rule: of the item, the destination and the end user.

#include "graph/model/rule.hpp"
#include "server/wire/object_reader.hpp"

namespace ecgraph::wire {

/// {"const"} | {"metric","op","value"} | {"all"} | {"any"} | {"not"} | {"predicate"} | {"item_in"} |
/// {"category_in"}
[[nodiscard]] ItemTest read_item_test(ObjectReader& reader, std::string_view name);
/// {"codes","groups","any","except_groups"} | {"all_except": codes}
[[nodiscard]] CountrySet read_countries(ObjectReader& reader, std::string_view name);
/// {"listed"} | {"owned_by_listed_at_least"} | {"military"} | {"hq_in"} | {"hq_or_ultimate_parent_in"};
/// absent: none.
[[nodiscard]] std::optional<EndUserTest> read_end_user_test(ObjectReader& reader, std::string_view name);

}  // namespace ecgraph::wire
