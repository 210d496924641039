#pragma once
// JSON as it leaves the program. Boost.JSON's own serializer writes 3.2 as 3.2E0 and cannot indent; this one
// writes numbers the way a person would, exactly.

#include <boost/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "schema/decimal.hpp"

namespace ecgraph::render {

/// A decimal as a JSON number. Whole ones are int64; others are a double where its shortest notation is the
/// same text. The few that no double holds (16 to 18 digits) are wrapped, see `wrapped_digits`: `append_json`
/// and the tabular formats write their digits, Boost.JSON's serializer must not be used on them.
[[nodiscard]] boost::json::value exact_number(const Decimal& decimal);

/// The digits that `exact_number` had to wrap, or nothing.
[[nodiscard]] std::optional<std::string_view> wrapped_digits(const boost::json::value& value);

/// The shortest text that reads back as this number, without an exponent where that is short; `null` for no
/// number.
[[nodiscard]] std::string number_text(double number);

enum class Layout { kCompact, kIndented };

/// Appends `value`. Indented: two spaces a level, and the value's own closing bracket stands at level
/// `depth`.
void append_json(std::string& out, const boost::json::value& value, Layout layout = Layout::kCompact,
                 int depth = 0);

/// Appends a JSON string with its quotes.
void append_json_string(std::string& out, std::string_view text);

/// The compact text of a value.
[[nodiscard]] std::string json_text(const boost::json::value& value);

}  // namespace ecgraph::render
