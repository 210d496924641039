#pragma once
// How near two spellings are to each other. Works on folded names.

#include <cstddef>
#include <string>
#include <string_view>

#include "schema/nearest.hpp"

namespace ecgraph {

/// The code points of UTF-8 text.
[[nodiscard]] std::u32string letters_of(std::string_view text);

/// From 0 (nothing in common that counts) to 1 (the same): by edits when there are few for the length, else
/// by how much of the longer one the shorter is, when it begins it or stands in it; least by a series of
/// numbers that both are in.
[[nodiscard]] double likeness(std::u32string_view asked, std::u32string_view name);

}  // namespace ecgraph
