#pragma once
// What to write instead of a date that cannot be read.

#include <string>
#include <string_view>

#include "schema/error.hpp"

namespace ecgraph {

/// The date or span that `text` most likely means, in the form that is read here (`202310` → `2023-10`,
/// `17.10.2023` → `2023-10-17`, `202X` → `2020/2029`), or nothing. May bear a mark of doubt where `text`
/// bears one.
[[nodiscard]] std::string date_meant(std::string_view text);

/// The sentence that refuses `text` as a date, with what to write instead. `Error.nearest` has that too.
[[nodiscard]] Failure not_a_date(std::string_view text);

/// `2023-03/2023-05` for EDTF's season 21 (spring) of 2023 and its like; empty when `code` is no season.
[[nodiscard]] std::string months_of_season(unsigned year, unsigned code);

}  // namespace ecgraph
