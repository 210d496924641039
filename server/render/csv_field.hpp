#pragma once
// A field of CSV by RFC 4180.

#include <string>
#include <string_view>

namespace ecgraph::render {

/// Appends it, in quotes where it needs them.
void append_csv_field(std::string& out, std::string_view text);

}  // namespace ecgraph::render
