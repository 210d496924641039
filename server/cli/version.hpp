#pragma once
// Which version of the program this is.

#include <string_view>

namespace ecgraph::cli {

/// The program's version, from CMakeLists.txt.
inline constexpr std::string_view kVersion = ECGRAPH_VERSION;

}  // namespace ecgraph::cli
