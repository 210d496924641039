#pragma once
// How wide a text stands in a terminal, where Chinese letters take two columns and accents none.

#include <cstddef>
#include <string>
#include <string_view>

namespace ecgraph::render {

/// Columns that `text` takes, by Unicode's East Asian Width.
[[nodiscard]] std::size_t display_width(std::string_view text);

/// At most `columns` wide; what is cut off is replaced by …
[[nodiscard]] std::string cut_to_width(std::string_view text, std::size_t columns);

/// In one line and harmless to a terminal: line breaks, tabs and control characters become spaces, and the
/// marks that reverse the direction of what follows are dropped.
[[nodiscard]] std::string one_line(std::string_view text);

}  // namespace ecgraph::render
