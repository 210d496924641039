#pragma once
// The two days that a comparison is of: `before` and `after`.

#include <string_view>

#include "server/routes/call.hpp"

namespace ecgraph::routes {

/// Two days, the first before the second.
struct ComparedDays {
  Day before, after;
};

/// `before` and `after` as given (empty: not given), resolved; kUnreadable, naming the parameter and what to
/// write instead, when one is missing or no day, or when the second does not come after the first.
[[nodiscard]] Result<ComparedDays> compared_days(Call& call, std::string_view before, std::string_view after);

/// Refuses a parameter that says when, beside days that are compared.
[[nodiscard]] Failure no_day_beside_compared(Parameter parameter);

}  // namespace ecgraph::routes
